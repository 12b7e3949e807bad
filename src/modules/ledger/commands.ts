import { readFile, writeFile } from 'node:fs/promises';
import Type from 'typebox';
import { Value } from 'typebox/value';
import type { Context } from '../../ground/context.ts';
import type { SigningKey } from '../../ground/crypto/signing.ts';
import { Problem } from '../../ground/problem.ts';
import type { Terminal } from '../../ground/terminal.ts';
import { sealHead } from './actions/seal-head.ts';
import { verifyLedger } from './actions/verify-ledger.ts';
import type { Head, SignedHead } from './domain/head.ts';
import { rawPublicKey } from './keys.ts';
import { findingWords } from './verify/findings.ts';

const Hex = Type.String({ pattern: '^([0-9a-f]{2})+$' });
const HeadFile = Type.Object({
  head: Type.String(),
  chains: Type.Array(Type.Object({ size: Type.Integer({ minimum: 0 }), root: Hex })),
  signature: Hex,
  publicKey: Hex,
});

async function readHeadFile(file: string): Promise<SignedHead> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Problem(404, 'no-head-file', {
      zh: `找不到账头文件 ${file}`,
      en: `The head file ${file} cannot be read`,
    });
  });
  try {
    const value: unknown = JSON.parse(text);
    if (Value.Check(HeadFile, value)) return value;
  } catch {
    // Said below, like a file of another kind.
  }
  throw new Problem(422, 'not-a-head', { zh: `${file} 不是账头文件`, en: `${file} is not a head file` });
}

/**
 * `leye ledger verify [--head FILE] [--json]`: recomputes the ledger under the widest scope.
 * @returns 0 where everything holds, else 1.
 * @throws Problem where the head file cannot be read.
 */
export async function verifyCommand(
  ctx: Context,
  terminal: Terminal,
  { signing, headFile }: { signing: SigningKey; headFile: string | undefined },
): Promise<0 | 1> {
  const witnessed = headFile === undefined ? [] : [await readHeadFile(headFile)];
  const began = performance.now();
  const report = await verifyLedger(ctx, {
    publicKey: rawPublicKey(signing.publicKey),
    witnessed,
    onProgress: (done, total) =>
      terminal.progress({ zh: `已核对 ${done} / ${total} 条`, en: `${done} of ${total} events` }),
  });
  const seconds = (performance.now() - began) / 1000;
  for (const { kind, chain, seq, head } of report.first) {
    const places = [
      ['链 chain', chain],
      ['序号 place', seq],
      ['账头 head', head],
    ] as const;
    const where = places.flatMap(([name, value]) => (value === null ? [] : [`${name} ${value}`])).join(' · ');
    const { zh, en } = findingWords[kind];
    if (!terminal.json) terminal.result(null, { zh: `${zh}（${where}）`, en });
  }
  terminal.result(
    { ...report, seconds: Math.round(seconds * 100) / 100, perSecond: Math.round(report.events / seconds) },
    report.holds
      ? {
          zh: `${report.events} 条记录、${report.heads} 个账头，全部相符`,
          en: `${report.events} events and ${report.heads} heads: everything holds`,
        }
      : { zh: `发现 ${report.findings} 处不符`, en: `${report.findings} findings` },
  );
  return report.holds ? 0 : 1;
}

/** `leye ledger head --out FILE`: makes a head over everything recorded so far, and a copy of it for a witness. */
export async function headCommand(
  ctx: Context,
  terminal: Terminal,
  { signing, out }: { signing: SigningKey; out: string },
): Promise<0> {
  const signed = await sealHead(ctx, signing);
  await writeFile(out, `${JSON.stringify(signed, null, 1)}\n`);
  const { number, size, madeAt }: Head = JSON.parse(signed.head);
  terminal.result(
    { number, size, madeAt, file: out },
    {
      zh: `第 ${number} 个账头，含 ${size} 条记录，已存 ${out}`,
      en: `head ${number} over ${size} events is in ${out}`,
    },
  );
  return 0;
}
