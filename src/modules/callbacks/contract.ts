import Type from 'typebox';
import { defineContract } from '../../ground/http/contract.ts';
import { results, suitsCodes } from './domain/callback.ts';

const asking = ['visitor', 'resident'];
const staff = ['clerk', 'manager'];
const closed = { additionalProperties: false } as const;

const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Id = Type.String({ format: 'uuid' });
const FunctionCode = Type.String({ pattern: '^F[1-8]$' });
const Named = Type.Object({ stationId: Type.String(), name: Type.String() });
const Due = Type.Object({ at: Type.String(), certain: Type.Boolean() });
const Callback = Type.Object({ callback: Id }, closed);
const State = Type.Enum(['waiting', 'taken', 'reached', 'unreached', 'wrong-number', 'withdrawn']);
const Suits = Type.Enum([...suitsCodes]);

export const contract = defineContract({
  'GET /api/callbacks/offer': {
    summary: { zh: '什么时候打给我', en: 'By when a station calls whoever asks now' },
    who: asking,
    purpose: 'look-up',
    query: Type.Object({ station: Type.Optional(Id) }, closed),
    reply: Type.Object({
      station: Type.Object({ stationId: Type.String(), name: Type.String(), phone: Nullable(Type.String()) }),
      minutes: Type.Integer({ description: 'Open minutes within which it is promised to call' }),
      due: Type.Object({
        today: Nullable(Due),
        morning: Nullable(Due),
        afternoon: Nullable(Due),
        any: Nullable(Due),
      }),
      phone: Nullable(Type.String({ description: 'The number on record, masked' })),
    }),
  },
  'POST /api/callbacks': {
    summary: { zh: '请给我打电话', en: 'Ask a station to call' },
    who: asking,
    purpose: 'contact-person',
    perMinute: 6,
    body: Type.Object(
      {
        callbackId: Id,
        stationId: Type.Optional(Id),
        about: Type.Optional(FunctionCode),
        words: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
        suits: Suits,
        phone: Type.Optional(Type.String({ maxLength: 30 })),
        name: Type.Optional(Type.String({ minLength: 1, maxLength: 30 })),
      },
      closed,
    ),
    reply: Type.Object({ station: Named, due: Due, phone: Type.String() }),
  },
  'GET /api/my/callbacks': {
    summary: { zh: '我请的回电', en: 'What I asked to be called about, and how far it is' },
    who: ['resident'],
    purpose: 'look-up',
    list: { name: 'my-callbacks', of: 'subject', rows: 'callbacks' },
    reply: Type.Object({
      callbacks: Type.Array(
        Type.Object({
          callbackId: Type.String(),
          station: Named,
          about: Nullable(Type.String()),
          words: Nullable(Type.String()),
          phone: Type.String(),
          askedAt: Type.String(),
          dueAt: Type.String(),
          dueCertain: Type.Boolean(),
          againAt: Nullable(Type.String()),
          state: State,
          tries: Type.Integer(),
          done: Nullable(Type.String()),
          closedAt: Nullable(Type.String()),
        }),
      ),
    }),
  },
  'POST /api/my/callbacks/:callback/withdraw': {
    summary: { zh: '不用打了', en: 'No need to call any more' },
    who: ['resident'],
    purpose: 'contact-person',
    params: Callback,
    body: Type.Object({}, closed),
    reply: Type.Object({ withdrawn: Type.Literal(true) }),
  },
  'GET /api/callbacks': {
    summary: { zh: '要回的电话', en: 'Who is to be called, by deadline' },
    who: staff,
    purpose: 'contact-person',
    list: { name: 'callbacks', of: 'area', rows: 'callbacks' },
    query: Type.Object({ view: Type.Optional(Type.Enum(['open', 'closed'])) }, closed),
    reply: Type.Object({
      tries: Type.Integer(),
      callbacks: Type.Array(
        Type.Object({
          callbackId: Type.String(),
          station: Named,
          own: Type.Boolean(),
          signedIn: Type.Boolean(),
          name: Nullable(Type.String()),
          phone: Type.String(),
          about: Nullable(Type.String()),
          words: Nullable(Type.String()),
          suits: Suits,
          askedAt: Type.String(),
          dueAt: Type.String(),
          late: Type.Boolean(),
          againAt: Nullable(Type.String()),
          state: State,
          tries: Type.Integer(),
          mine: Type.Boolean(),
          mayTake: Type.Boolean(),
          served: Nullable(Type.String()),
          done: Nullable(Type.String()),
        }),
      ),
    }),
  },
  'POST /api/callbacks/:callback/take': {
    summary: { zh: '我来打', en: 'I call' },
    who: staff,
    purpose: 'contact-person',
    params: Callback,
    body: Type.Object({}, closed),
    reply: Type.Object({ taken: Type.Literal(true) }),
  },
  'POST /api/callbacks/:callback/full': {
    summary: { zh: '看要打的号码', en: 'Name and number in full, written down with who looked' },
    who: staff,
    purpose: 'contact-person',
    params: Callback,
    body: Type.Object({}, closed),
    reply: Type.Object({ phone: Type.String(), name: Nullable(Type.String()) }),
  },
  'POST /api/callbacks/:callback/call': {
    summary: { zh: '打得怎么样', en: 'How the call went' },
    who: staff,
    purpose: 'contact-person',
    params: Callback,
    body: Type.Object(
      {
        result: Type.Enum([...results]),
        served: Type.Optional(FunctionCode),
        done: Type.Optional(Type.String({ minLength: 1, maxLength: 300 })),
        againAt: Type.Optional(Type.String({ format: 'date-time' })),
      },
      closed,
    ),
    reply: Type.Object({ state: State }),
  },
});
