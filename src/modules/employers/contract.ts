import Type from 'typebox';
import { defineContract } from '../../ground/http/contract.ts';
import { documentKinds, longestDocument, mediaTypes } from './domain/document.ts';
import { kinds, sizes } from './domain/employer.ts';
import { comparisons, refusalCodes, states } from './domain/verification.ts';

const everybody = ['visitor', 'resident', 'agent', 'clerk', 'manager'];
const staff = ['clerk', 'manager'];
const closed = { additionalProperties: false } as const;

const Words = Type.Object({ zh: Type.String(), en: Type.String() });
const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Id = Type.String({ format: 'uuid' });
const Typed = (most: number) => Type.String({ minLength: 1, maxLength: most });
const Kind = Type.Enum([...kinds]);
const State = Type.Enum([...states]);
const DocumentKind = Type.Enum([...documentKinds]);
const MediaType = Type.Enum([...mediaTypes]);
const Empty = Type.Object({}, closed);
const Page = Type.Optional(Type.Integer({ minimum: 1, maximum: 500 }));

const Facts = Type.Object({
  employerId: Type.String(),
  name: Type.String(),
  kind: Kind,
  creditCode: Nullable(Type.String()),
  creditCodeShown: Nullable(Type.String()),
  industry: Nullable(Type.String()),
  size: Nullable(Type.Enum([...sizes])),
  areaCode: Type.String(),
  areaName: Type.String(),
  address: Nullable(Type.String({ description: 'Null for a household' })),
  place: Nullable(
    Type.Object({ lat: Type.Number(), lon: Type.Number(), precision: Type.Enum(['exact', 'area']) }),
  ),
  state: State,
  verified: Type.Boolean(),
  verifiedOn: Nullable(Type.String()),
  verifyAgainOn: Nullable(Type.String({ description: 'The last day on which the verification holds' })),
  closed: Type.Boolean(),
});

const Reasons = Type.Array(Type.Object({ code: Type.String(), words: Words }));

const Request = Type.Object({
  verificationId: Type.String(),
  state: Type.Enum(['waiting', 'wanting', 'verified', 'refused', 'withdrawn']),
  askedAt: Type.String(),
  handedInAt: Type.String(),
  dueOn: Type.String(),
  dueMayMove: Type.Boolean({ description: 'The working days of that year are not published yet' }),
  why: Words,
  wanted: Type.Array(DocumentKind),
  reasons: Reasons,
  note: Nullable(Type.String()),
  decidedAt: Nullable(Type.String()),
});

const Finding = Type.Enum([
  'agrees',
  'name-differs',
  'deregistered',
  'revoked',
  'status-unclear',
  'unknown',
  'not-reached',
]);

const Register = Type.Object({
  finding: Finding,
  words: Words,
  record: Nullable(
    Type.Object({
      creditCode: Type.String(),
      name: Type.String(),
      status: Type.String(),
      address: Nullable(Type.String()),
      type: Nullable(Type.String()),
      registeredOn: Nullable(Type.String()),
    }),
  ),
  askedAt: Type.String(),
  simulated: Type.Boolean({ description: 'The answer is a simulation’s: 模拟' }),
});

const Document = Type.Object({
  documentId: Type.String(),
  kind: DocumentKind,
  mediaType: MediaType,
  bytes: Type.Integer(),
  givenAt: Type.String(),
});
const Content = Type.Object({ mediaType: MediaType, content: Type.String({ description: 'base64' }) });

const Contact = Type.Object({ name: Type.String(), phone: Type.String(), address: Type.String() });
const MaskedContact = Nullable(Type.Object({ name: Type.String(), phone: Type.String() }));

const told = {
  creditCode: Nullable(Typed(60)),
  name: Nullable(Typed(200)),
  kind: Kind,
  industry: Type.Optional(Nullable(Type.String({ pattern: '^[A-T]$' }))),
  size: Type.Optional(Nullable(Type.Enum([...sizes]))),
  areaCode: Type.String({ pattern: '^[0-9]{12}$' }),
  address: Typed(400),
  contactName: Typed(60),
  contactPhone: Typed(40),
};

const note = Type.Optional(Type.String({ maxLength: 200 }));

export const contract = defineContract({
  'POST /api/register-look-ups': {
    summary: { zh: '按信用代码查登记信息', en: 'What the market register says of a credit code' },
    who: ['resident', 'agent', 'clerk'],
    purpose: 'look-up',
    perMinute: 20,
    body: Type.Object({ creditCode: Typed(60) }, closed),
    reply: Type.Object({
      creditCode: Type.String(),
      shown: Type.String(),
      respelled: Type.Boolean(),
      registered: Nullable(Type.Object({ name: Type.String(), verified: Type.Boolean() })),
      outcome: Type.Enum(['found', 'unknown', 'not-reached']),
      name: Nullable(Type.String()),
      address: Nullable(Type.String()),
      kind: Nullable(Kind),
      finding: Finding,
      findingWords: Words,
      askedAt: Type.String(),
      simulated: Type.Boolean(),
    }),
  },
  'GET /api/my/employers': {
    summary: { zh: '我的单位', en: 'The employers for which I may act' },
    who: ['resident', 'agent'],
    purpose: 'employer-service',
    reply: Type.Object({
      employers: Type.Array(
        Type.Object({
          employerId: Type.String(),
          name: Type.String(),
          kind: Kind,
          state: State,
          closed: Type.Boolean(),
        }),
      ),
    }),
  },
  'POST /api/employers': {
    summary: { zh: '登记用人单位', en: 'Register an employer' },
    who: ['resident', 'clerk'],
    purpose: 'employer-service',
    perMinute: 20,
    body: Type.Object({ employerId: Id, mandateId: Id, ...told }, closed),
    reply: Type.Object({ employerId: Type.String() }),
  },
  'POST /api/employers/join': {
    summary: { zh: '用加入码加入单位', en: 'Join an employer by a colleague’s code' },
    who: ['resident'],
    purpose: 'employer-service',
    perMinute: 10,
    body: Type.Object({ code: Typed(40), mandateId: Id }, closed),
    reply: Type.Object({ employerId: Type.String(), name: Type.String() }),
  },
  'POST /api/employers/search': {
    summary: { zh: '查找用人单位', en: 'Employers of my area, or by credit code' },
    who: staff,
    purpose: 'counter-service',
    body: Type.Object({ words: Type.Optional(Type.String({ maxLength: 100 })), page: Page }, closed),
    reply: Type.Object({
      employers: Type.Array(
        Type.Object({
          employerId: Type.String(),
          name: Type.String(),
          kind: Kind,
          state: State,
          areaName: Type.String(),
          closed: Type.Boolean(),
          creditCode: Nullable(Type.String()),
          contact: MaskedContact,
        }),
      ),
      more: Type.Boolean(),
    }),
  },
  'GET /api/employers/:employer': {
    summary: { zh: '用人单位公开信息', en: 'An employer as everybody sees it' },
    who: everybody,
    purpose: 'look-up',
    params: Type.Object({ employer: Id }, closed),
    reply: Facts,
  },
  'POST /api/employers/:employer/receive': {
    summary: { zh: '接待用人单位', en: 'Receive an employer at the counter or on the telephone' },
    who: staff,
    purpose: 'counter-service',
    params: Type.Object({ employer: Id }, closed),
    body: Type.Object({ visitId: Id, way: Type.Enum(['counter', 'telephone']) }, closed),
    reply: Type.Object({ visitId: Type.String(), employerId: Type.String(), name: Type.String() }),
  },
  'POST /api/employers/:employer/contact': {
    summary: { zh: '查看单位联系方式', en: 'Open an employer’s contact; it is written down' },
    who: staff,
    purpose: 'full-read',
    params: Type.Object({ employer: Id }, closed),
    body: Type.Object({ purpose: Type.Enum(['verification', 'counter-service', 'follow-up']) }, closed),
    reply: Contact,
  },
  'POST /api/employers/:employer/people': {
    summary: { zh: '窗口添加经办人', en: 'Let the person at the counter act for an employer' },
    who: ['clerk'],
    purpose: 'counter-service',
    params: Type.Object({ employer: Id }, closed),
    body: Type.Object({ mandateId: Id }, closed),
    reply: Type.Object({ added: Type.Literal(true) }),
  },
  'GET /api/employer': {
    summary: { zh: '本单位', en: 'The employer acted for, whole' },
    who: ['agent', 'clerk', 'manager'],
    purpose: 'employer-service',
    reply: Type.Object({
      ...Facts.properties,
      contact: Nullable(Contact),
      request: Nullable(Request),
      refused: Nullable(Type.Object({ reasons: Reasons, note: Nullable(Type.String()) })),
      missing: Type.Array(DocumentKind, { description: 'Documents without which nothing can be handed in' }),
      mayAsk: Type.Boolean(),
      renewFrom: Nullable(Type.String({ description: 'The first day on which to ask anew' })),
      documents: Type.Array(Type.Object({ ...Document.properties, removable: Type.Boolean() })),
      reads: Type.Array(
        Type.Object({
          at: Type.String(),
          by: Nullable(Type.String()),
          what: Type.Array(Type.String()),
          purpose: Type.String(),
        }),
      ),
    }),
  },
  'POST /api/employer': {
    summary: { zh: '修改本单位信息', en: 'Change what is known of the employer' },
    who: ['agent', 'clerk'],
    purpose: 'employer-service',
    body: Type.Partial(Type.Object(told), closed),
    reply: Type.Object({ changed: Type.Literal(true) }),
  },
  'POST /api/employer/closed': {
    summary: { zh: '停用或恢复单位', en: 'Close the employer, or open it again' },
    who: ['agent', 'clerk'],
    purpose: 'employer-service',
    body: Type.Object({ closed: Type.Boolean() }, closed),
    reply: Type.Object({ closed: Type.Boolean() }),
  },
  'POST /api/employer/documents': {
    summary: { zh: '上传材料', en: `Hand in a document: JPEG, PNG or PDF, at most ${longestDocument} bytes` },
    who: ['agent', 'clerk'],
    purpose: 'employer-service',
    perMinute: 30,
    body: Type.Object(
      {
        documentId: Id,
        kind: DocumentKind,
        content: Type.String({
          pattern: '^[A-Za-z0-9+/]+={0,2}$',
          maxLength: 252_000,
          description: 'base64',
        }),
      },
      closed,
    ),
    reply: Type.Object({ documentId: Type.String() }),
  },
  'GET /api/employer/documents/:document': {
    summary: { zh: '查看本单位材料', en: 'A document of the employer acted for' },
    who: ['agent', 'clerk'],
    purpose: 'employer-service',
    params: Type.Object({ document: Id }, closed),
    reply: Content,
  },
  'DELETE /api/employer/documents/:document': {
    summary: { zh: '删除材料', en: 'Remove a document that was not handed in yet' },
    who: ['agent', 'clerk'],
    purpose: 'employer-service',
    params: Type.Object({ document: Id }, closed),
    reply: Type.Object({ removed: Type.Literal(true) }),
  },
  'POST /api/employer/verification': {
    summary: { zh: '申请核验', en: 'Ask to be verified, or hand in what was wanted' },
    who: ['agent', 'clerk'],
    purpose: 'employer-service',
    body: Type.Object({ verificationId: Id }, closed),
    reply: Type.Object({
      verificationId: Type.String(),
      dueOn: Type.String(),
      dueMayMove: Type.Boolean(),
      why: Words,
    }),
  },
  'DELETE /api/employer/verification': {
    summary: { zh: '撤回核验申请', en: 'Take the request back' },
    who: ['agent', 'clerk'],
    purpose: 'employer-service',
    reply: Type.Object({ withdrawn: Type.Literal(true) }),
  },
  'GET /api/employer/people': {
    summary: { zh: '本单位经办人', en: 'Who acts for the employer' },
    who: ['agent', 'clerk'],
    purpose: 'employer-service',
    reply: Type.Object({
      people: Type.Array(
        Type.Object({
          mandateId: Type.String(),
          name: Type.String(),
          how: Type.Enum(['registered', 'code', 'counter', 'import']),
          since: Type.String(),
          me: Type.Boolean(),
        }),
      ),
    }),
  },
  'POST /api/employer/people/code': {
    summary: { zh: '取加入码', en: 'A code by which one colleague joins within ten minutes' },
    who: ['agent', 'clerk'],
    purpose: 'employer-service',
    perMinute: 10,
    body: Empty,
    reply: Type.Object({ code: Type.String(), shown: Type.String(), seconds: Type.Integer() }),
  },
  'POST /api/employer/people/:mandate/end': {
    summary: { zh: '结束经办', en: 'End a mandate, a colleague’s or one’s own' },
    who: ['agent', 'clerk'],
    purpose: 'employer-service',
    params: Type.Object({ mandate: Id }, closed),
    body: Empty,
    reply: Type.Object({ ended: Type.Literal(true) }),
  },
  'GET /api/verifications': {
    summary: { zh: '待核验单位', en: 'What waits to be verified in my area' },
    who: staff,
    purpose: 'verification',
    list: { name: 'verifications', of: 'area', rows: 'waiting' },
    reply: Type.Object({
      waiting: Type.Array(
        Type.Object({
          verificationId: Type.String(),
          employerId: Type.String(),
          name: Type.String(),
          kind: Kind,
          renewal: Type.Boolean(),
          handedInAt: Type.String(),
          dueOn: Type.String(),
          dueMayMove: Type.Boolean(),
          daysLeft: Type.Integer({ description: 'Calendar days; negative: overdue' }),
          finding: Nullable(Finding),
        }),
      ),
      overdue: Type.Integer(),
    }),
  },
  'GET /api/verifications/:verification': {
    summary: { zh: '一条核验', en: 'One request with documents and the register’s answer' },
    who: ['clerk'],
    purpose: 'verification',
    params: Type.Object({ verification: Id }, closed),
    reply: Type.Object({
      employer: Facts,
      contact: MaskedContact,
      request: Request,
      register: Nullable(Register),
      documents: Type.Array(Document),
      before: Type.Array(Request),
    }),
  },
  'POST /api/verifications/:verification/documents/:document': {
    summary: { zh: '查看核验材料', en: 'Read a document to verify; it is written down' },
    who: ['clerk'],
    purpose: 'verification',
    params: Type.Object({ verification: Id, document: Id }, closed),
    body: Empty,
    reply: Content,
  },
  'POST /api/verifications/:verification/register': {
    summary: { zh: '重新查登记信息', en: 'Ask the register again' },
    who: ['clerk'],
    purpose: 'verification',
    perMinute: 30,
    params: Type.Object({ verification: Id }, closed),
    body: Empty,
    reply: Type.Object({ register: Nullable(Register) }),
  },
  'POST /api/employers/:employer/decision': {
    summary: { zh: '核验决定', en: 'Verify, refuse with reasons, or ask for a document' },
    who: ['clerk'],
    purpose: 'verification',
    params: Type.Object({ employer: Id }, closed),
    body: Type.Union([
      Type.Object(
        {
          outcome: Type.Literal('verify'),
          compared: Type.Array(Type.Enum([...comparisons]), { uniqueItems: true, maxItems: 5 }),
        },
        closed,
      ),
      Type.Object(
        {
          outcome: Type.Literal('refuse'),
          reasons: Type.Array(Type.Enum([...refusalCodes]), { minItems: 1, maxItems: 5, uniqueItems: true }),
          note,
        },
        closed,
      ),
      Type.Object(
        {
          outcome: Type.Literal('want'),
          documents: Type.Array(DocumentKind, { minItems: 1, maxItems: 5, uniqueItems: true }),
          note,
        },
        closed,
      ),
    ]),
    reply: Type.Object({ decided: Type.Literal(true) }),
  },
});
