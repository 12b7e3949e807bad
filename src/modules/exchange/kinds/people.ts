import { ageOn } from '../../../ground/clock/age.ts';
import { parseDay } from '../../../ground/clock/day.ts';
import { loadOccupations } from '../../../ground/occupations/load.ts';
import { writeSaid } from '../../matching/index.ts';
import {
  addFromList,
  facts,
  type Likeness,
  type PersonFromList,
  readIdNumber,
  readPersonName,
  readPhone,
  takeBackFromList,
} from '../../people/index.ts';
import type { Spelling } from '../domain/cell.ts';
import { textIn, type Value, type Values } from '../domain/column.ts';
import type { PlacedFault } from '../domain/row.ts';
import { keepersOf } from '../store-duplicates.ts';
import { areaTooWide } from './area-too-wide.ts';
import type { Kind, Outcome, ReadyRow } from './kind.ts';
import { numberAreaDoubt } from './number-area.ts';

type Reading = ReturnType<typeof readPhone>;

/** A reading of the people's module as a cell's. */
function spelled(reading: Reading, fix?: string): Spelling {
  if (reading.ok) return { ok: true, value: reading.value, ...(fix ? { fix } : {}) };
  const [first, ...others] = reading.reasons;
  const faultOf = ({ code, detail }: typeof first) => ({ code, reason: detail });
  return { ok: false, faults: [faultOf(first), ...others.map(faultOf)] };
}

/** The readers of numbers and names of persons, for every list that names one. */
export const personReaders = {
  'person-name': (text) => spelled(readPersonName(text)),
  phone: (text) => spelled(readPhone(text)),
  'id-number': (text, today) => {
    const reading = readIdNumber(text, today);
    if (!reading.ok) return spelled(reading);
    const { number, upgraded } = reading.value;
    return spelled({ ...reading, value: number }, upgraded ? 'lengthened' : undefined);
  },
} satisfies Kind['readers'];

const differs = (column: string, zh: string, en: string): PlacedFault => ({
  column,
  code: `${column === 'birthDate' ? 'birth-date' : column}-differs`,
  reason: { zh, en },
});

/** The least age at which the law lets somebody work: 劳动法第十五条. */
const workingAge = 16;

const check: Kind['check'] = (values, around) => {
  const { today, areas } = around;
  const faults = areaTooWide(values, 'residenceArea', areas);
  const number = typeof values.idNumber === 'string' ? readIdNumber(values.idNumber, today) : undefined;
  if (!number?.ok) return faults;
  faults.push(...numberAreaDoubt(values, around));
  const { birthDate, sex } = number.value;
  if (values.birthDate !== undefined && values.birthDate !== birthDate) {
    faults.push(
      differs(
        'birthDate',
        `和身份证号里的 ${birthDate} 对不上`,
        `It does not match the number, which says ${birthDate}`,
      ),
    );
  }
  if (values.sex !== undefined && values.sex !== sex) {
    faults.push(differs('sex', '和身份证号第 17 位对不上', 'It does not match digit 17 of the number'));
  }
  if (ageOn(birthDate, today, 'day-after') < workingAge) {
    faults.push({
      column: 'idNumber',
      code: 'too-young',
      reason: { zh: `不满 ${workingAge} 周岁`, en: `Younger than ${workingAge}` },
    });
  }
  return faults;
};

/** The facts of a row as people keep them: amounts in fen. */
function factsOf(values: Values): PersonFromList['facts'] {
  return Object.entries(values).flatMap(([id, value]) => {
    if (!id.includes('.')) return [];
    const { type } = facts().get(id);
    return [
      { fact: id, value: type === 'fen' && typeof value === 'number' ? Math.round(value * 100) : value },
    ];
  });
}

/** The same with what stands in columns of its own. */
const toldIn = (values: Values) => [
  ...factsOf(values),
  { fact: 'person.phone', value: values.phone },
  { fact: 'person.residence_area', value: values.residenceArea },
];

function likenessOf(values: Values): Likeness {
  const idNumber = textIn(values.idNumber) ?? '';
  return {
    name: textIn(values.name) ?? '',
    idNumber,
    idValid: true,
    ...bornIn(idNumber),
    phone: textIn(values.phone),
    area: textIn(values.residenceArea),
  };
}

/** Birthday and sex as a number says them that has passed its check. */
const bornIn = (number: string) => ({
  birthDate: `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`,
  sex: Number(number.charAt(16)) % 2 === 1 ? ('1' as const) : ('2' as const),
});

function personOf({ values, subjectId, joins }: ReadyRow): PersonFromList {
  return {
    personId: subjectId,
    idNumber: textIn(values.idNumber) ?? '',
    name: textIn(values.name) ?? '',
    phone: textIn(values.phone),
    residenceArea: textIn(values.residenceArea),
    facts: factsOf(values),
    joins,
  };
}

const nameDiffers: PlacedFault = {
  column: 'name',
  code: 'name-differs',
  reason: {
    zh: '这个身份证号登记的是另一个名字',
    en: 'This number is registered under another name',
  },
};

const movesAway: PlacedFault = {
  column: 'residenceArea',
  code: 'moves-away',
  reason: {
    zh: '本地登记的居民，名单上常住地在外地',
    en: 'Registered here, and the list says that the person lives elsewhere',
  },
};

/** Residents: known by their number; who is known is added to and never renamed. */
export const people: Kind = {
  id: 'people',
  lanes: 4,
  readers: personReaders,
  check,
  keyOf: ({ idNumber }) => textIn(idNumber),
  titles: {
    column: 'person.wanted_jobs',
    said: {
      into: 'person.wanted_occupations',
      write: (said) => [...said].map(([title, code]) => writeSaid(title, loadOccupations().get(code))),
    },
  },
  likenessOf,
  async commit(ctx, rows, { asOf, department }) {
    const source = { kind: department ? 'department' : 'counter', name: department } as const;
    const done = await addFromList(ctx, rows.map(personOf), { source, validFrom: parseDay(asOf) });
    return done.map((one): Outcome => {
      switch (one.done) {
        case 'name-differs':
          return { done: 'refused', faults: [nameDiffers] };
        case 'moves-away':
          return { done: 'refused', faults: [movesAway] };
        case 'created':
          return { done: 'created', subjectId: one.personId, before: {} };
        case 'changed':
          return { done: 'changed', subjectId: one.personId, before: { facts: one.before } };
        default:
          return { done: one.done, subjectId: one.personId };
      }
    });
  },
  async undo(ctx, rows) {
    // Into whom somebody was merged since is more than this list has brought.
    const keepers = await keepersOf(
      ctx,
      rows.map(({ subjectId }) => subjectId),
    );
    const done = await takeBackFromList(
      ctx,
      rows
        .filter(({ subjectId }) => !keepers.has(subjectId))
        .map(({ subjectId, outcome, before, values }) => ({
          personId: subjectId,
          created: outcome === 'created',
          before: (before.facts ?? []) as { fact: string; value: Value | null }[],
          told: toldIn(values),
        })),
    );
    return rows.map(({ subjectId }) => (keepers.has(subjectId) ? 'kept' : (done.shift() ?? 'kept')));
  },
};
