import { describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../../../ground/testing/database.ts';
import { getCurrent, recordFacts } from '../../../people/index.ts';
import { openMarket } from '../../testing/market.ts';
import { makePdf, resume } from '../../testing/resumes.ts';
import { personProfile } from '../person-profile/see-person-profile.ts';
import { type Kept, keepReadings } from './keep-readings.ts';
import { proposeFacts } from './propose-facts.ts';

const db = await openTestDatabase();
const market = openMarket(db);

type Proposals = Awaited<ReturnType<typeof proposeFacts>>;

const keptOf = (proposals: Proposals, wanted: readonly (string | number | boolean)[]): Kept[] =>
  proposals.facts.flatMap(({ fact, readings }) =>
    readings
      .filter(({ value }) => wanted.includes(value))
      .map(({ value, quote, year }) => ({ fact, value, quote, year }) as Kept),
  );

describe('a résumé that the person brings', () => {
  it('is proposed and not kept; what is on record says so', async () => {
    const { me, personId } = await market.person({
      'person.skills': ['理货', '会计'],
      'person.education': '61',
    });
    const before = await db.rows<{ count: string }>('select count(*) from people.fact_log');
    const proposals = await db.as(me, (ctx) => proposeFacts(ctx, personId, { text: resume }));
    expect(await db.rows('select count(*) from people.fact_log')).toEqual(before);
    expect(proposals).toMatchObject({ from: 'text', speaksOfHealth: true });
    const of = (fact: string) => proposals.facts.find((one) => one.fact === fact);
    expect(of('person.skills')).toMatchObject({ many: true, most: 20, held: 2 });
    expect(of('person.skills')?.readings.find(({ value }) => value === '理货')).toMatchObject({
      known: true,
    });
    expect(of('person.education')).toMatchObject({
      many: false,
      now: { zh: '普通高中' },
      readings: [{ value: '47', words: { zh: '技工学校' }, known: false }],
    });
    expect(of('person.wanted_areas')?.readings[0]?.words.zh).toContain('奎文区');
    expect(of('person.wanted_pay')?.readings[0]?.words.zh).toContain('4500');
    // Nothing that the law lets nobody ask, and no number of anybody.
    expect(JSON.stringify(proposals)).not.toMatch(/李明明|13900001234|370705199001|汉|36岁|残疾/);
  });

  it('becomes facts item by item, with the words in which each stands', async () => {
    const { me, personId } = await market.person({ 'person.skills': ['会计'] });
    db.clock.advance({ days: 3 });
    const file = makePdf(resume.split('\n')).toString('base64');
    const proposals = await db.as(me, (ctx) => proposeFacts(ctx, personId, { file }));
    const kept = keptOf(proposals, ['叉车', 'C1驾照', '仓库管理员', 30]);
    expect(kept).toHaveLength(4);
    await db.as(me, (ctx) => keepReadings(ctx, personId, { from: proposals.from, kept }));
    const now = await db.as(me, (ctx) =>
      getCurrent(ctx, personId, ['person.skills', 'person.reach_minutes', 'person.no_nights']),
    );
    expect(now.get('person.skills')?.value).toEqual(['会计', '叉车']);
    expect(now.get('person.reach_minutes')).toMatchObject({ value: 30, source: { kind: 'self' } });
    expect(now.has('person.no_nights')).toBe(false);

    const profile = await db.as(me, (ctx) => personProfile(ctx, personId));
    expect(profile.skills).toEqual([
      { item: '会计', since: '2026-11-20', source: { kind: 'self', name: null }, evidence: null },
      {
        item: '叉车',
        since: '2026-11-23',
        source: { kind: 'self', name: null },
        evidence: { quote: expect.stringContaining('叉车'), from: 'pdf', year: 2023 },
      },
    ]);
    expect(profile.certificates[0]).toMatchObject({ item: 'C1驾照', evidence: { from: 'pdf' } });
    expect(profile.wanted.titles[0]).toMatchObject({ title: '仓库管理员', sure: true });
    expect(profile.limits.find(({ fact }) => fact === 'person.reach_minutes')).toMatchObject({
      on: '2026-11-23',
      words: { zh: expect.stringContaining('30') },
    });

    // Told anew without it, it is gone; told again, it has another day.
    const tell = (skills: string[]) =>
      db.as(me, (ctx) => recordFacts(ctx, personId, [{ fact: 'person.skills', value: skills }]));
    await tell(['会计']);
    db.clock.advance({ days: 1 });
    await tell(['会计', '叉车']);
    const again = (await db.as(me, (ctx) => personProfile(ctx, personId))).skills;
    expect(again.map(({ item, since, evidence }) => [item, since, evidence])).toEqual([
      ['会计', '2026-11-20', null],
      ['叉车', '2026-11-24', null],
    ]);
  });

  it('is told where something is wrong, and never loses what is on record', async () => {
    const { me, personId } = await market.person({ 'person.wanted_jobs': ['厨师', '保洁员'] });
    const refused = (act: Promise<unknown>) =>
      act.then(
        () => 'done',
        ({ code }) => code,
      );
    const keep = (kept: Kept[]) =>
      refused(db.as(me, (ctx) => keepReadings(ctx, personId, { from: 'text', kept })));
    const one = (fact: Kept['fact'], value: Kept['value'], quote = ''): Kept => ({
      fact,
      value,
      quote,
      year: null,
    });
    expect(await keep([one('person.wanted_jobs', '司机'), one('person.wanted_jobs', '保安')])).toBe(
      'too-many',
    );
    expect(await keep([one('person.education', '31'), one('person.education', '21')])).toBe('told-twice');
    expect(await keep([one('person.education', '没上过')])).toBe('facts-not-readable');
    const propose = (input: Parameters<typeof proposeFacts>[2]) =>
      refused(db.as(me, (ctx) => proposeFacts(ctx, personId, input)));
    expect(await propose({})).toBe('one-of-both');
    expect(await propose({ text: ' \n' })).toBe('no-words');
    expect(await propose({ text: '会'.repeat(20_001) })).toBe('too-long');
    expect(await keep([one('person.skills', '开车', '电话13900001234会开车')])).toBe('done');
    const [row] = await db.rows<{ evidence: unknown }>(
      "select evidence from people.fact_log where fact = 'person.skills' and person_id = $1",
      [personId],
    );
    expect(row?.evidence).toEqual([{ item: '开车', quote: '电话…会开车', from: 'text', year: null }]);
    const { me: other } = await market.person();
    expect(await refused(db.as(other, (ctx) => proposeFacts(ctx, personId, { text: resume })))).toBe(
      'person-not-here',
    );
  });
});
