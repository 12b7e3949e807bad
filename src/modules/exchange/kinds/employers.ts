import {
  addEmployersFromList,
  type EmployerFromList,
  kindOfCode,
  mayLackCode,
  readContactPhone,
  readCreditCode,
  readEmployerName,
  takeBackEmployers,
} from '../../employers/index.ts';
import { employersWithPostings } from '../../matching/index.ts';
import type { Spelling } from '../domain/cell.ts';
import type { Values } from '../domain/column.ts';
import { textIn } from '../domain/column.ts';
import { type PlacedFault, placed } from '../domain/row.ts';
import { sizeOf } from '../domain/size-of.ts';
import { areaTooWide } from './area-too-wide.ts';
import type { Kind, Outcome, ReadyRow } from './kind.ts';

type EmployerKind = EmployerFromList['kind'];

function spelled(reading: ReturnType<typeof readContactPhone>): Spelling {
  if (reading.ok) return { ok: true, value: reading.value };
  const { code, detail } = reading.reason;
  return { ok: false, faults: [{ code, reason: detail }] };
}

/** The readers of codes and telephones of employers, for every list that names one. */
export const employerReaders = {
  'contact-phone': (text) => spelled(readContactPhone(text)),
  'credit-code': (text) => {
    const reading = readCreditCode(text);
    return spelled(reading.ok ? { ok: true, value: reading.value.code } : reading);
  },
} satisfies Kind['readers'];

/** What an employer is: as the list says, else by its code. */
function kindOf({ kind, creditCode }: Values): EmployerKind | undefined {
  return typeof kind === 'string' ? (kind as EmployerKind) : kindOfCode(textIn(creditCode) ?? '');
}

function codeFaults(values: Values): PlacedFault[] {
  const code = textIn(values.creditCode);
  const kind = kindOf(values);
  if (kind === undefined) {
    return [
      code === null
        ? placed('creditCode', 'code-needed', '没有写信用代码', 'There is no credit code')
        : placed('kind', 'kind-unclear', '从代码看不出是哪类单位', 'The code does not say what kind it is'),
    ];
  }
  if (code === null) {
    return mayLackCode(kind)
      ? []
      : [placed('creditCode', 'code-needed', '这类单位要有信用代码', 'An employer of this kind has a code')];
  }
  if (kind === 'household')
    return [placed('kind', 'household-has-code', '有信用代码的不是家庭', 'A household has no credit code')];
  const byCode = kindOfCode(code);
  return byCode === undefined || byCode === kind
    ? []
    : [
        placed(
          'kind',
          'kind-differs',
          '和信用代码说的类型不一样',
          'The credit code says that it is another kind',
        ),
      ];
}

function nameFaults(values: Values): PlacedFault[] {
  const reading = readEmployerName(textIn(values.name) ?? '');
  return reading.ok || values.name === undefined
    ? []
    : [{ column: 'name', code: reading.reason.code, reason: reading.reason.detail }];
}

function employerOf({ values, subjectId }: ReadyRow): EmployerFromList {
  return {
    employerId: subjectId,
    creditCode: textIn(values.creditCode),
    name: textIn(values.name),
    kind: kindOf(values) ?? 'other',
    ...changeableOf(values),
  };
}

/** What of an employer a list may change, as it says it. */
function changeableOf(values: Values) {
  const { staffCount } = values;
  const size = textIn(values.size) ?? (typeof staffCount === 'number' ? sizeOf(staffCount) : null);
  return {
    industry: textIn(values.industry),
    size: size as EmployerFromList['size'] & string,
    areaCode: textIn(values.area) ?? '',
    address: textIn(values.address) ?? '',
    contactName: textIn(values.contactName) ?? '',
    contactPhone: textIn(values.contactPhone) ?? '',
  };
}

const refusals = {
  'name-differs': placed(
    'name',
    'name-differs',
    '这个代码登记的是另一个名称',
    'This code is registered under another name',
  ),
  'moves-away': placed(
    'area',
    'moves-away',
    '用工地不在本辖区',
    'The place of work is not in this service area',
  ),
};

/** Employers: known by their code, else by name and telephone; who is known is added to and never renamed. */
export const employers: Kind = {
  id: 'employers',
  readers: employerReaders,
  check: (values, { areas }) => [
    ...codeFaults(values),
    ...nameFaults(values),
    ...areaTooWide(values, 'area', areas),
  ],
  keyOf: ({ creditCode, name, contactPhone }) =>
    textIn(creditCode) ?? `${textIn(name)} ${textIn(contactPhone)}`,
  async commit(ctx, rows) {
    const done = await addEmployersFromList(ctx, rows.map(employerOf));
    return done.map((one): Outcome => {
      switch (one.done) {
        case 'name-differs':
        case 'moves-away':
          return { done: 'refused', faults: [refusals[one.done]] };
        case 'created':
          return { done: 'created', subjectId: one.employerId, before: {} };
        case 'changed':
          return { done: 'changed', subjectId: one.employerId, before: { ...one.before } };
        default:
          return { done: one.done, subjectId: one.employerId };
      }
    });
  },
  async undo(ctx, rows) {
    const posting = await employersWithPostings(
      ctx,
      rows.map(({ subjectId }) => subjectId),
    );
    const free = rows.filter(({ subjectId, outcome }) => outcome === 'changed' || !posting.has(subjectId));
    const done = await takeBackEmployers(
      ctx,
      free.map(({ subjectId, outcome, before, values }) => ({
        employerId: subjectId,
        created: outcome === 'created',
        before,
        told: changeableOf(values),
      })),
    );
    return rows.map((row) => done[free.indexOf(row)] ?? 'kept');
  },
};
