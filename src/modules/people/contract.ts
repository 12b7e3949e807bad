import Type from 'typebox';
import { defineContract } from '../../ground/http/contract.ts';
import { purposes } from '../access/index.ts';

const everybody = ['visitor', 'resident', 'agent', 'clerk', 'manager'];
const staff = ['clerk', 'manager'];
const closed = { additionalProperties: false } as const;

const Words = Type.Object({ zh: Type.String(), en: Type.String() });
const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Id = Type.String({ format: 'uuid' });
const Person = Type.Object({ person: Id }, closed);
const AreaCode = Type.String({ pattern: '^[0-9]{12}$' });
const FactId = Type.String({ pattern: '^[a-z]+\\.[a-z_]+$', maxLength: 60 });
const Typed = Type.String({ minLength: 1, maxLength: 60 });

const Value = Type.Union([
  Type.Null(),
  Type.Boolean(),
  Type.Number(),
  Type.String({ maxLength: 200 }),
  Type.Array(Type.String({ maxLength: 200 }), { maxItems: 50 }),
]);

const ToldFacts = Type.Object(
  {
    facts: Type.Array(
      Type.Object(
        { fact: FactId, value: Value, validFrom: Type.Optional(Type.String({ format: 'date' })) },
        closed,
      ),
      { minItems: 1, maxItems: 50 },
    ),
  },
  closed,
);

const Groups = Type.Array(
  Type.Object({
    id: Type.String(),
    label: Words,
    facts: Type.Array(
      Type.Object({
        fact: Type.String(),
        label: Words,
        known: Type.Boolean(),
        hidden: Type.Boolean(),
        masked: Type.Boolean(),
        value: Value,
        words: Nullable(Words),
        source: Nullable(
          Type.Object({ kind: Type.Enum(['self', 'counter', 'department', 'rule']), name: Nullable(Words) }),
        ),
        validFrom: Nullable(Type.String()),
        recordedOn: Nullable(Type.String()),
        stale: Type.Boolean(),
        ownWord: Type.Boolean({ description: 'Whether the person may change it himself' }),
      }),
    ),
  }),
);

const Option = Type.Object({
  code: Type.String(),
  zh: Type.String(),
  en: Type.String(),
  hint: Type.Optional(Words),
});

const SignInNumbers = { challengeId: Id, idNumber: Typed, phone: Typed };

export const contract = defineContract({
  'GET /api/facts': {
    summary: { zh: '资料目录', en: 'The facts that are kept about people, as they are asked' },
    who: everybody,
    purpose: 'look-up',
    reply: Type.Object({
      groups: Type.Array(
        Type.Object({
          id: Type.String(),
          label: Words,
          facts: Type.Array(
            Type.Object({
              id: Type.String(),
              type: Type.String(),
              label: Words,
              question: Nullable(Words),
              why: Nullable(Words),
              options: Type.Optional(Type.Array(Option)),
              unit: Type.Optional(Words),
              lowest: Type.Optional(Type.Integer()),
              highest: Type.Optional(Type.Integer()),
              longest: Type.Optional(Type.Integer()),
              most: Type.Optional(Type.Integer()),
              heldBy: Nullable(Words),
              from: Type.Array(Type.String()),
              staleAfter: Nullable(Type.Integer({ description: 'Months' })),
            }),
          ),
        }),
      ),
    }),
  },
  'POST /api/session/resident/code': {
    summary: { zh: '发送登录验证码', en: 'Send a sign-in code to a phone' },
    who: everybody,
    purpose: 'sign-in',
    perMinute: 30,
    body: Type.Object(SignInNumbers, closed),
    reply: Type.Object({
      sent: Type.Literal(true),
      demoCode: Nullable(Type.String({ description: 'The code itself, in a demonstration only' })),
    }),
  },
  'POST /api/session/resident': {
    summary: { zh: '居民登录', en: 'Resident sign in' },
    who: everybody,
    purpose: 'sign-in',
    perMinute: 30,
    body: Type.Object(
      {
        ...SignInNumbers,
        code: Type.String({ pattern: '^[0-9]{6}$' }),
        personId: Id,
        name: Type.Optional(Typed),
        residenceArea: Type.Optional(AreaCode),
      },
      closed,
    ),
    reply: Type.Object({ signedIn: Type.Literal(true), personId: Type.String() }),
  },
  'GET /api/my/data': {
    summary: { zh: '我的资料', en: 'Everything that is known about me, and who has read it' },
    who: ['resident'],
    purpose: 'own-data',
    list: { name: 'my-data', of: 'subject', rows: 'groups.facts' },
    reply: Type.Object({
      area: Type.Object({ code: Type.String(), name: Type.String() }),
      groups: Groups,
      reads: Type.Array(
        Type.Object({
          at: Type.String(),
          by: Nullable(Type.String()),
          station: Nullable(Type.String()),
          purpose: Type.String(),
          what: Type.Array(Type.String()),
        }),
      ),
    }),
  },
  'POST /api/my/facts': {
    summary: { zh: '更正我的资料', en: 'Correct facts about me' },
    who: ['resident'],
    purpose: 'own-data',
    body: ToldFacts,
    reply: Type.Object({ recorded: Type.Literal(true) }),
  },
  'POST /api/people/search': {
    summary: { zh: '查找本辖区居民', en: 'People of my area, masked' },
    who: staff,
    purpose: 'counter-service',
    body: Type.Object(
      {
        name: Type.Optional(Typed),
        phoneEnd: Type.Optional(Type.String({ pattern: '^[0-9]{4}$' })),
        page: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
      },
      closed,
    ),
    reply: Type.Object({
      people: Type.Array(
        Type.Object({
          personId: Type.String(),
          name: Type.String(),
          idNumber: Type.String(),
          phone: Nullable(Type.String()),
          area: Type.String(),
          registeredOn: Type.String(),
        }),
      ),
      more: Type.Boolean(),
    }),
  },
  'POST /api/people/receive': {
    summary: { zh: '接待居民', en: 'Receive a person at the counter' },
    who: staff,
    purpose: 'counter-service',
    body: Type.Object(
      {
        visitId: Id,
        personId: Id,
        idNumber: Typed,
        name: Typed,
        phone: Type.Optional(Typed),
        residenceArea: Type.Optional(AreaCode),
      },
      closed,
    ),
    reply: Type.Object({
      visitId: Type.String(),
      personId: Type.String(),
      created: Type.Boolean(),
      name: Type.String(),
      idNumber: Type.String(),
      phone: Nullable(Type.String()),
      nameDiffers: Type.Boolean({ description: 'The name on record is another; compare the card' }),
    }),
  },
  'GET /api/visits/today': {
    summary: { zh: '今天接待的居民', en: 'Whom I have received today, masked' },
    who: staff,
    purpose: 'counter-service',
    list: { name: 'visits-today', of: 'area', rows: 'visits' },
    reply: Type.Object({
      visits: Type.Array(
        Type.Object({
          visitId: Type.String(),
          personId: Type.String(),
          name: Nullable(
            Type.String({
              description: 'Masked; null where the visit is over and another area has the person',
            }),
          ),
          beganAt: Type.String(),
          open: Type.Boolean(),
        }),
      ),
    }),
  },
  'GET /api/people/:person': {
    summary: { zh: '居民画像', en: 'What is known of a person, masked, each with source and date' },
    who: staff,
    purpose: 'counter-service',
    params: Person,
    reply: Type.Object({ personId: Type.String(), name: Type.String(), area: Type.String(), groups: Groups }),
  },
  'POST /api/people/:person/facts': {
    summary: { zh: '窗口登记资料', en: 'Record at the counter what a person says' },
    who: staff,
    purpose: 'counter-service',
    params: Person,
    body: ToldFacts,
    reply: Type.Object({ recorded: Type.Literal(true) }),
  },
  'POST /api/people/:person/full': {
    summary: { zh: '查看完整资料', en: 'Read facts in full; it is written down with its purpose' },
    who: staff,
    purpose: 'full-read',
    params: Person,
    body: Type.Object(
      {
        purpose: Type.Enum([...purposes]),
        facts: Type.Array(FactId, { minItems: 1, maxItems: 50, uniqueItems: true }),
      },
      closed,
    ),
    reply: Type.Object({
      facts: Type.Array(Type.Object({ fact: Type.String(), value: Value, words: Nullable(Words) })),
    }),
  },
});
