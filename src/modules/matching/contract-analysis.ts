import Type from 'typebox';
import { defineContract } from '../../ground/http/contract.ts';
import { parts } from './domain/missing.ts';

const Words = Type.Object({ zh: Type.String(), en: Type.String() });

export const analysisRoutes = defineContract({
  'GET /api/jobs/:id/analysis': {
    summary: {
      zh: '从岗位原文里读到的要求',
      en: 'What was read in a collected advertisement’s text, each with its place and why',
    },
    who: ['visitor', 'resident', 'agent', 'clerk', 'manager'],
    purpose: 'job-matching',
    params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
    reply: Type.Object({
      occupation: Type.Union([
        Type.Object({
          code: Type.String({ description: '职业分类大典 (2022)' }),
          name: Type.String(),
          confidence: Type.Number({ description: '0–1; below 0.8 it is unclear' }),
        }),
        Type.Null(),
      ]),
      read: Type.Array(
        Type.Object({
          what: Type.Enum([
            'skill',
            'certificate',
            'tool',
            'education',
            'experience',
            'hours',
            'strain',
            'odd',
          ]),
          name: Words,
          need: Type.Enum(['must', 'nice', 'told'], { description: 'told: it is said and not asked for' }),
          sure: Type.Boolean({ description: 'false: the words can mean something else too' }),
          start: Type.Integer({ description: 'UTF-16 units of the description' }),
          end: Type.Integer(),
          why: Words,
        }),
        { description: 'In the order of the text; empty where the job has no text of its own' },
      ),
      missing: Type.Array(Type.Enum(parts), { description: '人力资源市场暂行条例 art. 24' }),
    }),
  },
});
