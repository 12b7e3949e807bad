import { mkdirSync, writeFileSync } from 'node:fs';
import { test } from 'vitest';
import { loadPolicies } from './load-catalogue.ts';
import { examplesFolder, readExamples } from './read-cases.ts';
import { boundariesOf } from './domain/cases/boundaries.ts';
import { whoOf } from './domain/cases/who.ts';
import { boundaryText } from './boundary-text.ts';
test('write', { timeout: 600000 }, () => {
  const catalogue = loadPolicies();
  const examples = readExamples(catalogue, examplesFolder);
  mkdirSync('/tmp/leye/gen/b', { recursive: true });
  let total = 0;
  for (const policy of catalogue.policies) {
    const t0 = performance.now();
    const b = boundariesOf(catalogue, policy, whoOf(examples.get(policy.id)![0]!.asked));
    const t1 = performance.now();
    const text = boundaryText(catalogue, policy, b);
    const t2 = performance.now();
    const n = b.reduce((s, x) => s + x.cases.length, 0); total += n;
    console.log(policy.id, 'cases', n, 'none', b.filter((x) => !x.base).map((x) => (x.about as any).id).join(' '), 'make', (t1 - t0).toFixed(0), 'text', (t2 - t1).toFixed(0), 'bytes', text.length);
    writeFileSync(`/tmp/leye/gen/b/${policy.id}.txt`, text);
  }
  console.log('total', total);
});
