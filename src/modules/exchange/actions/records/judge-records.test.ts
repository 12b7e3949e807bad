import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loadAreas } from '../../../../ground/areas/load.ts';
import { parseDay } from '../../../../ground/clock/day.ts';
import { openTestDatabase, type TestDatabase } from '../../../../ground/testing/database.ts';
import { newId } from '../../../../ground/uuid.ts';
import { openTestService } from '../../../../testing.ts';
import { reverseService } from '../../../ledger/actions/reverse-service.ts';
import { recordService } from '../../../ledger/index.ts';
import { aService } from '../../../ledger/testing/services.ts';
import { createOrFindPerson, recordFacts } from '../../../people/index.ts';
import { hears } from '../../events.ts';
import { serviceGiven } from '../../kinds/service-given.ts';
import { openTwice } from '../../testing/twice.ts';
import { takeBack } from '../duplicates/decide-pair.ts';
import { holdRecord, releaseRecord } from './hold-records.ts';
import { judgeAll, judgeSubject } from './judge-records.ts';

let db: TestDatabase;
let service: Awaited<ReturnType<typeof openTestService>>;
const area = '370705006000';
const source = { kind: 'self', name: null } as const;
const heard = () => ({ hearers: service.deployment.hearers });

const people: string[] = [];
let pairs: ReturnType<typeof openTwice>;
const hearService = (eventId: string) => db.asJob((ctx) => judgeSubject(ctx, { of: 'service', id: eventId }));

beforeAll(async () => {
  db = await openTestDatabase();
  service = await openTestService(db);
  pairs = openTwice(db);
});

beforeEach(async () => {
  await db.rows('truncate exchange.record, exchange.hold');
});

async function aPerson(): Promise<string> {
  const personId = randomUUID();
  const idNumber = idNumberOf(people.length);
  people.push(personId);
  await db.asJob(
    (ctx) => createOrFindPerson(ctx, { personId, name: '王小明', idNumber, residenceArea: area, source }),
    heard(),
  );
  return personId;
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
function idNumberOf(at: number): string {
  const body = `37070019${90 + Math.floor(at / 336)}${String(1 + (Math.floor(at / 28) % 12)).padStart(2, '0')}${String(1 + (at % 28)).padStart(2, '0')}001`;
  const sum = [...body].reduce((total, digit, place) => total + Number(digit) * (weights[place] ?? 0), 0);
  return `${body}${'10X98765432'[sum % 11]}`;
}

const shown = () =>
  db.rows<{ kind: string; verdict: string; missing: string[]; left_out: string | null; elsewhere: boolean }>(
    'select kind, verdict, missing, left_out, elsewhere from exchange.record order by kind, subject_id',
  );
const everything = () =>
  db.rows<{ kind: string; subject_id: string; left_out: string | null }>(
    `select kind, subject_id, year, area_code, on_day::text, station_id, version, elsewhere, issuer, evidence, verdict, missing, left_out
     from exchange.record order by kind, subject_id, year`,
  );
const tell = (
  personId: string,
  fact: string,
  value: string | string[] | null,
  by: 'self' | 'counter' = 'self',
) =>
  db.asJob((ctx) => recordFacts(ctx, personId, [{ fact, value, source: { kind: by, name: null } }]), heard());

describe('a person', () => {
  it('is incomplete with what is missing, then valid, once however often it is changed', async () => {
    const personId = await aPerson();
    await service.jobs.runDue();
    expect(await shown()).toMatchObject([
      {
        kind: 'person',
        verdict: 'incomplete',
        missing: ['person.phone', 'person.education', 'person.employment_status'],
      },
    ]);
    await tell(personId, 'person.phone', '19900000009');
    await tell(personId, 'person.education', '31');
    await tell(personId, 'person.employment_status', 'unemployed');
    await tell(personId, 'person.education', '21');
    await service.jobs.runDue();
    expect(await shown()).toMatchObject([{ kind: 'person', verdict: 'valid', missing: [] }]);
  });

  it('certificates count once somebody has seen them', async () => {
    const personId = await aPerson();
    await tell(personId, 'person.certificates', ['叉车证']);
    await service.jobs.runDue();
    expect(await shown()).toMatchObject([
      { kind: 'certificate', verdict: 'incomplete', missing: ['certificate.seen'] },
      { kind: 'person' },
    ]);
    await tell(personId, 'person.certificates', ['叉车证'], 'counter');
    await service.jobs.runDue();
    expect((await shown())[0]).toMatchObject({ kind: 'certificate', verdict: 'valid' });
  });

  it('does not count while it may be a duplicate, and counts again when that is settled', async () => {
    const personId = await aPerson();
    const held = { kind: 'person', id: personId, areaLo: loadAreas().range(area).lo } as const;
    await db.asJob((ctx) => holdRecord(ctx, held));
    expect(await shown()).toMatchObject([{ verdict: 'left-out', left_out: 'duplicate' }]);
    await db.asJob((ctx) => releaseRecord(ctx, held));
    expect(await shown()).toMatchObject([{ verdict: 'incomplete', left_out: null }]);
  });
});

describe('services', () => {
  it('are one record a visit; what counts as a case, is late or was taken back is not another', async () => {
    const personId = await aPerson();
    const given = (parts: Parameters<typeof aService>[0]) =>
      db.asJob(
        (ctx) => recordService(ctx, aService({ personId, evidence: 'test.note:1', ...parts })),
        heard(),
      );
    await given({ kind: 'advice-given', function: 'F2' });
    await given({ kind: 'advice-given', function: 'F2' });
    await given({ kind: 'case-completed', evidence: `cases.case:${randomUUID()}` });
    await given({ kind: 'notice-sent', function: 'F3' });
    await given({
      kind: 'assessment-completed',
      function: 'F4',
      givenAt: new Date('2026-10-01T10:00:00+08:00'),
    });
    const { eventId } = await given({ kind: 'introduction-made', function: 'F6' });
    await db.asJob(
      (ctx) =>
        reverseService(ctx, {
          eventId: randomUUID(),
          reverses: eventId,
          reason: 'not-given',
          at: ctx.clock.now(),
          by: { role: 'clerk', id: randomUUID(), name: null },
        }),
      heard(),
    );
    await service.jobs.runDue();
    const records = (await shown()).filter(({ kind }) => kind === 'service');
    expect(records.map(({ left_out }) => left_out).sort()).toEqual(
      ['recorded-late', 'reversed', null].sort(),
    );
  });

  it('given elsewhere enter once, marked, with issuer and evidence', async () => {
    const personId = await aPerson();
    const { lo, hi } = loadAreas().get(area);
    const brought = serviceGiven(
      {
        eventId: newId(Date.parse('2026-11-20T06:00:00Z')),
        line: 2,
        personId,
        kind: 'training-attended',
        item: { code: 'forklift', name: { zh: '叉车培训', en: 'Forklift course' } },
        function: 'F5',
        station: null,
        givenAt: new Date('2026-06-01T10:00:00+08:00'),
        clerk: null,
        details: { evidence: '培字 2026-118' },
      },
      {
        importId: newId(1),
        department: 'education',
        source: '叉车班',
        asOf: parseDay('2026-11-20'),
        area: { code: area, lo, hi },
      },
    );
    await db.asJob((ctx) => recordService(ctx, brought), heard());
    await db.asJob((ctx) => recordService(ctx, brought), heard());
    await service.jobs.runDue();
    expect((await shown()).filter(({ kind }) => kind === 'training')).toMatchObject([
      { verdict: 'valid', elsewhere: true },
    ]);
  });
});

describe('two who were made one person', () => {
  it('count once what both were given on one day; each again with the merge undone', async () => {
    const { first, second } = await pairs.makeTwice('鲜于两记');
    await pairs.note(first);
    const { duplicateId } = await pairs.getPair(first);
    const given = (
      { personId }: { personId: string },
      kind: string,
      hour: string,
      more: Partial<Parameters<typeof aService>[0]> = {},
    ) =>
      db.asJob((ctx) =>
        recordService(
          ctx,
          aService({
            personId,
            kind,
            function: 'F2',
            evidence: 'test.note:1',
            givenAt: new Date(`2026-11-20T${hour}:00:00+08:00`),
            ...more,
          }),
        ),
      );
    await db.asJob(judgeAll);
    const before = new Set((await everything()).map(({ subject_id }) => subject_id));
    await given(first, 'advice-given', '10');
    await given(second, 'advice-given', '09');
    await given(second, 'assessment-completed', '11', { function: 'F4' });
    await given(first, 'training-attended', '09', { function: 'F5' });
    const served = async () =>
      (await everything()).filter(
        ({ kind, subject_id }) => ['service', 'training'].includes(kind) && !before.has(subject_id),
      );
    const verdicts = async () => (await served()).map(({ left_out }) => left_out).sort();
    await db.asJob(judgeAll);
    expect(await verdicts()).toEqual([null, null, null, null]);
    const apart = await served();

    await pairs.merge(duplicateId, first);
    const [{ merge_id: mergeId } = {}] = await db.rows<{ merge_id: string }>(
      'select merge_id from exchange.duplicate where duplicate_id = $1',
      [duplicateId],
    );
    const payload = { mergeId, intoPersonId: first.personId, fromPersonId: second.personId };
    const hear = (name: string) =>
      db.asJob(async (ctx) =>
        hears[name]?.(ctx, { eventId: newId(1), name, payload, saidAt: ctx.clock.now() }),
      );
    await hear('people.person-merged@1');
    expect(await verdicts()).toEqual(['merged', null, null, null].sort());
    const fed = await everything();
    await db.asJob(judgeAll);
    expect(await everything()).toEqual(fed);

    // What is given later under either number, on that day, is the same visit; on another it is another.
    const late = await given(first, 'advice-given', '12');
    await hearService(late.eventId);
    expect(await verdicts()).toEqual(['merged', null, null, null].sort());
    const next = await given(first, 'advice-given', '12', {
      givenAt: new Date('2026-11-19T12:00:00+08:00'),
    });
    await hearService(next.eventId);
    expect(await verdicts()).toEqual(['merged', null, null, null, null].sort());

    await db.as(pairs.clerk, (ctx) => takeBack(ctx, duplicateId));
    await hear('people.merge-undone@1');
    expect(await verdicts()).toEqual([null, null, null, null, null]);
    expect(await served()).toEqual(expect.arrayContaining(apart));
  });
});

// What may happen, in any order, with the jobs run now and then or not at all until the end.
const happening = fc.oneof(
  fc.record({ do: fc.constant('person' as const) }),
  fc.record({
    do: fc.constant('tell' as const),
    who: fc.nat(3),
    fact: fc.constantFrom(
      'person.education',
      'person.employment_status',
      'person.certificates',
      'person.residence_area',
    ),
    known: fc.boolean(),
  }),
  fc.record({
    do: fc.constant('serve' as const),
    who: fc.nat(3),
    kind: fc.constantFrom('advice-given', 'training-attended', 'case-completed', 'notice-sent'),
    function: fc.constantFrom('F1' as const, 'F2' as const),
    hour: fc.integer({ min: 8, max: 11 }),
    daysAgo: fc.constantFrom(0, 1, 50),
  }),
  fc.record({ do: fc.constant('reverse' as const), which: fc.nat(5) }),
  fc.record({ do: fc.constant('jobs' as const) }),
);
const values: Record<string, string | string[]> = {
  'person.education': '31',
  'person.employment_status': 'unemployed',
  'person.certificates': ['电工证'],
  'person.residence_area': '370702000000',
};

describe('the feed', () => {
  it('comes to what judging everything from the facts comes to, over random histories', async () => {
    await db.asJob(judgeAll);
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { minLength: 3, maxLength: 14 }), async (history) => {
        const here: string[] = [];
        const events: string[] = [];
        for (const each of history) {
          if (each.do === 'person') here.push(await aPerson());
          if (each.do === 'jobs') await service.jobs.runDue();
          const personId = 'who' in each ? here[each.who] : undefined;
          if (each.do === 'tell' && personId)
            await tell(personId, each.fact, each.known ? (values[each.fact] ?? null) : null);
          if (each.do === 'serve' && personId) {
            const givenAt = new Date(
              Date.parse(`2026-11-20T${String(each.hour).padStart(2, '0')}:00:00+08:00`) -
                each.daysAgo * 86_400_000,
            );
            const parts = {
              personId,
              kind: each.kind,
              function: each.function,
              givenAt,
              evidence: 'test.note:1',
            };
            events.push((await db.asJob((ctx) => recordService(ctx, aService(parts)), heard())).eventId);
          }
          const mistake = each.do === 'reverse' ? events.splice(each.which, 1)[0] : undefined;
          if (mistake)
            await db.asJob(
              (ctx) =>
                reverseService(ctx, {
                  eventId: randomUUID(),
                  reverses: mistake,
                  reason: 'not-given',
                  at: ctx.clock.now(),
                  by: { role: 'clerk', id: randomUUID(), name: null },
                }),
              heard(),
            );
        }
        await service.jobs.runDue();
        const fed = await everything();
        await db.rows('truncate exchange.record');
        await db.asJob(judgeAll);
        expect(await everything()).toEqual(fed);
      }),
      { numRuns: 25 },
    );
  });
});
