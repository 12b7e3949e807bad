import { type Day, dayOf, daysBetween } from '../../../ground/clock/day.ts';
import type { Context } from '../../../ground/context.ts';
import { employersNamed, type NamedEmployer } from '../../employers/index.ts';
import {
  addPostingsFromList,
  checkWording,
  offeredPay,
  type PostingFromList,
  readExperience,
  readOffered,
  readOwnPosting,
  withdrawUntouched,
} from '../../matching/index.ts';
import type { Around, Spelling } from '../domain/cell.ts';
import { fault, textIn, type Values } from '../domain/column.ts';
import { type PlacedFault, placed } from '../domain/row.ts';
import { employerReaders } from './employers.ts';
import type { Kind, Outcome, ReadyRow } from './kind.ts';
import { answersOf, columnOf, payOf } from './posting-answers.ts';

/** Pay in its one spelling; what it comes to a month is shown where it is counted otherwise. */
function readPay(text: string, unit: '' | '/月'): Spelling {
  const read = readOffered(/[月天日时年件]/.test(text) ? text : `${text}${unit}`);
  if (!read.ok) return { ok: false, faults: [{ code: read.code, reason: read.detail }] };
  const { printed, aMonth } = offeredPay(read.pay);
  if (aMonth !== null)
    return { ok: true, value: printed, fix: 'pay-converted', shown: `${printed}（合 ${aMonth}）` };
  return printed === text ? { ok: true, value: printed } : { ok: true, value: printed, fix: 'pay-spelled' };
}

function readYears(text: string): Spelling {
  const bare = text.normalize('NFKC').trim();
  const { years } = readExperience(
    /^\d+$/.test(bare) ? Number(bare) : null,
    /^\d+$/.test(bare) ? null : bare,
  );
  const found = years ?? (/^(无|没有|无要求|不要求)$/.test(bare) ? 0 : null);
  if (found !== null) {
    const value = String(found);
    return { ok: true, value, ...(value === bare ? {} : { fix: 'years-read', shown: `${value} 年` }) };
  }
  const words = `“${text.slice(0, 20)}”`;
  return { ok: false, faults: [fault('years-unclear', `${words}看不出要几年`, `${words} names no years`)] };
}

function payFaults(values: Values): PlacedFault[] {
  const pay = payOf(values);
  if (!pay) return [placed('pay', 'needed', '没有写最少给多少钱', 'The least pay is missing')];
  return pay.unit === null
    ? [
        placed(
          pay.column,
          'pay-unit-missing',
          '没写是一个月、一天还是一小时的',
          'It does not say what the pay is for',
        ),
      ]
    : [];
}

const longestDays = 180;

function lastDayFaults({ validUntil }: Values, today: Day): PlacedFault[] {
  if (typeof validUntil !== 'string') return [];
  const days = daysBetween(today, validUntil as Day);
  if (days < 1)
    return [placed('validUntil', 'over-already', `${validUntil} 已经过了`, `${validUntil} is over`)];
  return days > longestDays
    ? [
        placed(
          'validUntil',
          'holds-too-long',
          `最多写 ${longestDays} 天以后`,
          `At most ${longestDays} days from now`,
        ),
      ]
    : [];
}

/** What the law asks for and the row lacks, by the rules of the form. */
function formFaults(values: Values, { today, areas }: Around): PlacedFault[] {
  const read = readOwnPosting(answersOf(values, today), (code) => areas.find(code) !== undefined);
  if (!('problems' in read)) return [];
  return read.problems.map(({ field, code, detail }) => ({
    column: columnOf(field, values),
    code,
    reason: detail,
  }));
}

/** Words that the law forbids, with what to write instead. */
function wordingFaults(values: Values, today: Day): PlacedFault[] {
  const {
    title,
    duties,
    address,
    'pay-rule': payRule,
    hours,
    certificates,
    welfare,
  } = answersOf(values, today);
  const texts = { title, duties, address, 'pay-rule': payRule, hours, certificates, welfare };
  return checkWording(texts as Parameters<typeof checkWording>[0])
    .filter(({ level }) => level === 'unlawful')
    .map(({ field, words, says, better }) =>
      placed(
        columnOf(field, values),
        'unlawful-wording',
        `“${words}”：${says.zh}。${better.zh}`,
        `“${words}”: ${says.en}. ${better.en}`,
      ),
    );
}

const once = (faults: readonly PlacedFault[]) =>
  faults.filter(
    ({ column, code }, at) =>
      code === 'unlawful-wording' || faults.findIndex((other) => other.column === column) === at,
  );

const check: Kind['check'] = (values, around) => {
  const employer =
    values.employer === undefined && values.creditCode === undefined
      ? [placed('employer', 'needed', '没有写是哪家单位', 'It does not say which employer')]
      : [];
  return once([
    ...employer,
    ...payFaults(values),
    ...lastDayFaults(values, around.today),
    ...formFaults(values, around),
    ...wordingFaults(values, around.today),
  ]);
};

const refused = (faults: PlacedFault): Outcome => ({ done: 'refused', faults: [faults] });

/** The employer of a row, or what becomes of the row without. */
function employerOf(
  { values }: ReadyRow,
  found: readonly NamedEmployer[],
  area: Context['scope']['area'],
): NamedEmployer | Outcome {
  const code = textIn(values.creditCode);
  const name = textIn(values.employer);
  const fitting = found.filter((one) => (code === null ? one.name === name : one.creditCode === code));
  const [employer, other] = fitting;
  const column = code === null ? 'employer' : 'creditCode';
  if (!employer)
    return refused(placed(column, 'employer-unknown', '这家单位还没登记', 'This employer is not registered'));
  if (other)
    return refused(placed(column, 'employer-unclear', '有不止一家叫这个名称', 'More than one is called so'));
  if (!area || employer.areaLo < area.lo || employer.areaLo > area.hi)
    return { done: 'elsewhere', subjectId: null };
  if (name !== null && employer.name !== name)
    return refused(
      placed(
        'employer',
        'name-differs',
        '这个代码登记的是另一个名称',
        'This code is registered under another name',
      ),
    );
  return employer.closed
    ? refused(placed(column, 'employer-closed', '这家单位已经停用', 'This employer is closed'))
    : employer;
}

function postingOf(
  { values, subjectId, takenAs }: ReadyRow,
  employerId: string,
  today: Day,
): PostingFromList {
  return {
    postingId: subjectId,
    employerId,
    answers: answersOf(values, today),
    title: textIn(values.title) ?? '',
    place: textIn(values.place) ?? '',
    occupation: textIn(values.occupation),
    validUntil: (textIn(values.validUntil) ?? '') as Day,
    replaces: takenAs,
  };
}

const applied = placed(
  null,
  'posting-applied',
  '原来的岗位已经有人投了，不能换内容',
  'People have applied to the posting as it was; it cannot be replaced',
);

/** Own postings of employers that are registered: the same employer and number, or title, place and last day, is the same posting. */
export const postings: Kind = {
  id: 'postings',
  readers: {
    ...employerReaders,
    pay: (text) => readPay(text, ''),
    'month-pay': (text) => readPay(text, '/月'),
    years: readYears,
  },
  check,
  titles: {
    column: 'title',
    said: { into: 'occupation', write: (said) => [...said.values()][0] ?? '' },
  },
  keyOf: ({ creditCode, employer, number, title, place, validUntil }) =>
    JSON.stringify([
      creditCode ?? employer,
      ...(number === undefined ? [title, place, validUntil] : [number]),
    ]),
  async commit(ctx, rows) {
    const found = await employersNamed(ctx, {
      codes: rows.flatMap(({ values }) => textIn(values.creditCode) ?? []),
      names: rows.flatMap(({ values }) => textIn(values.employer) ?? []),
    });
    const whose = rows.map((row) => employerOf(row, found, ctx.scope.area));
    const today = dayOf(ctx.clock.now());
    const added = await addPostingsFromList(
      ctx,
      rows.flatMap((row, at) => {
        const employer = whose[at];
        return employer && 'employerId' in employer ? [postingOf(row, employer.employerId, today)] : [];
      }),
    );
    let at = 0;
    return whose.map((one): Outcome => {
      if (!('employerId' in one)) return one;
      const done = added[at];
      at += 1;
      switch (done?.done) {
        case 'created':
          return { done: 'created', subjectId: done.postingId, before: {} };
        case 'changed':
          return { done: 'changed', subjectId: done.postingId, before: done.before };
        case 'unchanged':
          return { done: 'unchanged', subjectId: done.postingId };
        default:
          return refused(applied);
      }
    });
  },
  // What was withdrawn for a new one does not come back: the list is brought in again.
  undo: (ctx, rows) =>
    withdrawUntouched(
      ctx,
      rows.map(({ subjectId }) => subjectId),
    ),
};
