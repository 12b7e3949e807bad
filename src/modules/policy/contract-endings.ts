import Type from 'typebox';
import { defineContract } from '../../ground/http/contract.ts';

// As for doubts: who answers for an area answers for what is told there.
const officers = ['manager'];
const closed = { additionalProperties: false } as const;
const Id = Type.String({ pattern: '^[PD]\\d\\d$', maxLength: 3 });
const Day = Type.String({ format: 'date' });

/** Policies whose last day comes near, as tasks. */
export const endingsContract = defineContract({
  'GET /api/policies/endings': {
    summary: {
      zh: '快到期的政策',
      en: 'Policies that end soon or have ended, and nobody has said what follows',
    },
    who: officers,
    purpose: 'look-up',
    list: { name: 'policy-endings', of: 'area', rows: 'endings' },
    reply: Type.Object({
      endings: Type.Array(
        Type.Object({
          id: Type.String(),
          name: Type.Object({ zh: Type.String(), en: Type.String() }),
          until: Type.String(),
          daysLeft: Type.Integer({ description: 'Below 0: it is over' }),
          dueOn: Type.String({ description: 'By this day it should be known what follows' }),
          late: Type.Boolean(),
        }),
      ),
    }),
  },
  'POST /api/policies/:id/ending': {
    summary: { zh: '到期不再续', en: 'Nothing follows on the last day of a policy' },
    who: officers,
    purpose: 'look-up',
    params: Type.Object({ id: Id }, closed),
    body: Type.Object({ until: Day }, closed),
    reply: Type.Object({ done: Type.Literal(true) }),
  },
});
