import type { Context } from '../../../ground/context.ts';
import { say } from '../../../ground/events/say.ts';
import { fieldProblem, Problem } from '../../../ground/problem.ts';
import { type DocumentKind, type MediaType, mostDocuments, readDocument } from '../domain/document.ts';
import { employers, lockEmployer, subjectOf } from '../store.ts';

/** A document in a list; its content is read apart. */
export interface DocumentLine {
  documentId: string;
  kind: DocumentKind;
  mediaType: MediaType;
  bytes: number;
  givenAt: Date;
}

const place = (documentId: string) => ({
  table: 'employers.document',
  column: 'content_sealed',
  rowId: documentId,
});

/** The documents of an employer, the newest first, as far as this actor sees them. */
export async function listDocuments(ctx: Context, employerId: string): Promise<DocumentLine[]> {
  const rows = await employers(ctx)
    .selectFrom('document')
    .select(['document_id', 'kind', 'media_type', 'bytes', 'given_at'])
    .where('employer_id', '=', employerId)
    .orderBy('given_at', 'desc')
    .orderBy('document_id', 'desc')
    .execute();
  return rows.map((row) => ({
    documentId: row.document_id,
    kind: row.kind as DocumentKind,
    mediaType: row.media_type as MediaType,
    bytes: row.bytes,
    givenAt: row.given_at,
  }));
}

/**
 * Keeps a document, sealed. What it is, its first bytes say; its name is not kept.
 * @param content base64.
 * @throws Problem 422 on /content (`too-large`, `unknown-type`, `empty`), 409 `too-many-documents`.
 */
export async function addDocument(
  ctx: Context,
  input: { documentId: string; kind: DocumentKind; content: string },
): Promise<{ documentId: string }> {
  const employer = await lockEmployer(ctx, subjectOf(ctx));
  const content = Buffer.from(input.content, 'base64');
  const reading = readDocument(content);
  if (!reading.ok) throw fieldProblem('/content', reading.reason.code, reading.reason.detail);
  const kept = await listDocuments(ctx, employer.employer_id);
  if (kept.some(({ documentId }) => documentId === input.documentId)) return { documentId: input.documentId };
  if (kept.length >= mostDocuments) {
    throw new Problem(409, 'too-many-documents', {
      zh: `最多 ${mostDocuments} 份，请先删去不用的`,
      en: `At most ${mostDocuments}; please remove what is not needed first`,
    });
  }
  await employers(ctx)
    .insertInto('document')
    .values({
      employer_id: employer.employer_id,
      document_id: input.documentId,
      area_code: employer.area_code,
      area_lo: employer.area_lo,
      kind: input.kind,
      media_type: reading.value,
      bytes: content.length,
      content_sealed: ctx.cipher.seal(content, place(input.documentId)),
      given_at: ctx.clock.now(),
      given_by: ctx.actor.kind === 'staff' ? 'staff' : 'resident',
    })
    .execute();
  await say(ctx, 'employers.document-added@1', { employerId: employer.employer_id }, [
    `employer:${employer.employer_id}`,
  ]);
  return { documentId: input.documentId };
}

function noSuchDocument(): Problem {
  return new Problem(404, 'document-not-here', {
    zh: '这份材料不在了，请刷新',
    en: 'This document is not here any more; please reload',
  });
}

/** The content of a document that this actor may see. @throws Problem 404 `document-not-here`. */
export async function openDocument(
  ctx: Context,
  employerId: string,
  documentId: string,
): Promise<{ mediaType: MediaType; content: string }> {
  const row = await employers(ctx)
    .selectFrom('document')
    .select(['media_type', 'content_sealed'])
    .where('employer_id', '=', employerId)
    .where('document_id', '=', documentId)
    .executeTakeFirst();
  if (!row) throw noSuchDocument();
  const content = ctx.cipher.open(row.content_sealed, place(documentId)).toString('base64');
  return { mediaType: row.media_type as MediaType, content };
}

/**
 * Removes a document for good. What was handed in for a verification stays with it: the decision was made on it.
 * @throws Problem 404 `document-not-here`, 409 `document-in-use`.
 */
export async function removeDocument(ctx: Context, documentId: string): Promise<void> {
  const { employer_id: employerId } = await lockEmployer(ctx, subjectOf(ctx));
  const document = (await listDocuments(ctx, employerId)).find((each) => each.documentId === documentId);
  if (!document) throw noSuchDocument();
  if ((await lastHandedIn(ctx, employerId)) >= document.givenAt.getTime()) {
    throw new Problem(409, 'document-in-use', {
      zh: '已用于核验的材料要留存，不能删除',
      en: 'What was handed in for a verification is kept with it',
    });
  }
  await employers(ctx)
    .deleteFrom('document')
    .where('employer_id', '=', employerId)
    .where('document_id', '=', documentId)
    .execute();
}

/** The moment, in ms, when documents were last handed in; before all time where they never were. */
export async function lastHandedIn(ctx: Context, employerId: string): Promise<number> {
  const { last } = await employers(ctx)
    .selectFrom('verification')
    .select(({ fn }) => fn.max('handed_in_at').as('last'))
    .where('employer_id', '=', employerId)
    .where('state', '<>', 'withdrawn')
    .executeTakeFirstOrThrow();
  return last === null ? Number.NEGATIVE_INFINITY : new Date(last).getTime();
}
