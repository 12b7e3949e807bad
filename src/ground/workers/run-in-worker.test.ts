import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { packageRoot } from '../package-root.ts';
import { runInWorker } from './run-in-worker.ts';

it('gives the error of work that fails, and of work that is not there', async () => {
  expect(existsSync(join(packageRoot, 'dist')), 'npm run build first').toBe(true);
  const limits = { megabytes: 64, seconds: 20 };
  await expect(runInWorker('ledger/no-such-work', {}, limits)).rejects.toThrow(/Cannot find module/);
  const unreachable = {
    url: 'postgres://x:y@127.0.0.1:1/none',
    publicKey: new Uint8Array(32),
    area: { lo: 0, hi: 1 },
  };
  await expect(runInWorker('ledger/self-check', unreachable, limits)).rejects.toThrow(/ECONNREFUSED/);
});
