import type { Context } from '../../ground/context.ts';
import type { Routes } from '../../ground/http/contract.ts';
import { decideAlike } from './actions/imports/decide-alike.ts';
import { failedRows, template } from './actions/imports/hand-out.ts';
import { mendEverywhere } from './actions/imports/mend-everywhere.ts';
import { dropRow, mendRow } from './actions/imports/mend-row.ts';
import {
  chooseSheet,
  commitImport,
  dropImport,
  readRows,
  tryImport,
  undoCommitted,
} from './actions/imports/move-import.ts';
import { sayTitle } from './actions/imports/say-title.ts';
import { sayTitleEverywhere } from './actions/imports/say-title-everywhere.ts';
import { listImports, listKinds, listRows, lookOf, seeImport } from './actions/imports/see-import.ts';
import { addPart, starterOf, startImport } from './actions/imports/start-import.ts';
import type { importsContract } from './contract-imports.ts';
import type { ImportRow } from './store-imports.ts';

const look = (ctx: Context) => (row: ImportRow) => lookOf(ctx, row);

export const importsRoutes: Routes<typeof importsContract> = {
  'GET /api/imports/kinds': (ctx) => listKinds(ctx),
  'GET /api/imports/kinds/:kind/template': (ctx, { params }) => template(ctx, params.kind),
  'GET /api/imports': (ctx) => listImports(ctx).then((imports) => ({ imports })),
  'POST /api/imports': (ctx, { body }) => startImport(ctx, body, starterOf(ctx)).then(look(ctx)),
  'POST /api/imports/:import/parts/:part': (ctx, { params, body }) =>
    addPart(ctx, params.import, params.part, Buffer.from(body.content, 'base64')),
  'GET /api/imports/:import': (ctx, { params }) => seeImport(ctx, params.import),
  'POST /api/imports/:import/sheet': (ctx, { params, body }) =>
    chooseSheet(ctx, params.import, body.sheet).then(look(ctx)),
  'POST /api/imports/:import/read': (ctx, { params, body }) =>
    readRows(ctx, params.import, body.columns, body.lacks).then(look(ctx)),
  'GET /api/imports/:import/rows': (ctx, { params, query }) => listRows(ctx, params.import, query),
  'PUT /api/imports/:import/rows/:line': (ctx, { params, body }) =>
    mendRow(ctx, params.import, params.line, body),
  'POST /api/imports/:import/rows/:line/alike': (ctx, { params, body }) =>
    decideAlike(ctx, params.import, params.line, body),
  'POST /api/imports/:import/rows/:line/occupation': (ctx, { params, body }) =>
    sayTitle(ctx, params.import, params.line, body),
  'POST /api/imports/:import/occupations': (ctx, { params, body }) =>
    sayTitleEverywhere(ctx, params.import, body),
  'POST /api/imports/:import/everywhere': (ctx, { params, body }) => mendEverywhere(ctx, params.import, body),
  'POST /api/imports/:import/rows/:line/drop': (ctx, { params }) => dropRow(ctx, params.import, params.line),
  'POST /api/imports/:import/try': (ctx, { params }) => tryImport(ctx, params.import).then(look(ctx)),
  'POST /api/imports/:import/commit': (ctx, { params, body }) =>
    commitImport(ctx, params.import, body.line).then(look(ctx)),
  'POST /api/imports/:import/undo': (ctx, { params }) => undoCommitted(ctx, params.import).then(look(ctx)),
  'POST /api/imports/:import/drop': (ctx, { params }) => dropImport(ctx, params.import).then(look(ctx)),
  'POST /api/imports/:import/failed': (ctx, { params }) => failedRows(ctx, params.import),
};
