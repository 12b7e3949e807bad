import { beforeAll, describe, expect, it } from 'vitest';
import { parseDay } from '../../ground/clock/day.ts';
import { openTestDatabase, type TestDatabase } from '../../ground/testing/database.ts';
import { newId } from '../../ground/uuid.ts';
import { openTestService } from '../../testing.ts';
import { checkCharacter } from '../people/domain/id-number.ts';
import { createOrFindPerson } from '../people/index.ts';
import { countMoves } from './actions/count-draft.ts';
import { currentReading } from './current-catalogue.ts';
import { shippedText } from './load-catalogue.ts';
import { type Officer, officersOf } from './testing/officers.ts';

let db: TestDatabase;
let service: Awaited<ReturnType<typeof openTestService>>;
const county = '370705000000';
let [one, two, three, clerk]: Officer[] = [];

beforeAll(async () => {
  db = await openTestDatabase();
  service = await openTestService(db);
  const officer = officersOf(db, service);
  one = await officer('one', 'manager', county);
  two = await officer('two', 'manager', county);
  three = await officer('three', 'manager', '370702000000');
  clerk = await officer('clerk', 'clerk', county);
});

async function send(headers: Officer | undefined, method: 'GET' | 'POST', url: string, payload?: object) {
  const answer = await service.http.inject({
    method,
    url: `/api/policies/${url}`,
    headers: headers ?? {},
    ...(payload ? { payload } : {}),
  });
  return { status: answer.statusCode, body: JSON.parse(answer.body) };
}
const see = async (id: string, who = one) => (await send(who, 'GET', `${id}/definition`)).body;
const check = async (id: string, text: string) =>
  (await send(one, 'POST', `${id}/definition/check`, { text })).body;
const short = { zh: '一句话', en: 'One sentence' };
const keep = async (who: Officer | undefined, id: string, text: string, more: object = {}) => {
  const { hash: upon } = await see(id, who);
  const body = { text, short, reason: '照鲁人社字〔2026〕1号第三条改', upon, ...more };
  return send(who, 'POST', `${id}/draft`, body);
};
const move = async (who: Officer | undefined, id: string, to: string, more: object = {}) =>
  send(who, 'POST', `${id}/draft/move`, {
    to,
    hash: (await see(id, who)).draft?.hash ?? '0'.repeat(64),
    ...more,
  });
/** P45 as it ships, with some words exchanged. */
function p45(from: string | RegExp, to: string): string {
  const text = shippedText('P45');
  const other = text.replace(from, to);
  if (other === text) throw new Error(`P45 does not say ${from}`);
  return other;
}

describe('a text is checked while it is written', () => {
  it('and says what it says otherwise, in sentences', async () => {
    const { faults, changes, examples } = await check('P45', p45(/atMost: 30\b/, 'atMost: 25'));
    expect(faults).toEqual([]);
    // Of the examples worked out by hand, those that say something else by it.
    expect(examples.count).toBeGreaterThanOrEqual(2);
    expect(examples.changed).not.toEqual([]);
    expect(examples.changed.length).toBeLessThan(examples.count);
    expect(changes).toMatchObject([
      {
        part: 'atom',
        before: { zh: expect.stringContaining('30') },
        after: { zh: expect.stringContaining('25') },
      },
    ]);
    expect(await check('P45', shippedText('P45'))).toMatchObject({
      faults: [],
      changes: [],
      examples: { changed: [] },
    });
  });

  it.each([
    ['an unknown fact', () => p45(/fact: \w+/, 'fact: age_of_moon'), /没有叫 age_of_moon 的情况/],
    ['a policy that is not there', () => `${shippedText('P45')}\nopens: [P99]\n`, /没有 P99 这项政策/],
    ['what is no YAML', () => 'id: [', /括号或逗号没有配好/],
    ['another policy', () => p45('id: P45', 'id: P44'), /这里改的是 P45/],
    ['a part that nobody knows', () => `${shippedText('P45')}\nprice: 3\n`, /price|不认识/],
    [
      'brackets without end',
      () =>
        `${shippedText('P45').replace(/when:[\s\S]*?\namount/, `when: ${'{not: '.repeat(5000)}{use: working_age}${'}'.repeat(5000)}\namount`)}`,
      /套得太深|读不出来/,
    ],
    [
      'a key that is misspelt, once and on its line',
      () => p45('materials:', 'material:'),
      /不认识 material 这一项/,
    ],
    ['a word where a number stands', () => p45(/atMost: 30\b/, 'atMost: many'), /atMost 应该是数字/],
    [
      'a division by nothing',
      () => p45(/amount: \{.*$/m, 'amount: { kind: once, formula: "3000元 / 0", doubt: unsure }'),
      /不能除以 0/,
    ],
    [
      'units that do not go together',
      () => p45(/amount: \{.*$/m, 'amount: { kind: once, formula: "3000元 / 3个月", doubt: unsure }'),
      /不能用/,
    ],
    ['a bracket that is not closed', () => p45('name: {', 'name: {{'), /缩进|括号/],
    [
      'what is too long',
      () => `${shippedText('P45')}# ${'长'.repeat(40_000)}`,
      /太长了：\d+ 个字，最多 40000 个字/,
    ],
    ['anchors', () => `a: &a [1,1]\nb: [*a, *a]\n`, /不能用 & 和 \*/],
  ])('with line and reason: %s', async (_, text, words) => {
    const { faults, changes } = await check('P45', text());
    expect(changes).toEqual([]);
    expect(faults[0].line).toBeGreaterThan(0);
    const told = faults.map(({ words: { zh } }: { words: { zh: string } }) => zh).join();
    expect(told).toMatch(words);
    // No English but names, and the text that was written.
    expect(told).not.toMatch(/must|schema|missing|expected|division|indent|\bline\b/);
  });
});

describe('what is changed is read anew', () => {
  const p03 = (amount: string) =>
    shippedText('P03').replace('amount: { kind: once, formula: "3000元", read: [S17] }', amount);

  it('a sum that keeps the source in which another was read is not submitted', async () => {
    const text = p03('amount: { kind: once, formula: "4000元", read: [S17] }');
    const { faults } = await check('P03', text);
    expect(faults).toMatchObject([
      {
        line: text.split('\n').findIndex((line) => line.startsWith('amount:')) + 1,
        words: { zh: expect.stringMatching(/金额改了，出处还是原来的 S17.*doubt: unsure/u) },
      },
    ]);
    await keep(one, 'P03', text);
    expect((await move(one, 'P03', 'submitted')).body.code).toBe('definition-faulty');
    await move(one, 'P03', 'dropped');
    expect((await check('P03', p03('amount: { kind: once, formula: "4000元" }'))).faults).toMatchObject([
      { words: { zh: expect.stringContaining('没有写出处') } },
    ]);
  });

  it('with another source, or doubted until two have read it, it is', async () => {
    for (const sure of ['read: [S19]', 'doubt: unsure']) {
      const { faults, changes } = await check(
        'P03',
        p03(`amount: { kind: once, formula: "4000元", ${sure} }`),
      );
      expect(faults).toEqual([]);
      expect(changes.map(({ part }: { part: string }) => part)).toEqual(['amount']);
    }
    // Another source for the same words is nobody's fault.
    expect(
      (await check('P03', p03('amount: { kind: once, formula: "3000元", read: [S19] }'))).faults,
    ).toEqual([]);
  });

  it('or with the article in which it stands', async () => {
    const amount = 'formula: "4000元", read: [S17], articles: { notice: 第三条 }';
    const text = p03(`amount: { kind: once, ${amount} }`).replace(
      '{ number: 济南市创业扶持政策,',
      '{ id: notice, number: 济南市创业扶持政策,',
    );
    expect((await check('P03', text)).faults).toEqual([]);
    const cited = p03(
      'amount: { kind: once, formula: "3000元", read: [S17], articles: { notice: 第三条 } }',
    ).replace('{ number: 济南市创业扶持政策,', '{ id: notice, number: 济南市创业扶持政策,');
    const { faults, changes } = await check('P03', cited);
    expect(faults).toEqual([]);
    expect(changes).toMatchObject([
      { part: 'source', after: { zh: expect.stringContaining('济南市创业扶持政策第三条') } },
    ]);
    const unknown = p03('amount: { kind: once, formula: "3000元", articles: { other: 第三条 } }');
    expect((await check('P03', unknown)).faults).toMatchObject([
      { words: { zh: '没有编号 other 的文件（documents 里的 id）' } },
    ]);
  });

  it('and so is a condition', async () => {
    const text = shippedText('P03').replace(
      'fact: business_kind, is: individual',
      'fact: business_kind, is: company',
    );
    expect(text).not.toBe(shippedText('P03'));
    expect((await check('P03', text)).faults).toMatchObject([
      { words: { zh: expect.stringMatching(/条件 c2 改了，出处还是原来的 S17/) } },
    ]);
  });
});

describe('a draft', () => {
  it('is one person’s, and nobody’s but a manager’s', async () => {
    expect((await send(clerk, 'GET', 'P45/definition')).status).toBe(403);
    expect((await keep(one, 'P45', 'id: [')).status).toBe(200);
    expect((await see('P45', two)).draft).toMatchObject({ mine: false, state: 'open', by: '核对员one' });
    expect((await keep(two, 'P45', shippedText('P45'))).body.code).toBe('draft-of-another');
    expect((await keep(one, 'P45', shippedText('P45'), { upon: '0'.repeat(64) })).body.code).toBe(
      'text-changed',
    );
    expect((await move(two, 'P45', 'dropped')).status).toBe(200);
    expect((await see('P45')).draft).toBeNull();
  });

  it('is not submitted with faults, without a change, or without a reason', async () => {
    await keep(one, 'P45', 'id: [');
    expect((await move(one, 'P45', 'submitted')).body).toMatchObject({
      code: 'definition-faulty',
      fields: [{ field: '/text' }],
    });
    const { short: today } = await see('P45');
    await keep(one, 'P45', shippedText('P45'), { short: today });
    expect((await move(one, 'P45', 'submitted')).body.code).toBe('nothing-changed');
    await keep(one, 'P45', p45(/atMost: 30\b/, 'atMost: 35'), { reason: '' });
    expect((await move(one, 'P45', 'submitted')).body.fields).toMatchObject([{ field: '/reason' }]);
    expect((await move(one, 'P45', 'approved')).body.code).toBe('own-draft');
    expect((await move(two, 'P45', 'approved')).body.code).toBe('draft-moved');
    await move(one, 'P45', 'dropped');
  });

  it('goes live when another has approved what he saw, and only then', async () => {
    await keep(one, 'P45', p45(/atMost: 30\b/, 'atMost: 35'));
    expect((await move(one, 'P45', 'submitted')).status).toBe(200);
    expect((await keep(one, 'P45', shippedText('P45'))).body.code).toBe('draft-submitted');
    expect((await move(two, 'P45', 'open')).body.code).toBe('too-short');
    expect((await move(two, 'P45', 'open', { words: '第三条写的是三十六' })).status).toBe(200);
    expect((await see('P45')).draft).toMatchObject({ state: 'open', returned: '第三条写的是三十六' });
    await keep(one, 'P45', p45(/atMost: 30\b/, 'atMost: 36'));
    await move(one, 'P45', 'submitted');
    expect((await move(two, 'P45', 'approved', { hash: '0'.repeat(64) })).body.code).toBe('draft-changed');
    const before = await db.as({}, (ctx) => currentReading(ctx));
    expect((await move(three, 'P45', 'approved')).status).toBe(200);

    const page = (await send(undefined, 'GET', 'P45')).body;
    expect(JSON.stringify(page.conditions)).toContain('36');
    expect(page.short).toEqual(short);
    const { versions, draft, text } = await see('P45');
    expect(draft).toBeNull();
    expect(text).toContain('atMost: 36');
    expect(versions).toMatchObject([
      { by: '核对员one', approvedBy: '核对员three', holds: true, reason: '照鲁人社字〔2026〕1号第三条改' },
    ]);
    expect(versions[0].changes).toHaveLength(1);
    // By what was known a second before, it is the text that ships.
    const then = await db.as({}, (ctx) =>
      currentReading(ctx, { knownBy: new Date(ctx.clock.now().getTime() - 1000) }),
    );
    expect(then.versions.size).toBe(0);
    expect(before.catalogue.policies.find(({ id }) => id === 'P45')).toEqual(
      then.catalogue.policies.find(({ id }) => id === 'P45'),
    );
    // What nobody touched keeps its confirmations; what was changed is read anew.
    expect((await send(one, 'GET', 'statements/P45.amount')).status).toBe(200);
  });

  it('that was submitted is listed for whoever may decide, and for who wrote it', async () => {
    await keep(one, 'P41', shippedText('P41').replace('materials: []', 'materials: [申请表]'));
    const drafts = async (who: Officer | undefined) => (await send(who, 'GET', 'drafts')).body.drafts;
    expect(await drafts(two)).toEqual([]);
    await move(one, 'P41', 'submitted');
    const waiting = { id: 'P41', by: '核对员one', from: '2025-01-01' };
    expect(await drafts(two)).toMatchObject([{ ...waiting, mine: false }]);
    expect(await drafts(one)).toMatchObject([{ ...waiting, mine: true }]);
    expect((await send(clerk, 'GET', 'drafts')).status).toBe(403);
    await move(one, 'P41', 'open');
    expect(await drafts(two)).toEqual([]);
    await move(one, 'P41', 'dropped');
  });

  it('for another year waits for its first day', async () => {
    const text = shippedText('P44').replace(
      /from: "\d{4}-\d\d-\d\d", until: ("[^"]*"|null)/,
      'from: "2027-01-01", until: null',
    );
    expect(text).not.toBe(shippedText('P44'));
    await keep(one, 'P44', text);
    await move(one, 'P44', 'submitted');
    expect((await move(two, 'P44', 'approved')).status).toBe(200);
    const of = (day: string) =>
      db.as({}, async (ctx) => (await currentReading(ctx, { asOf: parseDay(day) })).versions.has('P44'));
    expect([await of('2026-12-31'), await of('2027-01-01')]).toEqual([false, true]);
    expect((await see('P44')).versions).toMatchObject([{ from: '2027-01-01', holds: false }]);
  });

  it('is shown to everybody: from when to when each text held, and what changed between two', async () => {
    const visitor = async (url: string) => (await send(undefined, 'GET', url)).body;
    const next = await visitor('P44/versions');
    expect(next.versions).toMatchObject([
      { from: '2027-01-01', held: 'later', approvedOn: '2026-11-20' },
      { id: 'shipped', until: '2026-12-31', held: 'now', approvedOn: null },
    ]);
    const [later] = next.versions;
    expect(next.compared).toMatchObject({ before: later.id, after: 'shipped' });
    const both = await visitor(`P44/versions?before=shipped&after=${later.id}`);
    expect(both.compared.changes.length).toBeGreaterThan(0);
    expect(both.compared.changes[0].after.zh).toContain('2027');
    // A correction takes the place of the text that ships for all its days.
    const corrected = await visitor('P45/versions');
    expect(corrected.versions).toMatchObject([{ held: 'now' }, { id: 'shipped', held: 'corrected' }]);
    expect(corrected.compared.changes).toMatchObject([
      { part: 'atom', after: { zh: expect.stringContaining('36') } },
    ]);
    // Who wrote it and why is the desk's.
    expect(JSON.stringify(corrected)).not.toMatch(/核对员|照鲁人社字/);
    expect((await visitor('P45')).changed).toBe(1);
    const [wrong, only] = [await visitor('P45/versions?after=nothing'), await visitor('P40/versions')];
    expect(wrong).toMatchObject({ code: 'no-such-version', fields: [{ field: 'after' }] });
    expect(only).toMatchObject({ versions: [{ held: 'now' }], compared: { changes: [] } });
  });

  it('whose ground has gone is not submitted', async () => {
    await keep(
      one,
      'P43',
      `${shippedText('P43')}\n`.replace(/^note:.*$/m, '').replace('materials: [', 'materials: [申请表, '),
    );
    await keep(two, 'P42', shippedText('P42').replace('materials: [', 'materials: [申请表, '));
    await move(two, 'P42', 'submitted');
    await move(one, 'P42', 'approved');
    expect((await move(one, 'P43', 'submitted')).status).toBe(200);
    // Another text of the same policy comes in between: only by hand, since one draft is under way.
    await db.rows(
      `update policy.draft set base_hash = decode(repeat('00', 32), 'hex') where policy_id = 'P43'`,
    );
    expect((await see('P43')).draft.late).toBe(true);
    expect((await move(two, 'P43', 'approved')).body.code).toBe('text-changed');
    await move(one, 'P43', 'dropped');
  });

  it('is approved once, by two at the same moment', async () => {
    await keep(one, 'P41', shippedText('P41').replace('materials: [', 'materials: [申请表, '));
    await move(one, 'P41', 'submitted');
    const both = await Promise.all([move(two, 'P41', 'approved'), move(three, 'P41', 'approved')]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 404]);
    expect((await see('P41')).versions).toHaveLength(1);
  });

  it('the database holds that nobody approves what he wrote himself', async () => {
    await expect(
      db.rows(
        `insert into policy.version select gen_random_uuid(), 99, policy_id, text, short, in_force_from, words_sealed, made_by, made_by_name,
           made_by, made_by_name, approved_at from policy.version limit 1`,
      ),
    ).rejects.toThrow(/check constraint/);
    await expect(
      db.as({}, (ctx) =>
        currentReading(ctx).then(() => ctx.tx.deleteFrom('policy.version' as never).execute()),
      ),
    ).rejects.toThrow(/permission denied/);
  });
});

it('a text that a later release does not understand any more is doubted, and all other policies stand', async () => {
  await db.rows(
    `insert into policy.version select gen_random_uuid(), 98, 'P47', replace(text, 'fact: ', 'fact: no_such_'), short, in_force_from, words_sealed,
       made_by, made_by_name, approved_by, approved_by_name, approved_at from policy.version where policy_id = 'P45'`,
  );
  const { catalogue } = await db.as({}, (ctx) => currentReading(ctx));
  expect(catalogue.policies.find(({ id }) => id === 'P47')?.off).toBe(true);
  expect((await see('P45')).versions).toMatchObject([{ holds: true }]);
  expect((await send(undefined, 'GET', 'P47')).body.unread).toBe(true);
});

describe('whose answer changes', () => {
  it('is counted by street, and below five only said to be below five', async () => {
    for (let nth = 0; nth < 6; nth += 1) {
      const seventeen = `37070019660221${300 + nth}`;
      await db.asJob((ctx) =>
        createOrFindPerson(ctx, {
          personId: newId(2000 + nth),
          name: '秦小样',
          idNumber: seventeen + checkCharacter(seventeen),
          phone: `199${30_000_000 + nth}`,
          residenceArea: '370705005000',
          source: { kind: 'self', name: null },
        }),
      );
    }
    const { text } = await see('P45');
    await keep(one, 'P45', text.replace('atMost: 36', 'atMost: 70'));
    expect((await send(one, 'POST', 'P45/draft/count', {})).body).toEqual({ done: true });
    const { draft } = await see('P45');
    await db.asJob((ctx) => countMoves(ctx, draft.id), { purpose: 'service-count' });
    const { counted } = (await see('P45')).draft;
    expect(counted.same).toBe(true);
    expect(counted.moves).toEqual([{ was: 'unlikely', becomes: 'open', people: { count: 6, few: false } }]);
    expect((await see('P45', three)).draft.counted.moves).toEqual([]);
    await keep(one, 'P45', text.replace('atMost: 36', 'atMost: 71'));
    expect((await see('P45')).draft.counted.same).toBe(false);
  });
});
