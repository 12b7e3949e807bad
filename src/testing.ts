import { pino } from 'pino';
import { afterAll } from 'vitest';
import { assemble, type Deployment } from './deployment.ts';
import type { Clock } from './ground/clock/clock.ts';
import type { TestDatabase } from './ground/testing/database.ts';
import { openService, type Service } from './serve.ts';

/** The whole service on a test file's database: send with `http.inject`, run what was said with `jobs.runDue()`. */
export async function openTestService(
  db: TestDatabase,
  options: { demo?: boolean; publicUrl?: string; perMinute?: number; clock?: Clock } = {},
): Promise<Service & { deployment: Deployment }> {
  const log = pino({ level: 'silent' });
  const deployment = assemble({
    keys: db.keys,
    clock: options.clock ?? db.clock,
    demo: options.demo ?? true,
    publicUrl: options.publicUrl ?? null,
    textChannel: null,
    urls: db.urls,
    connections: { app: 8, worker: 3 },
    log,
    onClose: async () => {},
  });
  const service = await openService(deployment, {
    log,
    perMinute: options.perMinute ?? 1_000_000,
    secure: false,
  });
  afterAll(async () => {
    await service.close();
    await deployment.close();
  });
  return { ...service, deployment };
}
