import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageRoot } from '../../ground/package-root.ts';
import { boundaryFiles } from './make-boundaries.ts';

const folder = join(packageRoot, 'data/policies/boundaries');
const files = boundaryFiles();

describe('the boundary cases of the policies', () => {
  test('are those of the definitions', () => {
    // Where this fails, a definition or a first example was changed: npm run cases, and read whose answer changes.
    expect(readdirSync(folder).sort()).toEqual([...files.keys()].sort());
    for (const [name, text] of files) expect(readFileSync(join(folder, name), 'utf8'), name).toBe(text);
  });

  test('have somebody for each condition of whom all hangs on it', () => {
    expect([...files.values()].filter((text) => text.includes('没有找到'))).toEqual([]);
  });

  test('stand on both sides of a limit, on the day before, on and after, on 29 February and the end of a month', () => {
    const p31 = files.get('P31.txt') ?? '';
    for (const line of [
      'flex_history_months 23个月 → 可以享受 600元，1个月',
      'flex_history_months 24个月 → 不符合 c6',
      'graduation_date 2024-06-29 → 不符合 c2',
      '不变 → 可以享受 600元，4个月',
      'graduation_date 2024-07-01 → 可以享受 600元，4个月',
      'as_of 2026-02-28，graduation_date 2024-02-29 → 可以享受 600元，4个月',
      'as_of 2026-03-01，graduation_date 2024-02-29 → 不符合 c2',
      'edu_level associate → 可以享受 600元，4个月',
      'edu_level secondary_voc → 不符合 c1',
      'emp_registered 不知道 → 还不能确定，还缺 emp_registered',
    ])
      expect(p31.split('\n').map((one) => one.trim())).toContain(line);
  });
});
