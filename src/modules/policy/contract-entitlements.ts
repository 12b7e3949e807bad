import Type from 'typebox';
import { defineContract } from '../../ground/http/contract.ts';

const closed = { additionalProperties: false } as const;
const Id = Type.String({ pattern: '^[PD]\\d\\d$', maxLength: 3 });

const Entitlements = Type.Object({
  asOf: Type.String(),
  policies: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.Object({ zh: Type.String(), en: Type.String() }),
      from: Type.Union([Type.String({ description: 'From that day on, not yet' }), Type.Null()]),
    }),
  ),
});
const Away = Type.Object({ policies: Type.Array(Id, { minItems: 1, maxItems: 100 }) }, closed);
const Done = Type.Object({ done: Type.Literal(true) });

/** What a resident, or an employer, is entitled to without having asked. */
export const entitlementsContract = defineContract({
  'GET /api/my/entitlements': {
    summary: {
      zh: '我现在可以享受的',
      en: 'What I am entitled to by what is known of me, now or from a day on; nothing that is doubted',
    },
    who: ['resident'],
    purpose: 'look-up',
    list: { name: 'my-entitlements', of: 'subject', rows: 'policies' },
    reply: Entitlements,
  },
  'POST /api/my/entitlements/put-away': {
    summary: { zh: '先收起来', en: 'Show these no more, until they change' },
    who: ['resident'],
    purpose: 'look-up',
    body: Away,
    reply: Done,
  },
  'GET /api/employer/entitlements': {
    summary: {
      zh: '单位现在可以享受的',
      en: 'What the employer acted for is entitled to by what is known of it, now or from a day on; nothing that is doubted',
    },
    who: ['agent'],
    purpose: 'look-up',
    reply: Entitlements,
  },
  'POST /api/employer/entitlements/put-away': {
    summary: { zh: '单位的先收起来', en: 'Show these of the employer no more, until they change' },
    who: ['agent'],
    purpose: 'look-up',
    body: Away,
    reply: Done,
  },
});
