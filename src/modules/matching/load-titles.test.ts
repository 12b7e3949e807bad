import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Check } from 'typebox/schema';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { packageRoot } from '../../ground/package-root.ts';
import { rankTitles } from './domain/titles/rank.ts';
import { loadTitleComparer, loadTitles, parseTitles, titlesSchema } from './load-titles.ts';
import { readTitleList } from './read-title-list.ts';

const shipped = join(packageRoot, 'data/matching/titles.yaml');
const small = `weights: { letters: 1, pairs: 1, meanings: 1, fields: 1, spread: 0.5 }
grades:
  lead: 主管
  senior: 高级
  junior: 助理
  staff: 专员
  terms: 兼职
  reach: 区域
  brands: 美团
heads:
  - 工程师 师
common: 项目
fields:
  - id: money
    name: 财务
    words:
      - 财务 会计
    near: { shop: 0.2 }
  - id: shop
    name: 零售
    words:
      - 导购 营业员
`;

describe('the shipped lexicon', () => {
  test('has the schema that its shape says, and is of it', () => {
    // Where this fails, the shape was changed: npm run schemas.
    const schema = JSON.parse(readFileSync(join(packageRoot, 'data/matching/titles.schema.json'), 'utf8'));
    expect(schema).toEqual(titlesSchema());
    const content = parse(readFileSync(shipped, 'utf8'));
    expect(Check(schema, content)).toBe(true);
    expect(Check(schema, { ...content, anything: 1 })).toBe(false);
  });

  test('knows fields from both sides', () => {
    const { near } = loadTitles();
    expect(near('tax').get('accounting')).toBe(near('accounting').get('tax'));
    expect(near('tax').get('tax')).toBe(1);
  });
});

describe('a lexicon that is wrong is refused by its line', () => {
  test.each([
    ['no YAML', 'fields: [', '', 'titles: '],
    ['another shape', 'spread: 0.5', 'spread: 2', 'line 1: weights spread'],
    ['capitals', '- 财务 会计', '- 财务 HR', 'line 17: fields 0 words 0'],
    ['twice in a field', '- 财务 会计', '- 财务 财务', 'line 17: 财务 stands twice in its field'],
    ['twice beside', 'common: 项目', 'common: 主管', 'line 12: 主管 stands twice'],
    ['one character', '- 财务 会计', '- 财务 账', 'line 17: 账 is a single character'],
    ['known already', '- 财务 会计', '- 财务 财务主管', 'line 17: 财务主管 is known by 财务'],
    ['no such field', 'shop: 0.2', 'shops: 0.2', 'line 18: no field shops'],
  ])('%s', (_, was, is, says) => {
    expect(parseTitles(small).words.get('会计')?.fields).toEqual(['money']);
    expect(() => parseTitles(is === '' ? was : small.replace(was, is))).toThrow(says);
  });
});

describe('measured', () => {
  const folder = join(
    process.env.LEYE_TESTDATA ?? join(packageRoot, '../shared/data'),
    'matching/job-titles-zh',
  );
  const missing = !existsSync(folder) && process.env.CI !== 'true';
  const name = 'a corpus of 2,513 titles is ranked well for 50 (MAP)';
  test.skipIf(missing)(missing ? `${name} (skipped: no test data)` : name, () => {
    const queries = readTitleList(join(folder, 'queries.tsv'));
    const corpus = readTitleList(join(folder, 'corpus.tsv'));
    const relevant = new Map(queries.map(({ id }) => [id, new Set<string>()]));
    for (const line of readFileSync(join(folder, 'qrels.tsv'), 'utf8').trim().split('\n')) {
      const [query = '', , document = ''] = line.split('\t');
      relevant.get(query)?.add(document);
    }
    const ranked = rankTitles(loadTitleComparer(), queries, corpus);
    const precisions = ranked.map(({ query, ranking }) => {
      expect(new Set(ranking).size).toBe(corpus.length);
      const wanted = relevant.get(query) ?? new Set();
      const places = ranking.flatMap((id, at) => (wanted.has(id) ? [at + 1] : []));
      return places.reduce((sum, place, at) => sum + (at + 1) / place, 0) / wanted.size;
    });
    const map = precisions.reduce((sum, each) => sum + each, 0) / precisions.length;
    process.stdout.write(`MAP ${map.toFixed(4)} over ${precisions.length} queries\n`);
    expect(map).toBeGreaterThanOrEqual(0.62);
  });
});
