import Type from 'typebox';
import { defineContract } from '../../ground/http/contract.ts';

const closed = { additionalProperties: false } as const;
const Id = Type.String({ pattern: '^[PD]\\d\\d$', maxLength: 3 });

/** What a resident is entitled to without having asked. */
export const entitlementsContract = defineContract({
  'GET /api/my/entitlements': {
    summary: {
      zh: '我现在可以享受的',
      en: 'What I am entitled to by what is known of me, now or from a day on; nothing that is doubted',
    },
    who: ['resident'],
    purpose: 'look-up',
    list: { name: 'my-entitlements', of: 'subject', rows: 'policies' },
    reply: Type.Object({
      asOf: Type.String(),
      policies: Type.Array(
        Type.Object({
          id: Type.String(),
          name: Type.Object({ zh: Type.String(), en: Type.String() }),
          from: Type.Union([Type.String({ description: 'From that day on, not yet' }), Type.Null()]),
        }),
      ),
    }),
  },
  'POST /api/my/entitlements/put-away': {
    summary: { zh: '先收起来', en: 'Show these no more, until they change' },
    who: ['resident'],
    purpose: 'look-up',
    body: Type.Object({ policies: Type.Array(Id, { minItems: 1, maxItems: 100 }) }, closed),
    reply: Type.Object({ done: Type.Literal(true) }),
  },
});
