import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageRoot } from '../../ground/package-root.ts';
import { loadWording, parseWording } from './load-wording.ts';

const shipped = readFileSync(join(packageRoot, 'data/wording/rules.yaml'), 'utf8');
function changed(from: string, to: string): string {
  expect(shipped).toContain(from);
  return shipped.replace(from, to);
}

describe('the shipped rules', () => {
  test('have a rule for every category, and speak to people plainly', () => {
    const { rules, categories } = loadWording();
    expect(new Set(rules.map(({ category }) => category))).toEqual(new Set(categories.map(({ id }) => id)));
    for (const { says, better } of rules) {
      expect(`${says.zh}${better.zh}`).not.toMatch(/[!！]|非法|驳回|失败|您不符合/);
    }
  });

  test('what is unlawful rests on a law whose text was read, at least in part', () => {
    for (const { id, level, sources } of loadWording().rules) {
      if (level === 'unlawful')
        expect(
          sources.filter(({ checked }) => checked !== null),
          id,
        ).not.toEqual([]);
    }
  });
});

describe('a file that is not in order is refused', () => {
  test.each([
    ['    level: advice', '    level: perhaps', /\/rules\/0\/level/],
    ['    category: sex-by-work', '    category: hair', /sex-by-work: hair is not declared/],
    ['[labour-13, promotion-27]', '[labour-99]', /sex-by-work: labour-99 is not declared/],
    ['[sex-only, sex-preferred]', '[sex-most]', /instead_of sex-most is no other rule/],
    ['  - id: sex-only', '  - id: sex-by-work', /sex-by-work is declared twice/],
    [
      '      要求(为|是)?(:)?({sex-any}|{kin})\n',
      '      要{sex-none}\n',
      /sex-only: 要\{sex-none\}: \{sex-none\} is not among the words/,
    ],
    ['男: nan 喃', '男: Nan 喃', /\/spelled/],
    ['version: 1', 'version: 1\nowner: us', /wording: /],
  ])('%s → %s', (from, to, message) => {
    expect(() => parseWording(changed(from, to))).toThrow(message);
  });
});
