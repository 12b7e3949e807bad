import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openKeys } from '../src/ground/crypto/keys.ts';
import { packageRoot } from '../src/ground/package-root.ts';
import { register, type Send } from './registration.ts';

/**
 * Residents register while the server and the database are killed with -9 at random moments. Whatever was acknowledged is there
 * once, nobody is there twice, and the ledger verifies.
 */
const residents = 120;
const kills = 24;

let folder: string;
let port: number;
let child: ChildProcess | undefined;
let stopping = false;
const env = () => ({
  ...process.env,
  PORT: String(port),
  LEYE_DATA: folder,
  LEYE_RATE: '1000000',
  LEYE_DEMO: '1',
  LEYE_TESTDATA: undefined,
});
const cli = join(packageRoot, 'dist/cli.js');

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

/** Keeps a server running: a killed one is started again at once, as a service manager does. */
function keepServing(): void {
  if (stopping) return;
  child = spawn(process.execPath, [cli, 'serve'], { env: env() as NodeJS.ProcessEnv, stdio: 'ignore' });
  child.on('exit', keepServing);
}

const send: Send = async (method, path, body, headers) => {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
    method,
    headers: { ...headers, ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
    signal: AbortSignal.timeout(15_000),
  });
  const cookies = answer.headers.getSetCookie().map((line) => {
    const [pair = ''] = line.split(';');
    return { name: pair.slice(0, pair.indexOf('=')), value: pair.slice(pair.indexOf('=') + 1) };
  });
  return { status: answer.status, body: await answer.json(), cookies };
};

async function ready(): Promise<void> {
  for (let turn = 0; turn < 600; turn += 1) {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined);
    if (answer?.status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the server did not come up within a minute');
}

function killDatabase(): void {
  const [pid] = readFileSync(join(folder, 'postgres/postmaster.pid'), 'utf8').split('\n');
  process.kill(Number(pid), 'SIGKILL');
}

/** The ledger as `leye ledger verify` finds it, from outside of the server. */
function verifyLedger(): { holds: boolean; events: number } {
  const verified = spawnSync(process.execPath, [cli, 'ledger', 'verify', '--json'], {
    env: env() as NodeJS.ProcessEnv,
    encoding: 'utf8',
  });
  expect(verified.status, verified.stdout + verified.stderr).toBe(0);
  return JSON.parse(verified.stdout.trim().split('\n').at(-1) ?? '');
}

/** Events of the demonstration, which stand before anybody registers. */
let before: number;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leye-crash-'));
  port = await freePort();
  keepServing();
  await ready();
  before = verifyLedger().events;
}, 120_000);

afterAll(async () => {
  stopping = true;
  const exited = new Promise((resolve) =>
    child && child.exitCode === null ? child.once('exit', resolve) : resolve(null),
  );
  child?.kill('SIGTERM');
  await exited;
  await rm(folder, { recursive: true, force: true });
}, 60_000);

it(`loses nothing of ${residents} registrations over ${kills} kills, and does nothing twice`, async () => {
  let done = false;
  const recoveries: number[] = [];
  const killing = (async () => {
    for (let turn = 0; turn < kills && !done; turn += 1) {
      await new Promise((resolve) => setTimeout(resolve, 300 + ((turn * 7919) % 1700)));
      const began = performance.now();
      try {
        if (turn % 2 === 0) child?.kill('SIGKILL');
        else killDatabase();
      } catch {
        continue; // it was down already
      }
      await ready();
      recoveries.push(performance.now() - began);
    }
    return recoveries.length;
  })();

  const acknowledged: Awaited<ReturnType<typeof register>>[] = [];
  let next = 0;
  const lane = async () => {
    while (next < residents) {
      const index = next++;
      acknowledged.push(await register(send, index, 'crash'));
    }
  };
  await Promise.all(Array.from({ length: 6 }, lane));
  done = true;
  const killed = await killing;
  await ready();

  // Every acknowledged case is there, once; nobody has two.
  const seen = new Set<string>();
  for (const { headers, caseId, number } of acknowledged) {
    const { body } = await send('GET', '/api/cases', undefined, headers);
    const { cases } = body as { cases: { caseId: string; number: string }[] };
    expect(cases.map((each) => [each.caseId, each.number])).toEqual([[caseId, number]]);
    seen.add(number);
  }
  expect(seen.size).toBe(residents);

  // Each registration stands in the ledger once. A hearing that was broken off again and again waits for its turn, up to a minute after the fifth time.
  for (const { headers, number } of acknowledged) {
    let services: unknown[] = [];
    for (let turn = 0; turn < 500 && services.length === 0; turn += 1) {
      const { body } = await send('GET', '/api/my/services', undefined, headers);
      services = (body as { services: unknown[] }).services;
      if (services.length === 0) await new Promise((resolve) => setTimeout(resolve, 200));
    }
    expect(services.length, number).toBe(1);
  }
  expect(openKeys(join(folder, 'keys.json')).current).toBe(1);
  expect(verifyLedger()).toMatchObject({ holds: true, events: before + residents });

  const sorted = [...recoveries].sort((a, b) => a - b);
  console.log(
    `${acknowledged.length} registrations, ${killed} kills, recovery p50 ${Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0)} ms, worst ${Math.round(sorted.at(-1) ?? 0)} ms`,
  );
  expect(killed).toBeGreaterThan(kills / 3);
});
