import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Check } from 'typebox/schema';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { packageRoot } from '../../ground/package-root.ts';
import { policySchemas } from './json-schemas.ts';

const folder = join(packageRoot, 'data/policies');
// Made-up people have a format of their own (personas.ts).
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.yaml') && name !== 'personas.yaml',
);

describe('the JSON Schemas of the policies', () => {
  it('are what the shapes in code say', () => {
    // Where this fails, a shape was changed: npm run schemas.
    for (const [name, schema] of policySchemas())
      expect(JSON.parse(readFileSync(join(folder, name), 'utf8')), name).toEqual(schema);
  });

  it('are named in the head of each file, and take it', () => {
    expect(files.length).toBe(48 + 48 + 9);
    for (const file of files) {
      const text = readFileSync(join(folder, file), 'utf8');
      const named = /^# yaml-language-server: \$schema=(\S+)\n/.exec(text)?.[1] ?? '';
      const path = join(dirname(join(folder, file)), named);
      expect([file, existsSync(path)]).toEqual([file, named !== '']);
      const schema = JSON.parse(readFileSync(path, 'utf8'));
      expect([file, Check(schema, parse(text))]).toEqual([file, true]);
      expect([file, Check(schema, { ...parse(text), anything: 1 })]).toEqual([file, false]);
    }
  });

  it('see a mistake inside of conditions of conditions', () => {
    const schema = policySchemas().get('policy.schema.json') ?? {};
    const policy = parse(readFileSync(join(folder, 'catalogue/P33.yaml'), 'utf8'));
    policy.when.all[2].any[4].all[0].atLeast = '四十五';
    expect(Check(schema, policy)).toBe(false);
  });
});
