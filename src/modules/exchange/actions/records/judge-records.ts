import { sql } from 'kysely';
import { addDays, dayOf, parseDay, startOfDay } from '../../../../ground/clock/day.ts';
import type { Context } from '../../../../ground/context.ts';
import { decidedCases } from '../../../cases/index.ts';
import { knownEmployers } from '../../../employers/index.ts';
import { type RecordedService, servicesOf } from '../../../ledger/index.ts';
import { publishedPostings } from '../../../matching/index.ts';
import { mergedInto, type RegisterRow, registerRows } from '../../../people/index.ts';
import type { LeftOut } from '../../domain/records/definition.ts';
import { type Found, judgeRecord, openYears } from '../../domain/records/judge.ts';
import { loadRecordIndicator } from '../../load-records.ts';
import { type Doubts, leaveOutMerged, readDoubts, saveRecords } from '../../store-records.ts';
import { recordsOfServices } from './find-services.ts';

/** One subject of which something has happened. */
export interface Subject {
  /** `services-of`: all that a person was served, under every number that he had. */
  of: 'person' | 'employer' | 'posting' | 'case' | 'service' | 'services-of';
  id: string;
}

/**
 * Judges one subject anew, in the years that are still open: what an event does. Whatever came before and in which order, the outcome
 * is that of `judgeAll`, since both read the facts.
 */
export async function judgeSubject(ctx: Context, subject: Subject): Promise<void> {
  // Two hearings of one subject write in the order in which they read; the visits of a day share theirs.
  const ofServices = subject.of === 'service' || subject.of === 'services-of';
  const lock = `exchange.record ${ofServices ? 'services' : subject.id}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${lock}, 0))`.execute(ctx.tx);
  const doubts = await readDoubts(ctx);
  for (const year of yearsOf(ctx)) {
    for await (const found of findOne(ctx, subject, spanOf(year), doubts))
      await judge(ctx, year, found, doubts);
  }
  if (subject.of === 'person') await leaveOutMerged(ctx, yearsOf(ctx), subject.id);
}

/** Judges everything anew, in the years that are still open. @returns how many records were new or changed. */
export async function judgeAll(ctx: Context): Promise<number> {
  await writeManyAlone(ctx);
  const doubts = await readDoubts(ctx);
  let written = 0;
  for (const year of yearsOf(ctx)) {
    for await (const found of findAll(ctx, spanOf(year), doubts))
      written += await judge(ctx, year, found, doubts);
  }
  return written + (await leaveOutMerged(ctx, yearsOf(ctx)));
}

/** Whoever writes many records takes turns with the others who do: in two orders they would wait for each other for ever. */
export async function writeManyAlone(ctx: Context): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('exchange.record', 0))`.execute(ctx.tx);
}

function yearsOf(ctx: Context): number[] {
  return openYears(loadRecordIndicator().versions, dayOf(ctx.clock.now()));
}

function spanOf(year: number) {
  const [first, last] = [parseDay(`${year}-01-01`), parseDay(`${year}-12-31`)];
  return { first, last, from: startOfDay(first), to: startOfDay(addDays(last, 1)) };
}
type Span = ReturnType<typeof spanOf>;

function judge(ctx: Context, year: number, found: readonly Found[], doubts: Doubts): Promise<number> {
  const { versions } = loadRecordIndicator();
  const judged = found.flatMap((each) => judgeRecord(versions, each, doubtOf(each, doubts)) ?? []);
  return saveRecords(
    ctx,
    judged.filter((each) => each.year === year),
  );
}

function doubtOf({ kind, subjectId }: Found, doubts: Doubts): LeftOut | null {
  const ofPerson = kind === 'person' || kind === 'certificate';
  if (ofPerson && doubts.people.has(subjectId)) return 'flag';
  return doubts.duplicates.has(`${kind} ${subjectId}`) ? 'duplicate' : null;
}

async function* findAll(ctx: Context, span: Span, doubts: Doubts): AsyncGenerator<Found[]> {
  for await (const rows of registerRows(ctx, { ...span, needs: factsNeeded() })) yield rows.flatMap(ofPerson);
  yield (await knownEmployers(ctx, { from: span.first, to: span.last })).map(ofEmployer);
  yield (await publishedPostings(ctx, span)).map(ofPosting);
  yield (await decidedCases(ctx, span)).map(ofCase);
  // A fortnight at a time: a county's year need not be held at once.
  for (let day = span.first; day <= span.last; day = addDays(day, 14)) {
    const until = addDays(day, 13);
    const services = await servicesOf(ctx, { given: [day, until < span.last ? until : span.last] });
    yield recordsOfServices(loadRecordIndicator().versions, services, doubts.services);
  }
}

async function* findOne(
  ctx: Context,
  { of, id }: Subject,
  span: Span,
  doubts: Doubts,
): AsyncGenerator<Found[]> {
  switch (of) {
    case 'person':
      for await (const rows of registerRows(ctx, { ...span, needs: factsNeeded(), personId: id }))
        yield rows.flatMap(ofPerson);
      return;
    case 'employer':
      yield (await knownEmployers(ctx, { from: span.first, to: span.last, employerId: id })).map(ofEmployer);
      return;
    case 'posting':
      yield (await publishedPostings(ctx, { postingId: id })).map(ofPosting);
      return;
    case 'case':
      yield (await decidedCases(ctx, { caseId: id })).map(ofCase);
      return;
    case 'service':
      yield recordsOfServices(loadRecordIndicator().versions, await servicesBeside(ctx, id), doubts.services);
      return;
    case 'services-of':
      yield recordsOfServices(
        loadRecordIndicator().versions,
        await servicesOf(ctx, { people: await allIdsOf(ctx, id) }),
        doubts.services,
      );
  }
}

/** The services of the same person and day as one; of who was merged with somebody, all of theirs. */
async function servicesBeside(ctx: Context, eventId: string): Promise<RecordedService[]> {
  const beside = await servicesOf(ctx, { beside: eventId });
  const personId = beside.find((service) => service.personId !== null)?.personId ?? null;
  const ids = personId === null ? [] : await allIdsOf(ctx, personId);
  return ids.length > 1 ? servicesOf(ctx, { people: ids }) : beside;
}

/** Every id under which somebody was served: his own, and those of who was merged into him, or with him into another. */
async function allIdsOf(ctx: Context, personId: string): Promise<string[]> {
  const into = (await mergedInto(ctx, [personId])).get(personId) ?? personId;
  return [...new Set([personId, into, ...(await mergedInto(ctx, [into])).keys()])];
}

/** The facts about people that any version needs; which of them matter on a day its own version says. */
function factsNeeded(): string[] {
  const needs = loadRecordIndicator().versions.flatMap(({ kinds }) => kinds.flatMap((kind) => kind.needs));
  return [...new Set(needs.map(({ id }) => id))].filter((id) => id.startsWith('person.'));
}

const plain = { stationId: null, lacks: [], leftOut: null, elsewhere: null } as const;

function ofPerson({ personId: subjectId, area, day, lacks, certificates }: RegisterRow): Found[] {
  const person: Found = { ...plain, kind: 'person', subjectId, day, area, lacks };
  if (!certificates) return [person];
  const unseen = certificates.seen ? [] : ['certificate.seen'];
  return [person, { ...plain, kind: 'certificate', subjectId, day: certificates.day, area, lacks: unseen }];
}

function ofEmployer({
  employerId,
  area,
  day,
  verified,
  kind,
  industry,
  address,
}: Awaited<ReturnType<typeof knownEmployers>>[number]): Found {
  const lacks = [
    ...(verified ? [] : ['employer.verified']),
    ...(industry === null && kind !== 'household' ? ['employer.industry'] : []),
    // The address of a home is sealed and nobody's business.
    ...(address === null && kind !== 'household' ? ['employer.address'] : []),
  ];
  return { ...plain, kind: 'employer', subjectId: employerId, day, area, lacks };
}

function ofPosting({
  postingId,
  area,
  day,
  unlawful,
}: Awaited<ReturnType<typeof publishedPostings>>[number]): Found {
  const leftOut = unlawful ? 'unlawful' : null;
  return { ...plain, kind: 'posting', subjectId: postingId, day, area, leftOut };
}

function ofCase({ caseId, area, day, stationId }: Awaited<ReturnType<typeof decidedCases>>[number]): Found {
  return { ...plain, kind: 'case', subjectId: caseId, day, area, stationId };
}
