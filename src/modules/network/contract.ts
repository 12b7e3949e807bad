import Type from 'typebox';
import { defineContract } from '../../ground/http/contract.ts';
import { listCodes } from './domain/freshness.ts';

const everybody = ['visitor', 'resident', 'agent', 'clerk', 'manager'];
const staff = ['clerk', 'manager'];
const closed = { additionalProperties: false } as const;

const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Words = Type.Object({ zh: Type.String(), en: Type.String() });
const GivenWords = Type.Object(
  { zh: Type.String({ minLength: 1, maxLength: 200 }), en: Type.String({ maxLength: 400 }) },
  closed,
);
const Id = Type.String({ format: 'uuid' });
const AreaCode = Type.String({ pattern: '^[0-9]{12}$' });
const Code = Type.String({ pattern: '^[a-z0-9-]{1,40}$' });
const FunctionCode = Type.String({ pattern: '^F[1-8]$' });
const Phone = Type.String({ pattern: '^[0-9-]{3,20}$' });
const Day = Type.String({ format: 'date' });
const Time = Type.String({ pattern: '^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$' });
const Station = Type.Object({ id: Id }, closed);

const Span = Type.Object({ from: Type.String(), to: Type.String() });
const GivenSpan = Type.Object({ from: Time, to: Time }, closed);
const Hours = Type.Object({ days: Type.Array(Type.Integer()), from: Type.String(), to: Type.String() });
const GivenHours = Type.Object(
  {
    days: Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), { minItems: 1, maxItems: 7 }),
    from: Time,
    to: Time,
  },
  closed,
);
const Next = Nullable(Type.Object({ day: Type.String(), from: Type.String(), certain: Type.Boolean() }));
const Freshness = Type.Enum(['fresh', 'due', 'overdue', 'unchecked']);
const Named = Type.Object({ stationId: Type.String(), name: Type.String() });
const Staff = Type.Object({
  name: Type.String(),
  forWhat: Type.String(),
  phone: Nullable(Type.String()),
});
const GivenStaff = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 30 }),
    forWhat: Type.String({ minLength: 1, maxLength: 60 }),
    phone: Nullable(Phone),
  },
  closed,
);

const Card = Type.Object({
  stationId: Type.String(),
  name: Type.String(),
  areaCode: Type.String(),
  kind: Nullable(Type.Object({ code: Type.String(), name: Words })),
  address: Type.String(),
  phone: Type.String(),
  staffed: Type.Boolean({ description: 'False: a machine, nobody to talk to' }),
  hours: Type.Array(Hours),
  today: Type.Array(Span, { description: 'When it is open today; none is closed all day' }),
  openUntil: Nullable(Type.String()),
  opensNext: Next,
  certain: Type.Boolean({ description: 'False where this year’s holidays are not published' }),
  distanceKm: Nullable(Type.Number({ description: 'Straight line' })),
  roughly: Type.Boolean({ description: 'The distance is to the centre of its area' }),
  functions: Type.Array(Type.String()),
  marks: Type.Array(Words),
  checkedOn: Nullable(Type.String()),
  freshness: Freshness,
});

const Line = Type.Object({
  itemId: Type.String(),
  title: Words,
  words: Words,
  phone: Nullable(Type.String()),
  link: Nullable(Type.String()),
  source: Nullable(Type.String()),
  areaCode: Type.String(),
  own: Type.Boolean({ description: 'Of this station, not inherited from an area above' }),
  checkedOn: Nullable(Type.String()),
  freshness: Freshness,
  doubtedOn: Nullable(Type.String({ description: 'Since when a report about it is being looked at' })),
});

const StationPage = Type.Object({
  stationId: Type.String(),
  name: Type.String(),
  kind: Nullable(Type.Object({ code: Type.String(), name: Words, does: Words })),
  level: Type.Integer(),
  operator: Nullable(Type.Object({ kind: Type.String(), name: Nullable(Type.String()) })),
  marks: Type.Array(Words),
  areaCode: Type.String(),
  address: Type.String(),
  way: Nullable(Type.String()),
  place: Nullable(Type.Object({ lat: Type.Number(), lon: Type.Number(), precision: Type.String() })),
  phone: Type.String(),
  staffed: Type.Boolean(),
  hours: Type.Array(Hours),
  keepsHolidays: Type.Boolean(),
  openUntil: Nullable(Type.String()),
  opensNext: Next,
  week: Type.Array(
    Type.Object({
      day: Type.String(),
      spans: Type.Array(Span),
      why: Nullable(Words),
      certain: Type.Boolean(),
    }),
  ),
  exceptions: Type.Array(Type.Object({ day: Type.String(), spans: Type.Array(Span), why: Type.String() })),
  staff: Type.Array(Staff),
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
  functions: Type.Array(Type.String()),
  accessibility: Type.Array(
    Type.Object({ code: Type.String(), name: Words, no: Words, has: Nullable(Type.Boolean()) }),
  ),
  signDays: Nullable(Type.Array(Type.Integer())),
  lists: Type.Array(
    Type.Object({
      code: Type.Enum([...listCodes]),
      name: Words,
      icon: Type.String(),
      items: Type.Array(Line),
    }),
  ),
  reasons: Type.Array(Type.Object({ code: Type.String(), name: Words })),
  checkedOn: Nullable(Type.String()),
  expiresOn: Type.String(),
  freshness: Freshness,
  doubtedOn: Nullable(Type.String()),
  closed: Nullable(
    Type.Object({ on: Type.String(), reason: Nullable(Type.String()), into: Nullable(Named) }),
  ),
});

const Area = Type.Object({
  code: Type.String(),
  name: Type.String(),
  fullName: Type.String(),
  level: Type.Integer({ minimum: 1, maximum: 5 }),
  hasChildren: Type.Boolean(),
});

const OutcomeOf = Type.Enum(['confirmed', 'corrected', 'taken-down']);

export const contract = defineContract({
  'GET /api/stations': {
    summary: { zh: '附近的站点', en: 'Stations, the nearest one that is open now first' },
    who: everybody,
    purpose: 'look-up',
    list: { name: 'stations', of: 'area', rows: 'stations', who: ['clerk', 'manager'] },
    query: Type.Object(
      {
        area: Type.Optional(AreaCode),
        near: Type.Optional(AreaCode),
        lat: Type.Optional(Type.Number({ minimum: 3, maximum: 54 })),
        lon: Type.Optional(Type.Number({ minimum: 73, maximum: 136 })),
        kind: Type.Optional(Code),
        function: Type.Optional(FunctionCode),
        item: Type.Optional(Code),
        open: Type.Optional(Type.Boolean()),
        stepFree: Type.Optional(Type.Boolean()),
        staffed: Type.Optional(Type.Boolean()),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
      },
      closed,
    ),
    reply: Type.Object({ stations: Type.Array(Card) }),
  },
  'GET /api/stations/kinds': {
    summary: { zh: '站点类型和事项', en: 'Kinds of stations, what each does, and the service items' },
    who: everybody,
    purpose: 'look-up',
    reply: Type.Object({
      kinds: Type.Array(
        Type.Object({ code: Type.String(), name: Words, does: Words, source: Type.String() }),
      ),
      items: Type.Array(
        Type.Object({ code: Type.String(), name: Words, function: Type.String(), source: Type.String() }),
      ),
    }),
  },
  'GET /api/stations/:id': {
    summary: {
      zh: '一个站点',
      en: 'One station: hours of the week, items, staff, accessibility, lists, who answers for it',
    },
    who: everybody,
    purpose: 'look-up',
    params: Station,
    reply: StationPage,
  },
  'POST /api/stations': {
    summary: { zh: '开一个站点', en: 'Open a station in one’s own area' },
    who: ['manager'],
    purpose: 'publishing',
    body: Type.Object(
      {
        stationId: Id,
        name: Type.String({ minLength: 2, maxLength: 40 }),
        kind: Code,
        areaCode: AreaCode,
        address: Type.String({ minLength: 1, maxLength: 100 }),
        phone: Phone,
        hours: Type.Array(GivenHours, { minItems: 1, maxItems: 14 }),
        items: Type.Array(Code, { maxItems: 60, uniqueItems: true }),
        place: Nullable(
          Type.Object(
            {
              lat: Type.Number({ minimum: 3, maximum: 54 }),
              lon: Type.Number({ minimum: 73, maximum: 136 }),
            },
            closed,
          ),
        ),
      },
      closed,
    ),
    reply: Type.Object({ stationId: Type.String() }),
  },
  'POST /api/stations/:id/close': {
    summary: { zh: '撤并站点', en: 'Close a station from today, or merge it into another' },
    who: ['manager'],
    purpose: 'publishing',
    params: Station,
    body: Type.Object(
      { reason: Type.String({ minLength: 2, maxLength: 100 }), mergedInto: Nullable(Id) },
      closed,
    ),
    reply: Type.Object({ closed: Type.Literal(true) }),
  },
  'PUT /api/stations/:id': {
    summary: { zh: '改站点信息', en: 'Change a station of one’s own area; its check counts from today' },
    who: staff,
    purpose: 'publishing',
    params: Station,
    body: Type.Object(
      {
        phone: Type.Optional(Phone),
        address: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
        way: Type.Optional(Nullable(Type.String({ maxLength: 200 }))),
        hours: Type.Optional(Type.Array(GivenHours, { maxItems: 14 })),
        keepsHolidays: Type.Optional(Type.Boolean()),
        staff: Type.Optional(Type.Array(GivenStaff, { maxItems: 20 })),
        accessibility: Type.Optional(Type.Record(Code, Type.Boolean())),
        items: Type.Optional(Type.Array(Code, { maxItems: 60, uniqueItems: true })),
        signDays: Type.Optional(
          Nullable(Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), { maxItems: 7 })),
        ),
      },
      closed,
    ),
    reply: Type.Object({ expiresOn: Type.String() }),
  },
  'PUT /api/stations/:id/days/:day': {
    summary: { zh: '哪天不一样', en: 'Other hours on one day, or closed' },
    who: staff,
    purpose: 'publishing',
    params: Type.Object({ id: Id, day: Day }, closed),
    body: Type.Object(
      { spans: Type.Array(GivenSpan, { maxItems: 4 }), why: Type.String({ minLength: 1, maxLength: 60 }) },
      closed,
    ),
    reply: Type.Object({ kept: Type.Literal(true) }),
  },
  'DELETE /api/stations/:id/days/:day': {
    summary: { zh: '照平常开', en: 'As every week again' },
    who: staff,
    purpose: 'publishing',
    params: Type.Object({ id: Id, day: Day }, closed),
    reply: Type.Object({ kept: Type.Literal(true) }),
  },
  'POST /api/items': {
    summary: { zh: '发布清单条目', en: 'Publish an entry of a list for a station or an area' },
    who: staff,
    purpose: 'publishing',
    body: Type.Object(
      {
        itemId: Id,
        list: Type.Enum([...listCodes]),
        title: GivenWords,
        words: GivenWords,
        phone: Nullable(Phone),
        link: Nullable(Type.String({ pattern: '^https?://', maxLength: 300 })),
        source: Nullable(Type.String({ maxLength: 200 })),
        for: Type.Union([
          Type.Object({ stationId: Id }, closed),
          Type.Object({ areaCode: AreaCode }, closed),
        ]),
      },
      closed,
    ),
    reply: Type.Object({ published: Type.Literal(true) }),
  },
  'POST /api/items/:item/wrong': {
    summary: { zh: '这里写错了', en: 'Report something published as wrong; nobody has to be signed in' },
    who: everybody,
    purpose: 'publishing',
    perMinute: 12,
    params: Type.Object({ item: Id }, closed),
    body: Type.Object(
      {
        reportId: Id,
        stationId: Id,
        reason: Code,
        words: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
      },
      closed,
    ),
    reply: Type.Object({ station: Type.String(), lookedAtBy: Nullable(Type.String()) }),
  },
  'GET /api/my/reports': {
    summary: { zh: '我反映的', en: 'What I reported and what became of it' },
    who: ['resident'],
    purpose: 'look-up',
    list: { name: 'my-reports', of: 'subject', rows: 'reports' },
    reply: Type.Object({
      reports: Type.Array(
        Type.Object({
          reportId: Type.String(),
          title: Words,
          reason: Words,
          station: Named,
          madeAt: Type.String(),
          answer: Nullable(OutcomeOf),
          answeredAt: Nullable(Type.String()),
        }),
      ),
    }),
  },
  'GET /api/tasks': {
    summary: { zh: '要核对的', en: 'What is published by the stations of my area and is to be checked' },
    who: staff,
    purpose: 'publishing',
    list: { name: 'tasks', of: 'area', rows: 'tasks' },
    query: Type.Object({ state: Type.Optional(Type.Enum(['open', 'done'])) }, closed),
    reply: Type.Object({
      tasks: Type.Array(
        Type.Object({
          taskId: Type.String(),
          why: Type.Enum(['reported', 'overdue']),
          dueOn: Type.String(),
          late: Type.Boolean(),
          kind: Type.Enum(['station', 'contact', 'list-entry']),
          station: Named,
          mine: Type.Boolean(),
          mayChange: Type.Boolean(),
          item: Line,
          openedAt: Type.String(),
          outcome: Nullable(OutcomeOf),
          doneAt: Nullable(Type.String()),
          reports: Type.Array(
            Type.Object({ reason: Words, words: Nullable(Type.String()), madeAt: Type.String() }),
          ),
        }),
      ),
    }),
  },
  'POST /api/tasks/:task/done': {
    summary: { zh: '核对完了', en: 'It was right, it is mended, or it is no longer shown' },
    who: staff,
    purpose: 'publishing',
    params: Type.Object({ task: Id }, closed),
    body: Type.Object(
      {
        outcome: OutcomeOf,
        correction: Type.Optional(
          Type.Object(
            {
              title: Type.Optional(GivenWords),
              words: Type.Optional(GivenWords),
              phone: Type.Optional(Nullable(Phone)),
              link: Type.Optional(Nullable(Type.String({ pattern: '^https?://', maxLength: 300 }))),
            },
            closed,
          ),
        ),
      },
      closed,
    ),
    reply: Type.Object({ done: Type.Literal(true) }),
  },
  'GET /api/areas/:code/children': {
    summary: { zh: '下一级地区', en: 'The areas one level below' },
    who: everybody,
    purpose: 'look-up',
    params: Type.Object({ code: AreaCode }),
    reply: Type.Object({ path: Type.Array(Area), areas: Type.Array(Area) }),
  },
  'GET /api/areas': {
    summary: { zh: '按名字找地区', en: 'Areas by name' },
    who: everybody,
    purpose: 'look-up',
    query: Type.Object(
      { search: Type.String({ minLength: 1, maxLength: 30 }), within: Type.Optional(AreaCode) },
      closed,
    ),
    reply: Type.Object({ areas: Type.Array(Area) }),
  },
});
