import Type from 'typebox';
import { defineContract } from '../../ground/http/contract.ts';

const everybody = ['visitor', 'resident', 'agent', 'clerk', 'manager'];
const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Words = Type.Object({ zh: Type.String(), en: Type.String() });

const Line = {
  id: Type.String(),
  name: Words,
  short: Words,
  source: Type.Array(Type.String()),
};

export const contract = defineContract({
  'GET /api/groups': {
    summary: { zh: '按人群的入口', en: 'Entrances by group, each with its source' },
    who: everybody,
    purpose: 'look-up',
    reply: Type.Object({
      groups: Type.Array(Type.Object({ ...Line, parts: Type.Array(Type.Object(Line)) })),
    }),
  },
  'GET /api/groups/:group': {
    summary: { zh: '给这类人的服务', en: 'What there is for a group' },
    who: everybody,
    purpose: 'look-up',
    params: Type.Object({ group: Type.String({ maxLength: 60 }) }, { additionalProperties: false }),
    reply: Type.Object({
      id: Type.String(),
      name: Words,
      source: Type.Array(Type.String()),
      within: Nullable(Words),
      parts: Type.Array(Type.Object({ id: Type.String(), short: Words })),
      functions: Type.Array(Type.String()),
      labels: Type.Array(Type.Object({ code: Type.String(), name: Words })),
      items: Type.Array(
        Type.Object({
          code: Type.String(),
          name: Words,
          function: Type.String(),
          bring: Type.Array(Words),
          minutes: Type.Integer(),
          start: Nullable(Type.String()),
        }),
      ),
      kinds: Type.Array(Type.Object({ code: Type.String(), name: Words, does: Words })),
    }),
  },
  'GET /api/my/groups': {
    summary: { zh: '您可能属于', en: 'Groups that I may belong to, and by which facts' },
    who: ['resident'],
    purpose: 'look-up',
    reply: Type.Object({
      groups: Type.Array(
        Type.Object({
          id: Type.String(),
          name: Words,
          because: Type.Array(Type.Object({ fact: Type.String(), label: Words, certified: Type.Boolean() })),
        }),
      ),
    }),
  },
});
