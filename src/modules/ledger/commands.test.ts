import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { signingKey } from '../../ground/crypto/signing.ts';
import type { Words } from '../../ground/problem.ts';
import type { Terminal } from '../../ground/terminal.ts';
import { openTestDatabase } from '../../ground/testing/database.ts';
import { headCommand, verifyCommand } from './commands.ts';
import { fillLedger } from './testing/try-tampers.ts';

const db = await openTestDatabase();
const signing = signingKey(db.keys);
const folder = await mkdtemp(join(tmpdir(), 'leye-heads-'));
afterAll(() => rm(folder, { recursive: true }));

/** A terminal that keeps what it is told. */
function listen(): Terminal & { values: Record<string, unknown>[]; lines: string[] } {
  const [values, lines]: [Record<string, unknown>[], string[]] = [[], []];
  const result = (value: unknown, { zh }: Words) => {
    values.push(value as Record<string, unknown>);
    lines.push(zh);
  };
  return { json: false, progress() {}, say() {}, result, values, lines };
}

const verify = async (headFile?: string) => {
  const terminal = listen();
  const exit = await db.asJob((ctx) => verifyCommand(ctx, terminal, { signing, headFile }));
  return { exit, ...terminal };
};

describe('leye ledger', () => {
  it('head makes a copy that verify holds the ledger against', async () => {
    await fillLedger(db, [20, 20]);
    const file = join(folder, 'head.json');
    const terminal = listen();
    await db.asJob((ctx) => headCommand(ctx, terminal, { signing, out: file }));
    expect(terminal.values).toMatchObject([{ number: 2, size: 40, file }]);
    expect(await verify(file)).toMatchObject({ exit: 0, values: [{ holds: true, events: 40, heads: 2 }] });

    // Everything is taken away and looks as on the first day: only the copy outside can tell.
    await db.rows('set session_replication_role = replica');
    for (const table of ['head', 'tile', 'subject', 'service_event'])
      await db.rows(`delete from ledger.${table}`);
    await db.rows("update ledger.chain set size = 0, hash = decode(repeat('00', 32), 'hex')");
    expect(await verify()).toMatchObject({ exit: 0, values: [{ holds: true, events: 0 }] });
    const { exit, lines } = await verify(file);
    expect(exit).toBe(1);
    expect(lines).toContain('缺了账头（账头 head 2）');
  });

  it('says so where the file is not a head', async () => {
    const file = join(folder, 'other.json');
    await writeFile(file, '{"head":1}');
    await expect(verify(file)).rejects.toMatchObject({ code: 'not-a-head' });
    await writeFile(file, 'head');
    await expect(verify(file)).rejects.toMatchObject({ code: 'not-a-head' });
    await expect(verify(join(folder, 'none.json'))).rejects.toMatchObject({ code: 'no-head-file' });
    expect(await readFile(file, 'utf8')).toBe('head');
  });
});
