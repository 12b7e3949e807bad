/**
 * Writes each module's `tables.ts` from the schema that its migrations make; with `--verify` fails where one is out of date.
 * Usage: node tools/tables.mjs [--verify]   (after `npm run build`; on a throwaway server)
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { cloneTemplate, startTestServer } from '../dist/ground/testing/postgres.js';
import { prepareTemplate } from '../dist/ground/testing/template.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const verify = process.argv.includes('--verify');
const server = await startTestServer(prepareTemplate);
const clone = await cloneTemplate(server.superuserUrl, server.template);
try {
  for (const module of readdirSync(`${root}/src/modules`)) {
    if (!existsSync(`${root}/src/modules/${module}/migrations`)) continue;
    const out = `${root}/src/modules/${module}/tables.ts`;
    execFileSync(
      process.execPath,
      [
        `${root}/node_modules/kysely-codegen/dist/cli/bin.js`,
        '--dialect=postgres',
        `--url=${clone.superuserUrl}`,
        `--default-schema=${module}`,
        `--include-pattern=${module}.*`,
        '--date-parser=string',
        '--type-mapping={"int8":"number","bytea":"Buffer"}',
        `--out-file=${out}`,
        '--log-level=error',
        ...(verify ? ['--verify'] : []),
      ],
      { stdio: 'inherit' },
    );
    console.log(`${module}/tables.ts ${verify ? 'is true to its schema' : 'written'}`);
  }
} finally {
  await clone.drop();
  await server.stop();
}
