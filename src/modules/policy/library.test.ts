import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fixedClock } from '../../ground/clock/clock.ts';
import { packageRoot } from '../../ground/package-root.ts';
import { openTestDatabase } from '../../ground/testing/database.ts';
import { openTestService } from '../../testing.ts';
import { loadGroups } from '../groups/index.ts';
import { mostLevels } from './contract-library.ts';
import { type ConditionNode, treeOf } from './domain/library/condition-tree.ts';
import { loadPolicies } from './load-catalogue.ts';
import { loadLibrary, readLibrary } from './load-library.ts';

const clock = fixedClock('2025-12-20T09:00:00+08:00');
let service: Awaited<ReturnType<typeof openTestService>>;
beforeAll(async () => {
  service = await openTestService(await openTestDatabase(), { clock });
});

async function ask(url: string) {
  const { statusCode, body } = await service.http.inject({ method: 'GET', url: encodeURI(url) });
  return { statusCode, ...JSON.parse(body) };
}
interface Node {
  is: string;
  words: { zh: string; en: string };
  of: Node[];
}
const sentences = (node: Node): string[] => [node.words.zh, ...node.of.flatMap(sentences)];

describe('the library', () => {
  it('has all policies, those that can be had first and those that are over last', async () => {
    const { policies, events, groups } = await ask('/api/policies');
    expect(policies).toHaveLength(48);
    expect(policies.at(-1).validity.today).toBe('ended');
    expect(policies[0].validity.today).toBe('in-force');
    expect(events.length).toBeGreaterThanOrEqual(10);
    expect(groups.map(({ id }: { id: string }) => id)).toContain('graduates');
  });

  it.each([
    ['q=下岗', 'P37'],
    ['q=gongyigang', 'P33'],
    ['event=left-army', 'P43'],
    ['group=graduates', 'P34'],
    // What stands with a part of the group.
    ['group=graduates&event=graduated', 'P46'],
    ['group=special-care', 'P30'],
    ['subject=unit&q=社保补贴', 'P10'],
  ])('finds by %s', async (query, id) => {
    const { policies } = await ask(`/api/policies?${query}`);
    expect(policies.length).toBeLessThan(25);
    expect(policies.map((one: { id: string }) => one.id)).toContain(id);
  });

  it('finds nothing where nothing is alike, and refuses what nobody types', async () => {
    expect((await ask('/api/policies?q=今天天气真好')).policies).toEqual([]);
    expect((await ask('/api/policies?event=weather')).policies).toEqual([]);
    expect((await ask(`/api/policies?q=${'长'.repeat(61)}`)).statusCode).toBe(400);
    expect((await ask('/api/policies?group=../x')).statusCode).toBe(400);
  });
});

describe('the page of a policy', () => {
  it('says everything in words, with sources and doubts', async () => {
    const page = await ask('/api/policies/P01');
    expect(page).toMatchObject({
      name: { zh: '小微企业一次性创业补贴' },
      amountDoubt: { level: 'likely' },
      workingDays: 20,
      excludes: [{ id: 'P03', within: 'person', doubt: { level: 'guess' } }],
      validity: { from: '2013-10-01', until: null, today: 'in-force', daysLeft: null },
    });
    const [{ tree }] = page.conditions;
    expect(tree.is).toBe('all');
    expect(tree.of[0]).toMatchObject({ is: 'all', named: true, words: { zh: '在法定劳动年龄内' } });
    expect(tree.of[1]).toMatchObject({ is: 'one', id: 'c1', sources: [{ id: 'S16', grade: 'B' }] });
    expect(sentences(tree)).toContain('没领过小微企业一次性创业补贴');
  });

  it('tells conditions of the unit from those of each person hired', async () => {
    const { conditions, excludes } = await ask('/api/policies/P10');
    expect(conditions.map(({ about }: { about: string }) => about)).toEqual(['self', 'hire']);
    expect(conditions[1].tree.of[1]).toMatchObject({ is: 'any', words: { zh: '满足一条就行' } });
    // What another one says of it counts too.
    expect(excludes.map(({ id }: { id: string }) => id)).toEqual(['P11', 'P12']);
    const { excludes: other } = await ask('/api/policies/P37');
    expect(other.map(({ id }: { id: string }) => id)).toEqual(['P30', 'P32', 'P38', 'P46']);
  });

  it('names the articles beside what stands in them, and where a text says otherwise', async () => {
    const page = await ask('/api/policies/P37');
    const [{ tree }] = page.conditions;
    expect(tree.of.find(({ id }: { id: string }) => id === 'c2')).toMatchObject({
      articles: [
        { document: '中华人民共和国社会保险法', article: '第四十五条第（二）项' },
        { document: '失业保险条例', article: '第十四条第（二）项' },
        { document: '实施《中华人民共和国社会保险法》若干规定', article: '第十三条' },
      ],
      doubt: null,
    });
    expect(page).toMatchObject({
      amountArticles: [
        { article: '第四十六条、第四十七条' },
        { article: '第十七条、第十八条' },
        { article: '第十四条' },
      ],
      daysArticles: [{ article: '第九十八条' }],
      workingDays: 10,
      workingDaysDoubt: { note: expect.stringContaining('各地可能更快') },
      workingDaysArticles: [{ document: '社会保险经办条例', article: '第二十四条第一款' }],
    });
    const { excludes } = page;
    expect(excludes.find(({ id }: { id: string }) => id === 'P32')).toMatchObject({
      articles: [{ article: '第五十一条第（一）项' }],
    });
  });

  it('says until when, by the day it is', async () => {
    expect((await ask('/api/policies/P36')).validity).toMatchObject({ today: 'in-force', daysLeft: 11 });
    clock.advance({ days: 12 });
    const { validity, answers } = await ask('/api/policies/P36');
    expect(validity).toMatchObject({ today: 'ended', daysLeft: null });
    expect(answers.at(-1).answer.zh).toBe('到 2025年12月31日为止，已经过期');
  });

  it('answers what people ask, and says where nobody has read it', async () => {
    const answered = async (id: string) =>
      Object.fromEntries(
        (await ask(`/api/policies/${id}`)).answers.map((one: { id: string; answer: { zh: string } }) => [
          one.id,
          one.answer.zh,
        ]),
      );
    expect(await answered('D01')).toMatchObject({
      bring: '身份证或社保卡',
      'how-long': '办的时候就定下来，不用另外等',
      opens: expect.stringContaining('失业保险金'),
      until: '2008年1月1日起执行，没有写截止日',
    });
    expect(await answered('P07')).toMatchObject({
      'how-much': '能领多少还没有核实，请问站点',
      'how-long': '还没有核实，请问站点',
    });
    expect((await answered('P30')).excludes).toContain('失业保险金（同一个月只能领一项）'.slice(0, 5));
  });

  it('shows every policy, and none that does not exist', async () => {
    for (const { id } of loadPolicies().policies) {
      const page = await ask(`/api/policies/${id}`);
      expect([id, page.statusCode, page.answers.length >= 6]).toEqual([id, 200, true]);
      expect(JSON.stringify(page)).not.toContain('undefined');
    }
    expect(await ask('/api/policies/P99')).toMatchObject({ statusCode: 404, code: 'no-such-policy' });
  });
});

it('materials and ways to apply are in English too, as far as the catalogue has them', async () => {
  const { library } = loadLibrary();
  const texts = loadPolicies().policies.flatMap(({ materials, channel }) => [...materials, channel.text]);
  expect(texts.filter((text) => !library.english.has(text))).toEqual([]);
  expect([...library.english.keys()].filter((text) => !texts.includes(text))).toEqual([]);
  const { channel } = await ask('/api/policies/P22');
  expect(channel.text).toEqual({ zh: '残联', en: "Disabled persons' federation" });
});

describe('a fault in the library names file, line and reason', () => {
  const folder = mkdtempSync(join(tmpdir(), 'leye-library-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const groups = new Set(loadGroups().groups.map(({ id }) => id));
  const file = join(folder, 'library.yaml');
  cpSync(join(packageRoot, 'data/policies/library.yaml'), file);
  const shipped = readFileSync(file, 'utf8');

  it.each([
    ['a policy that is none', 'policy: P01', 'policy: P99', /library\.yaml:\d+: P99 is no policy/],
    ['one that is left out', 'policy: P01', 'policy: P99', /P01 is left out/],
    ['one twice', 'policy: P02', 'policy: P01', /P01 stands there twice/],
    ['a group that is none', 'groups: [veterans]', 'groups: [sailors]', /group sailors, which is not there/],
    [
      'an event that is none',
      'events: [left-army,',
      'events: [left-home,',
      /event left-home, which is not there/,
    ],
    [
      'a sentence too long for a card',
      '没有工作、想找工作的人',
      '没有工作'.repeat(11),
      /library\.yaml:\d+: .*short\/zh/,
    ],
  ])('%s', (_name, from, to, reason) => {
    if (!shipped.includes(from)) throw new Error(`the library does not say ${from}`);
    writeFileSync(file, shipped.replace(from, to));
    expect(() => readLibrary(folder, loadPolicies(), groups)).toThrow(reason);
  });
});

it('has no condition deeper than the contract says', () => {
  const depth = ({ of }: ConditionNode): number => 1 + Math.max(0, ...of.map(depth));
  const catalogue = loadPolicies();
  for (const { id, conditions, hireConditions } of catalogue.policies)
    for (const one of hireConditions ? [conditions, hireConditions] : [conditions])
      expect([id, depth(treeOf(catalogue, one)) <= mostLevels]).toEqual([id, true]);
});
