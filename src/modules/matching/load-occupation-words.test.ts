import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadOccupations } from '../../ground/occupations/load.ts';
import { atLevel } from '../../ground/occupations/occupations.ts';
import { packageRoot } from '../../ground/package-root.ts';
import { sureOfOccupation } from './domain/occupation/code-occupation.ts';
import { kindsOfWork } from './domain/sentence/titles.ts';
import { codeOccupation } from './index.ts';
import { parseOccupationWords } from './load-occupation-words.ts';

const occupations = loadOccupations();
const here = join(packageRoot, 'src/modules/matching/testing');
const linesOf = (file: string) =>
  readFileSync(join(here, file), 'utf8')
    .trimEnd()
    .split('\n')
    .filter((line) => !line.startsWith('#'));

interface Labelled {
  title: string;
  /** Empty: it names no work. */
  right: readonly string[];
}

const tell = (figure: string) => process.stdout.write(`${figure}\n`);

const codes = (listed: readonly string[]) => listed.filter((code) => code !== '-');

/** Shares of titles whose code is right: of the 细类, or of the 小类 where no more is asked; and its 小类. */
function measure(titles: readonly Labelled[]) {
  const coded = titles.map(({ title, right }) => {
    const found = codeOccupation(title);
    const same = right.some((code) => found?.code === code || found?.code.startsWith(`${code}-`));
    const group = right.some((code) => found && atLevel(code, 3) === atLevel(found.code, 3));
    return { same, group, sure: (found?.confidence ?? 0) >= sureOfOccupation, work: right.length > 0 };
  });
  const sure = coded.filter((each) => each.sure);
  const work = coded.filter((each) => each.work);
  const share = (some: readonly unknown[], of: readonly unknown[]) =>
    Number((some.length / of.length).toFixed(3));
  return {
    precision: share(
      sure.filter(({ same }) => same),
      sure,
    ),
    covered: share(sure, coded),
    occupation: share(
      work.filter(({ same }) => same),
      work,
    ),
    group: share(
      work.filter(({ group }) => group),
      work,
    ),
  };
}

describe('a title', () => {
  test.each([
    ['招收银员（夜班）4000+五险', '4-01-02-04'],
    ['美团骑手', '4-10-08-01'],
    ['会开叉车的师傅', '6-30-01-00'],
    ['月嫂', '4-10-01-06'],
    ['总账会计（国际物流）', '2-06-03-00'],
    ['Java高级讲师', '4-07-03-05'],
    ['焊接工程师', '2-02-07-09'],
    ['数控折弯操作工', '6-18-01-12'],
    ['急聘招聘主管', '4-07-03-08'],
  ])('%s is %s', (title, code) => {
    expect(codeOccupation(title)).toMatchObject({ code, confidence: expect.any(Number) });
    expect(codeOccupation(title)?.confidence).toBeGreaterThanOrEqual(sureOfOccupation);
  });

  test('that several occupations share is unsure and names the others', () => {
    const found = codeOccupation('服务员');
    expect(found?.confidence).toBeLessThan(sureOfOccupation);
    expect(found?.alternatives.map(({ code }) => code)).toContain('4-03-01-02');
  });

  test.each(['学徒', '急招', '诚聘英才', '', '5000', '????', '待遇从优'])('%s names no work', (title) => {
    expect(codeOccupation(title)?.confidence ?? 0).toBeLessThan(0.5);
  });

  test('of whatever characters gets codes of the classification, the surest first', () => {
    const words = fc.constantFrom(
      '保洁',
      '司机',
      '（',
      '）',
      '/',
      '5000',
      '学徒',
      '+',
      '工程师',
      'c++',
      '会',
    );
    const anyTitle = fc.array(fc.oneof(words, fc.string({ maxLength: 5 })), { maxLength: 30 });
    fc.assert(
      fc.property(anyTitle, (parts) => {
        const found = codeOccupation(parts.join(''));
        if (!found) return;
        const all = [found, ...found.alternatives];
        for (const { code, confidence } of all) {
          expect(occupations.find(code)).toBeDefined();
          expect(confidence).toBeGreaterThan(0);
          expect(confidence).toBeLessThan(1);
        }
        expect(all.map(({ confidence }) => confidence)).toEqual(
          all.map(({ confidence }) => confidence).sort((a, b) => b - a),
        );
      }),
    );
  });
});

test('every kind of work that a sentence can name has an occupation, but for stages', () => {
  const without = [...kindsOfWork].filter(([name]) => codeOccupation(name) === null).map(([, kind]) => kind);
  expect([...new Set(without)]).toEqual(['学徒', '助理']);
});

describe('measured', () => {
  test('on titles as people say them, written after the lexicon', () => {
    const titles = linesOf('occupation-titles.txt').map((line) => {
      const [title = '', right = ''] = line.split('\t');
      return { title, right: codes(right.split('|')) };
    });
    const found = measure(titles);
    tell(`occupations of ${titles.length} everyday titles: ${JSON.stringify(found)}`);
    expect(found.precision).toBeGreaterThanOrEqual(0.95);
    expect(found.covered).toBeGreaterThanOrEqual(0.55);
    expect(found.group).toBeGreaterThanOrEqual(0.8);
    expect(found.occupation).toBeGreaterThanOrEqual(0.77);
  });

  const ads = join(
    process.env.LEYE_TESTDATA ?? join(packageRoot, '../shared/data'),
    'jobs/jobs_balanced_sample.jsonl.gz',
  );
  const missing = !existsSync(ads) && process.env.CI !== 'true';
  const name = 'on the titles of collected advertisements';
  test.skipIf(missing)(missing ? `${name} (skipped: no test data)` : name, () => {
    const printed = new Map(
      gunzipSync(readFileSync(ads))
        .toString('utf8')
        .trimEnd()
        .split('\n')
        .map((line) => {
          const { id, title } = JSON.parse(line) as { id: string; title: string };
          return [id, title] as const;
        }),
    );
    const titles = linesOf('occupation-ads.txt').map((line) => {
      const [id = '', ...right] = line.split(' ');
      return { title: printed.get(id) ?? expect.fail(`no advertisement ${id}`), right: codes(right) };
    });
    const found = measure(titles);
    tell(`occupations of ${titles.length} advertisements: ${JSON.stringify(found)}`);
    expect(found.precision).toBeGreaterThanOrEqual(0.9);
    expect(found.covered).toBeGreaterThanOrEqual(0.6);
    expect(found.group).toBeGreaterThanOrEqual(0.82);
    expect(found.occupation).toBeGreaterThanOrEqual(0.8);

    const all = [...printed.values()];
    const start = performance.now();
    for (const title of all) codeOccupation(title);
    const each = (performance.now() - start) / all.length;
    tell(`${each.toFixed(3)} ms a title`);
    expect(each).toBeLessThan(1);
  });
});

test.each([
  ['sure: { 4-01-02-02: 甲 }\nshared: {}\nrank: 学徒', 'no occupation 4-01-02-02'],
  ['sure: { 4-01-02-04: 收银 收银 }\nshared: {}\nrank: 学徒', '收银 stands twice'],
  ['sure: {}\nshared: { 甲: [] }\nrank: 学徒', '/shared/甲'],
])('a lexicon that is wrong is refused: %s', (yaml, says) => {
  expect(() => parseOccupationWords(yaml, occupations)).toThrow(says);
});
