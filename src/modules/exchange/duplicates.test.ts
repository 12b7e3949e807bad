import { describe, expect, it } from 'vitest';
import { loadAreas } from '../../ground/areas/load.ts';
import { openTestDatabase } from '../../ground/testing/database.ts';
import { newId } from '../../ground/uuid.ts';
import { createOrFindPerson, findByIdNumber, recordFacts } from '../people/index.ts';
import { decideDifferent, decideSame, putOff, takeBack } from './actions/duplicates/decide-pair.ts';
import { explainModel } from './actions/duplicates/list-pairs.ts';
import { enoughPairs, findDuplicates } from './actions/duplicates/note-candidates.ts';
import { undoImport } from './actions/imports/take-over.ts';
import { judgeAll } from './actions/records/judge-records.ts';
import { hears } from './events.ts';
import { recordHears } from './events-records.ts';
import { listsOf } from './testing/lists.ts';
import { clerkOf, codeOf, kuiwen, numberOf, openTwice } from './testing/twice.ts';

const weicheng = '370702000000';

const db = await openTestDatabase();
const { bring } = listsOf(db);
const { clerk, twice, makeTwice, note, pairOf, getPair } = openTwice(db);

describe('pairs that may be one person', () => {
  it('come with what agrees and what that adds, masked, and once', async () => {
    const { first, second } = await makeTwice('綦独行');
    expect(await note(first, second)).toBe(1);
    expect(await note(second)).toBe(0);
    const pair = await getPair(first);
    expect(pair.people.map(({ name, phone }) => [name, phone])).toEqual([
      ['綦**', expect.stringMatching(/^186\*{4}\d{4}$/)],
      ['綦**', expect.stringMatching(/^186\*{4}\d{4}$/)],
    ]);
    expect(pair.parts.map(({ trait, level }) => `${trait} ${level}`)).toEqual([
      'name equal',
      'idNumber slip',
      'phone equal',
      'area county',
    ]);
    expect(pair.weight).toBeCloseTo(pair.parts.reduce((sum, { weight }) => sum + weight, 0));
    const stored = await db.rows('select * from exchange.duplicate');
    // Digits of an id may be anything.
    const said = JSON.stringify(stored).replace(/[0-9a-f-]{36}/g, '');
    expect(said).not.toMatch(/綦|186\d|3707/);
  });

  it('are shown to who sees both, and follow who moves', async () => {
    const { first, second } = await makeTwice('窦两地', { area: weicheng });
    await note(first);
    expect(await pairOf(first)).toBeUndefined();
    const manager = { ...clerkOf('370700000000'), role: 'manager' };
    expect(await pairOf(first, manager)).toBeDefined();
    await db.as(manager, (ctx) =>
      recordFacts(ctx, second.personId, [{ fact: 'person.residence_area', value: kuiwen }]),
    );
    const hear = hears['people.person-moved@1'];
    const payload = { personId: second.personId, areaLo: loadAreas().range(kuiwen).lo };
    await db.asJob(async (ctx) =>
      hear?.(ctx, { eventId: newId(1), name: 'people.person-moved@1', payload, saidAt: ctx.clock.now() }),
    );
    expect(await pairOf(first)).toBeDefined();
  });

  it('are no twins and no namesakes with numbers, phones and days of their own', async () => {
    const born = '19900101';
    const people = [
      { name: '尹海波', idNumber: numberOf(`370705${born}011`), phone: '18711110000' },
      { name: '尹海涛', idNumber: numberOf(`370705${born}013`), phone: '18711110000' },
      { name: '尹海波', idNumber: numberOf('37070519900522017'), phone: '18711110009' },
    ].map((each, at) => ({ ...each, personId: newId(777_000 + at) }));
    for (const each of people) await db.as(clerk, (ctx) => createOrFindPerson(ctx, each));
    await note(...people);
    for (const each of people) expect(await pairOf(each)).toBeUndefined();
  });
});

describe('a decision', () => {
  it('makes the two one, and can be taken back', async () => {
    const { first, second } = await makeTwice('隋合并');
    await note(first);
    const { duplicateId } = await getPair(first);
    const keep = { keep: first.personId, why: 'card-seen' as const };
    expect(await db.as(clerk, (ctx) => decideSame(ctx, duplicateId, keep))).toBe(true);
    expect(await db.as(clerk, (ctx) => findByIdNumber(ctx, second.idNumber))).toBe(first.personId);
    expect(await pairOf(first)).toBeUndefined();
    expect(await pairOf(first, clerk, 'decided')).toMatchObject({ merged: true, people: [{}] });
    expect(await codeOf(db.as(clerk, (ctx) => decideDifferent(ctx, duplicateId)))).toBe('pair-decided');
    await note(first);
    await db.as(clerk, (ctx) => takeBack(ctx, duplicateId));
    expect(await db.as(clerk, (ctx) => findByIdNumber(ctx, second.idNumber))).toBe(second.personId);
    expect(await getPair(first)).toMatchObject({ state: 'waiting', merged: false });
  });

  it('names which of the two stays; or it is only noted', async () => {
    const { first } = await makeTwice('宫有事');
    await note(first);
    const { duplicateId } = await getPair(first);
    const same = (keep: string | null) =>
      db.as(clerk, (ctx) => decideSame(ctx, duplicateId, { keep, why: 'card-seen' }));
    expect(await codeOf(same(newId(1)))).toBe('not-of-pair');
    expect(await same(null)).toBe(false);
    expect(await pairOf(first, clerk, 'decided')).toMatchObject({ state: 'same', merged: false });
  });

  it('leaves one record of the two, and two again when it is taken back', async () => {
    const { first, second } = await makeTwice('桑一条');
    await note(first);
    await db.asJob(judgeAll);
    const kept = async () =>
      (
        await db.rows<{ subject_id: string; left_out: string | null }>(
          "select subject_id, left_out from exchange.record where kind = 'person' and subject_id = any ($1) order by 1",
          [[first.personId, second.personId].sort()],
        )
      ).map(({ left_out }) => left_out);
    expect(await kept()).toEqual([null, null]);
    const { duplicateId } = await getPair(first);
    const heard = (name: 'people.person-merged@1' | 'people.merge-undone@1') =>
      db.asJob(async (ctx) =>
        recordHears[name]?.(ctx, {
          eventId: newId(1),
          name,
          payload: { intoPersonId: first.personId, fromPersonId: second.personId },
          saidAt: ctx.clock.now(),
        }),
      );
    const merge = () =>
      db.as(clerk, (ctx) => decideSame(ctx, duplicateId, { keep: first.personId, why: 'card-seen' }));
    await merge();
    await heard('people.person-merged@1');
    expect((await kept()).toSorted()).toEqual(['merged', null]);
    await db.as(clerk, (ctx) => takeBack(ctx, duplicateId));
    await heard('people.merge-undone@1');
    expect(await kept()).toEqual([null, null]);
    // A lost event is made good at night.
    await merge();
    await db.asJob(judgeAll);
    expect((await kept()).toSorted()).toEqual(['merged', null]);
  });

  it.each(['first', 'second'] as const)(
    'outlives the list that brought them, whichever stays; the merge can still be taken back (%s)',
    async (stays) => {
      const { numbers, name, phone } = twice('查名单');
      const book = `姓名,身份证号,手机号\n${numbers.map((number) => `${name},${number},${phone}`).join('\n')}\n`;
      const list = await bring('people', book);
      expect(list.outcomes).toEqual({ created: 2 });
      const [first, second] = await Promise.all(
        numbers.map((number) => db.as(clerk, (ctx) => findByIdNumber(ctx, number))),
      );
      if (!first || !second) throw new Error('two are brought');
      await note({ personId: first });
      const { duplicateId } = await getPair({ personId: first });
      const merge = () =>
        db.as(clerk, (ctx) =>
          decideSame(ctx, duplicateId, { keep: { first, second }[stays], why: 'papers-agree' }),
        );
      const stateOf = (state: string) =>
        db.rows('update exchange.import set state = $1 where import_id = $2', [state, list.import_id]);
      await stateOf('undoing');
      expect(await codeOf(merge())).toBe('list-under-way');
      await stateOf('committed');
      expect(await merge()).toBe(true);
      await undoImport((act) => db.asJob(act, { purpose: 'import' }), list.import_id);
      expect(
        await db.rows('select outcome from exchange.staged_row where import_id = $1', [list.import_id]),
      ).toEqual([{ outcome: 'kept' }, { outcome: 'kept' }]);
      await db.as(clerk, (ctx) => takeBack(ctx, duplicateId));
      for (const [at, number] of numbers.entries())
        expect(await db.as(clerk, (ctx) => findByIdNumber(ctx, number))).toBe([first, second][at]);
    },
  );

  it('that they are two holds; one that is put off comes again in a week', async () => {
    const [two, later] = [await makeTwice('仇两人'), await makeTwice('盖放着')];
    await note(two.first, later.first);
    const { duplicateId } = await getPair(two.first);
    await db.as(clerk, (ctx) => decideDifferent(ctx, duplicateId));
    const put = await getPair(later.first);
    await db.as(clerk, (ctx) => putOff(ctx, put.duplicateId));
    await note(two.first, later.first);
    expect(await pairOf(two.first)).toBeUndefined();
    expect(await pairOf(later.first)).toBeUndefined();
    db.clock.advance({ days: 7, minutes: 1 });
    expect(await pairOf(two.first)).toBeUndefined();
    expect(await pairOf(later.first)).toBeDefined();
  });

  it('is nobody’s who does not see both', async () => {
    const { first } = await makeTwice('房别处');
    await note(first);
    const { duplicateId } = await getPair(first);
    expect(await codeOf(db.as(clerkOf(weicheng), (ctx) => decideDifferent(ctx, duplicateId)))).toBe(
      'pair-not-here',
    );
  });
});

describe('each night', () => {
  it('those who are new or changed are looked at, once', async () => {
    await db.asJob((ctx) => findDuplicates(ctx));
    const { first, second } = await makeTwice('解夜里');
    await db.rows('update people.fact_log set recorded_at = $1 where person_id = any ($2)', [
      new Date(db.clock.now().getTime() + 60_000),
      [first.personId, second.personId],
    ]);
    db.clock.advance({ minutes: 5 });
    await db.asJob((ctx) => findDuplicates(ctx));
    expect(await pairOf(first)).toBeDefined();
    const counted = await db.rows<{ pairs: string }>('select sum(pairs) as pairs from exchange.agreement');
    db.clock.advance({ minutes: 5 });
    await db.asJob((ctx) => findDuplicates(ctx));
    expect(await db.rows('select sum(pairs) as pairs from exchange.agreement')).toEqual(counted);
  });

  it('weights are learnt from the register’s own pairs once there are enough', async () => {
    const before = await db.as(clerk, explainModel);
    expect(before).toMatchObject({ learntAt: null });
    await db.rows('insert into exchange.agreement values ($1, true, $2)', [
      'different different equal different township equal',
      enoughPairs * 5,
    ]);
    await db.asJob((ctx) => findDuplicates(ctx));
    const after = await db.as(clerk, explainModel);
    expect(after.learntAt).not.toBeNull();
    const weight = (model: typeof after, trait: string) =>
      model.weights.find((each) => each.trait === trait && each.level !== 'slip')?.weight ?? 0;
    // Where strangers mostly live in one town, living in one town says less.
    expect(weight(after, 'area')).toBeLessThan(weight(before, 'area'));
    expect(weight(after, 'name')).toBeGreaterThan(weight(before, 'name'));
  });
});
