/**
 * Writes the boundary cases of the policies, made from their definitions and first examples; with `--verify` fails where one is out of date.
 * What is changed in a definition shows there as a difference: exactly whose answer changes.
 * Usage: npm run cases [-- --verify]
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { boundaryFiles } from '../dist/modules/policy/make-boundaries.js';

const folder = fileURLToPath(new URL('../data/policies/boundaries/', import.meta.url));
const verify = process.argv.includes('--verify');
const files = boundaryFiles();
mkdirSync(folder, { recursive: true });
for (const [name, text] of files) {
  const before = existsSync(folder + name) ? readFileSync(folder + name, 'utf8') : '';
  if (before === text) continue;
  console.log(`data/policies/boundaries/${name} ${verify ? 'is out of date: npm run cases' : 'written'}`);
  if (verify) process.exitCode = 1;
  else writeFileSync(folder + name, text);
}
for (const name of readdirSync(folder).filter((one) => !files.has(one))) {
  console.log(`data/policies/boundaries/${name} ${verify ? 'belongs to no policy' : 'taken away'}`);
  if (verify) process.exitCode = 1;
  else rmSync(folder + name);
}
