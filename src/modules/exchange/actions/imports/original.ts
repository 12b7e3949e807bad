import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, open, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Context } from '../../../../ground/context.ts';
import { isAlive } from '../../../../ground/database/embedded-postmaster.ts';
import { exchange, type ImportRow } from '../../store-imports.ts';

/** Opens transactions of its own: an import has more steps than one should hold. */
export type Transact = <T>(act: (ctx: Context) => Promise<T>) => Promise<T>;

/** Bytes of a part of the original. */
export const partBytes = 2 ** 20;
/** The largest file that is taken. */
export const largestFile = 512 * 2 ** 20;

const placeOf = (importId: string, part: number) => ({
  table: 'exchange.file_part',
  column: 'content_sealed',
  rowId: `${importId}/${part}`,
});

/** Keeps a part of the original, sealed; the same part again changes nothing. */
export async function keepPart(
  ctx: Context,
  { import_id: importId, area_lo }: Pick<ImportRow, 'import_id' | 'area_lo'>,
  part: number,
  content: Buffer,
): Promise<void> {
  await exchange(ctx)
    .insertInto('file_part')
    .values({
      import_id: importId,
      part,
      area_lo,
      content_sealed: ctx.cipher.seal(content, placeOf(importId, part)),
    })
    .onConflict((conflict) => conflict.columns(['import_id', 'part']).doNothing())
    .execute();
}

/** The SHA-256 of a file of this machine. */
export async function hashOfFile(file: string): Promise<Buffer> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest();
}

/** Keeps a whole file of this machine. */
export async function keepFile(
  transact: Transact,
  row: Pick<ImportRow, 'import_id' | 'area_lo'>,
  file: string,
): Promise<void> {
  let part = 0;
  for await (const chunk of createReadStream(file, { highWaterMark: partBytes })) {
    const at = part;
    await transact((ctx) => keepPart(ctx, row, at, chunk as Buffer));
    part += 1;
  }
}

async function partOf(ctx: Context, importId: string, part: number): Promise<Buffer | undefined> {
  const row = await exchange(ctx)
    .selectFrom('file_part')
    .select('content_sealed')
    .where('import_id', '=', importId)
    .where('part', '=', part)
    .executeTakeFirst();
  return row && ctx.cipher.open(row.content_sealed, placeOf(importId, part));
}

/** The parts that are here. */
export async function partsHere(ctx: Context, importId: string): Promise<number[]> {
  const rows = await exchange(ctx)
    .selectFrom('file_part')
    .select('part')
    .where('import_id', '=', importId)
    .orderBy('part')
    .execute();
  return rows.map(({ part }) => part);
}

/** The hash of the original as its parts are. */
export async function hashOfParts(ctx: Context, importId: string, parts: number): Promise<Buffer> {
  const hash = createHash('sha256');
  for (let part = 0; part < parts; part += 1) {
    const content = await partOf(ctx, importId, part);
    if (!content) throw new Error(`part ${part} is missing`);
    hash.update(content);
  }
  return hash.digest();
}

/**
 * Lays the original open in a folder of this process's own for the time of an act: readers of workbooks want a file. What a killed
 * process left is removed by the next that begins.
 */
export async function withOriginal<T>(
  transact: Transact,
  importId: string,
  act: (file: string) => Promise<T>,
): Promise<T> {
  await clearAfterTheKilled();
  const folder = await mkdtemp(join(tmpdir(), `leye-list-${process.pid}-`));
  try {
    const file = join(folder, 'list');
    const handle = await open(file, 'w', 0o600);
    try {
      for (let part = 0; ; part += 1) {
        const content = await transact((ctx) => partOf(ctx, importId, part));
        if (!content) break;
        await handle.write(content);
      }
    } finally {
      await handle.close();
    }
    return await act(file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function clearAfterTheKilled(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const owner = /^leye-list-(\d+)-/.exec(name)?.[1];
    if (!owner || isAlive(Number(owner))) continue;
    // Another user's stays for his own next list.
    await rm(join(tmpdir(), name), { recursive: true, force: true }).catch(() => {});
  }
}
