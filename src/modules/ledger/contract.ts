import Type from 'typebox';
import { defineContract } from '../../ground/http/contract.ts';
import { reversalReasons } from './domain/event.ts';

const everybody = ['visitor', 'resident', 'agent', 'clerk', 'manager'];
const closed = { additionalProperties: false } as const;

const Words = Type.Object({ zh: Type.String(), en: Type.String() });
const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Id = Type.String({ format: 'uuid' });
const Moment = Type.String({ format: 'date-time' });
const Day = Type.String({ format: 'date' });
const Hex = Type.String({ description: 'Hexadecimal' });

const SignedHead = {
  head: Type.String({ description: 'The canonical text that was signed' }),
  signature: Hex,
  publicKey: Hex,
};

const Services = Type.Object({
  services: Type.Array(
    Type.Object({
      eventId: Type.String(),
      recordedAs: Type.String({ description: 'The person, or the id of who was merged into him' }),
      givenAt: Moment,
      kind: Words,
      item: Words,
      function: Type.String(),
      station: Nullable(Type.String()),
      staff: Nullable(Type.Object({ name: Nullable(Type.String()) })),
      takenBack: Nullable(Type.Object({ at: Moment, reason: Type.Enum([...reversalReasons]) })),
      provable: Type.Boolean({ description: 'A signed head covers it' }),
    }),
  ),
});

export const contract = defineContract({
  'GET /api/my/services': {
    summary: { zh: '我的服务记录', en: 'What the ledger has recorded about me' },
    who: ['resident'],
    purpose: 'own-data',
    list: { name: 'my-services', of: 'subject', rows: 'services' },
    reply: Services,
  },
  'GET /api/people/:person/services': {
    summary: {
      zh: '给这位居民办过的服务',
      en: 'What the ledger has recorded about a person, for the clerk who serves him',
    },
    who: ['clerk', 'manager'],
    purpose: 'counter-service',
    list: { name: 'person-services', of: 'subject', rows: 'services' },
    params: Type.Object({ person: Id }, closed),
    reply: Services,
  },
  'GET /api/my/services/:id/proof': {
    summary: { zh: '核验我的一条服务记录', en: 'The proof that a record about me stands in the ledger' },
    who: ['resident'],
    purpose: 'own-data',
    params: Type.Object({ id: Id }, closed),
    reply: Type.Object({
      // null until the next head
      proof: Nullable(
        Type.Object({
          event: Type.String(),
          body: Nullable(Type.String()),
          salt: Nullable(Hex),
          chain: Type.Integer(),
          index: Type.Integer(),
          chainSize: Type.Integer(),
          path: Type.Array(Hex),
          chainPath: Type.Array(Hex),
          ...SignedHead,
        }),
      ),
    }),
  },
  'GET /api/stations/:id/visits': {
    summary: { zh: '一个站点的服务人次', en: 'Service visits of a station, and what was left out' },
    who: ['clerk', 'manager'],
    purpose: 'service-count',
    params: Type.Object({ id: Id }, closed),
    query: Type.Object({ from: Day, to: Day }, closed),
    reply: Type.Object({
      visits: Type.Integer(),
      events: Type.Integer(),
      removed: Type.Array(Type.Object({ reason: Type.String(), words: Words, events: Type.Integer() })),
      byFunction: Type.Array(Type.Object({ function: Type.String(), visits: Type.Integer() })),
      definitions: Type.Array(
        Type.Object({
          version: Type.Integer(),
          validFrom: Day,
          rule: Words,
          formula: Words,
          owner: Words,
          notRecorded: Type.Array(Words),
        }),
      ),
    }),
  },
  'GET /api/ledger/heads': {
    summary: {
      zh: '台账的签名账头',
      en: 'The newest signed heads of the ledger, for whoever wants to be a witness',
    },
    who: everybody,
    purpose: 'look-up',
    reply: Type.Object({
      heads: Type.Array(
        Type.Object({ number: Type.Integer(), madeAt: Moment, size: Type.Integer(), ...SignedHead }),
      ),
    }),
  },
  'GET /api/ledger/heads/:number': {
    summary: {
      zh: '一个账头的全部',
      en: 'A signed head with its 64 chains, as leye ledger verify --head takes it',
    },
    who: everybody,
    purpose: 'look-up',
    params: Type.Object({ number: Type.Integer({ minimum: 1, maximum: 2_147_483_647 }) }, closed),
    reply: Type.Object({
      ...SignedHead,
      chains: Type.Array(Type.Object({ size: Type.Integer(), root: Hex })),
    }),
  },
});
