import type { ServerResponse } from 'node:http';
import { sql } from 'kysely';
import pg from 'pg';
import type { Context } from '../context.ts';
import type { Log } from '../log.ts';

const channel = 'leye_live';

/** Tells every process which topics changed; runs as a job (see `say`). */
export const tellLive = {
  purpose: 'live',
  async run(ctx: Context, payload: Record<string, unknown>): Promise<void> {
    for (const topic of payload.topics as string[]) {
      await sql`select pg_notify(${channel}, ${topic})`.execute(ctx.tx);
    }
  },
};

/** Open pages, by topic. A message names its topic and nothing else; the page reads again through its routes. */
export interface Live {
  attach(response: ServerResponse, topics: readonly string[]): void;
  close(): Promise<void>;
}

/**
 * Listens on the database and passes topics on as server-sent events (HTML Living Standard, 9.2).
 * @param url a connection string of the `worker` role: LISTEN needs a connection of its own.
 */
export function openLive(url: string, log: Log): Live {
  const open = new Map<string, Set<ServerResponse>>();
  let closed = false;
  let client: pg.Client | undefined;

  function pass(topic: string): void {
    for (const response of open.get(topic) ?? [])
      response.write(`event: changed\ndata: ${JSON.stringify(topic)}\n\n`);
  }

  async function listen(): Promise<void> {
    if (closed) return;
    const fresh = new pg.Client({ connectionString: url, application_name: 'leye-live', keepAlive: true });
    client = fresh;
    let ended = false;
    const again = () => {
      if (ended || closed) return;
      ended = true;
      fresh.end().catch(() => {});
      setTimeout(() => listen().catch(() => {}), 1000).unref();
    };
    fresh.on('error', again);
    fresh.on('end', again);
    fresh.on('notification', ({ payload }) => payload && pass(payload));
    try {
      await fresh.connect();
      await fresh.query(`listen ${channel}`);
      // What was said while nobody listened is not known: every open page looks again.
      for (const topic of open.keys()) pass(topic);
    } catch (error) {
      log.warn({ err: error }, 'live updates are waiting for the database');
      again();
    }
  }
  listen().catch(() => {});

  const beat = setInterval(() => {
    for (const responses of open.values())
      for (const response of responses) response.write(': still here\n\n');
  }, 20_000);
  beat.unref();

  return {
    attach(response, topics) {
      for (const topic of topics) {
        const responses = open.get(topic) ?? new Set();
        responses.add(response);
        open.set(topic, responses);
      }
      response.on('close', () => {
        for (const topic of topics) {
          const responses = open.get(topic);
          responses?.delete(response);
          if (responses?.size === 0) open.delete(topic);
        }
      });
    },
    async close() {
      closed = true;
      clearInterval(beat);
      for (const responses of open.values()) for (const response of responses) response.end();
      await client?.end().catch(() => {});
    },
  };
}
