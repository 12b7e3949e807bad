import type { Routes } from '../../ground/http/contract.ts';
import { askNext, readHires, seeResults } from './actions/calculate.ts';
import { handAnswers, takeAnswers } from './actions/hand-answers.ts';
import { seeHires } from './actions/see-hires.ts';
import { seePlans } from './actions/see-plans.ts';
import { tryOut } from './actions/try-out.ts';
import type { calculatorContract } from './contract-calculator.ts';

export const calculatorRoutes: Routes<typeof calculatorContract> = {
  'POST /api/calculator': async (ctx, { body }) => askNext(ctx, body),
  'POST /api/calculator/results': async (ctx, { body }) => seeResults(ctx, body),
  'POST /api/calculator/plans': async (ctx, { body }) => seePlans(ctx, body),
  'POST /api/calculator/what-if': async (ctx, { body }) => tryOut(ctx, body),
  'POST /api/calculator/hires': async (_ctx, { body }) => readHires(body.text),
  'GET /api/employer/hires': (ctx) => seeHires(ctx),
  'POST /api/calculator/code': async (ctx, { body }) => handAnswers(ctx, body),
  'POST /api/calculator/taken': async (ctx, { body }) => takeAnswers(ctx, body.code),
};
