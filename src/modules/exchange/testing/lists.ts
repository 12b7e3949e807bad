import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { loadAreas } from '../../../ground/areas/load.ts';
import type { TestDatabase } from '../../../ground/testing/database.ts';
import { importFile } from '../actions/imports/import-file.ts';
import type { KindId } from '../load-kinds.ts';

/** 奎文区 of 潍坊, where lists of the tests are brought in. */
export const kuiwen = '370705000000';

/** Files of one test file, removed at its end; and what brings them in as the command does. */
export function listsOf(db: TestDatabase) {
  const folder = mkdtempSync(join(tmpdir(), 'leye-lists-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  let count = 0;
  const fileOf = (content: Uint8Array | string, name = 'list') => {
    count += 1;
    const file = join(folder, `${count}-${name}`);
    writeFileSync(file, content);
    return file;
  };
  const area = loadAreas().get(kuiwen);
  const bring = (
    kind: KindId,
    content: Uint8Array | string,
    options: { source?: string; dryRun?: boolean; department?: string | null; staffId?: string | null } = {},
  ) =>
    importFile(
      (act) => db.asJob(act, { purpose: 'import' }),
      {
        file: fileOf(content),
        kind,
        source: options.source ?? 'a list of the test',
        department: options.department ?? null,
        asOf: null,
        dryRun: options.dryRun ?? false,
      },
      { area: { code: area.code, lo: area.lo, hi: area.hi }, staffId: options.staffId ?? null },
    );
  return { fileOf, bring };
}
