import { type Day, dayOf, daysBetween } from '../../../ground/clock/day.ts';
import type { Context } from '../../../ground/context.ts';
import { getCurrent, recordFacts } from '../../people/index.ts';
import { textIn, type Value, type Values } from '../domain/column.ts';
import { type PlacedFault, placed } from '../domain/row.ts';
import type { DoneRow, ImportAbout, Kind, Outcome, ReadyRow } from './kind.ts';
import { peopleOf, refusalOf, sourceOf } from './listed-people.ts';
import { numberAreaDoubt } from './number-area.ts';
import { personReaders } from './people.ts';
import { momentOf, serviceGiven } from './service-given.ts';
import { recordNew, takeServiceBack } from './services.ts';
import { whenGivenFaults } from './when-given.ts';

/** Lessons that fit into a day: more are a slip, or days that were left out. */
const lessonsADay = 12;

const check: Kind['check'] = (values, around) => [
  ...numberAreaDoubt(values, around),
  ...whenGivenFaults(values, 'to', around.today),
  ...daysFaults(values),
  ...certificateFaults(values),
];

function daysFaults({ from, to, hours }: Values): PlacedFault[] {
  if (typeof from !== 'string' || typeof to !== 'string') return [];
  if (from > to) return [placed('from', 'days-turned', '开始比结束还晚', 'It begins after it ends')];
  const most = (daysBetween(from as Day, to as Day) + 1) * lessonsADay;
  return typeof hours === 'number' && hours > most
    ? [
        placed(
          'hours',
          'hours-many',
          `这几天最多上 ${most} 课时`,
          `At most ${most} lessons fit into these days`,
        ),
      ]
    : [];
}

function certificateFaults({ certificate, certificateNumber, result }: Values): PlacedFault[] {
  if (certificate === undefined)
    return certificateNumber === undefined
      ? []
      : [
          placed(
            'certificate',
            'certificate-unnamed',
            '有证书编号，没有证书名称',
            'There is a number of a certificate, and no name',
          ),
        ];
  return result === 'not-passed'
    ? [
        placed(
          'certificate',
          'certificate-without-pass',
          '没有通过，却有证书',
          'Not passed, and yet there is a certificate',
        ),
      ]
    : [];
}

/** What the person reads of it. A certificate's number that is his identity number is left out. */
function detailsOf(values: Values) {
  const number = values.certificateNumber === values.idNumber ? undefined : values.certificateNumber;
  const told: Readonly<Record<string, Value | undefined>> = { ...values, certificateNumber: number };
  const wanted = ['from', 'to', 'hours', 'result', 'certificate', 'certificateNumber', 'issuer'] as const;
  return Object.fromEntries(
    wanted.flatMap((name) => {
      const value = told[name];
      return typeof value === 'string' || typeof value === 'number' ? [[name, value]] : [];
    }),
  );
}

const certificates = 'person.certificates';

async function certificatesOf(ctx: Context, personId: string): Promise<string[]> {
  const known = (await getCurrent(ctx, personId, [certificates])).get(certificates)?.value;
  return Array.isArray(known) ? known : [];
}

async function tellCertificates(
  ctx: Context,
  personId: string,
  value: readonly string[],
  about: ImportAbout,
): Promise<void> {
  const validFrom = dayOf(ctx.clock.now());
  await recordFacts(ctx, personId, [
    { fact: certificates, value: value.length > 0 ? [...value] : null, validFrom, source: sourceOf(about) },
  ]);
}

/** Adds a certificate to those that a person has. @returns whether it is new. */
async function addCertificate(
  ctx: Context,
  personId: string,
  name: string | null,
  about: ImportAbout,
): Promise<boolean> {
  if (name === null) return false;
  const known = await certificatesOf(ctx, personId);
  if (known.includes(name)) return false;
  await tellCertificates(ctx, personId, [...known, name], about);
  return true;
}

async function commit(ctx: Context, rows: readonly ReadyRow[], about: ImportAbout): Promise<Outcome[]> {
  const people = await peopleOf(ctx, rows, about);
  const taught = rows.flatMap((row, at) => {
    const person = people[at];
    if (!person || refusalOf(person)) return [];
    const course = textIn(row.values.course) ?? '';
    const given = serviceGiven(
      {
        eventId: row.subjectId,
        line: row.line,
        personId: person.personId,
        kind: 'training-attended',
        item: { code: 'course', name: { zh: course, en: course } },
        function: 'F5',
        station: null,
        givenAt: momentOf((textIn(row.values.to) ?? '') as Day, null),
        clerk: textIn(row.values.issuer),
        details: detailsOf(row.values),
      },
      about,
    );
    return [{ row, given }];
  });
  const recorded = await recordNew(
    ctx,
    taught.map(({ given }) => given),
  );
  const done = new Map<ReadyRow, Outcome>();
  for (const [at, { row, given }] of taught.entries()) {
    const outcome = recorded[at];
    if (!outcome || outcome.done === 'refused') {
      if (outcome) done.set(row, outcome);
      continue;
    }
    const { personId } = given;
    const name = textIn(row.values.certificate);
    const added = await addCertificate(ctx, personId, name, about);
    const before = { personId, certificate: added ? name : null };
    const { subjectId } = outcome;
    if (outcome.done === 'created') done.set(row, { ...outcome, before });
    else done.set(row, added && subjectId !== null ? { done: 'changed', subjectId, before } : outcome);
  }
  return rows.map((row, at) => {
    const outcome = done.get(row) ?? (people[at] && refusalOf(people[at]));
    if (!outcome) throw new Error('a row of a list has neither a course nor a fault');
    return outcome;
  });
}

/** A certificate that a list has added goes; those of others stay. */
async function undoRow(ctx: Context, row: DoneRow, about: ImportAbout): Promise<'undone' | 'kept'> {
  const { personId, certificate } = row.before;
  if (typeof personId === 'string' && typeof certificate === 'string') {
    const known = await certificatesOf(ctx, personId);
    if (known.includes(certificate)) {
      const left = known.filter((one) => one !== certificate);
      await tellCertificates(ctx, personId, left, about);
    }
  }
  return row.outcome === 'created' ? takeServiceBack(ctx, row, about) : 'undone';
}

/** Courses that people attended: the same person, course and days are the same. */
export const training: Kind = {
  id: 'training',
  readers: personReaders,
  check,
  keyOf: ({ idNumber, course, from, to }) => JSON.stringify([idNumber, course, from, to]),
  commit,
  async undo(ctx, rows, about) {
    const done: ('undone' | 'kept')[] = [];
    for (const row of rows) done.push(await undoRow(ctx, row, about));
    return done;
  },
};
