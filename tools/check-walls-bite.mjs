/** Plants breaches of the walls in a copy of src and makes sure that the check finds each: a wall that checks nothing is no wall. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const breaches = [
  ['past a door', 'src/modules/network/planted.ts', "export { access } from '../access/store.ts';\n"],
  [
    'ground that knows a module',
    'src/ground/planted.ts',
    "export { sendText } from '../modules/messages/index.ts';\n",
  ],
  [
    'a domain that reads files',
    'src/modules/network/domain/planted.ts',
    "export { readFileSync } from 'node:fs';\n",
  ],
  ['a page that imports the server', 'src/web/planted.ts', "export { serve } from '../main.ts';\n"],
];

const copy = mkdtempSync(join(tmpdir(), 'leye-walls-'));
let missed = 0;
try {
  for (const name of ['src', 'tools', 'tsconfig.json', '.dependency-cruiser.mjs', 'package.json']) {
    cpSync(join(root, name), join(copy, name), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  const check = (...folders) =>
    spawnSync(process.execPath, ['tools/check-walls.mjs', ...folders], { cwd: copy, encoding: 'utf8' });
  if (check().status !== 0) throw new Error('the walls are broken before anything is planted: npm run walls');
  for (const [, file, text] of breaches) writeFileSync(join(copy, file), text);
  const { status, stdout, stderr } = check();
  for (const [what, file] of breaches) {
    const found = status !== 0 && `${stdout}${stderr}`.includes(file);
    if (!found) missed += 1;
    console.log(`${found ? 'found' : 'MISSED'}: ${what}`);
  }
  const nothing = check('no-such-folder').status !== 0;
  if (!nothing) missed += 1;
  console.log(`${nothing ? 'refused' : 'MISSED'}: a check of nothing`);
} finally {
  rmSync(copy, { recursive: true, force: true });
}
process.exitCode = missed ? 1 : 0;
