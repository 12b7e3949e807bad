import type { Socket } from 'node:net';
import type { CompiledQuery } from 'kysely';
import type pg from 'pg';

/** What a statement gave. */
export interface Answer {
  command: string;
  rowCount: number | null;
  rows: unknown[];
}

/** Settings that policies read, by name; one that is missing reads as ''. */
export type Settings = ReadonlyMap<string, string>;

/** A statement; a fixed one is always the same text, and each connection keeps it parsed and planned. */
export type Statement = CompiledQuery & { readonly fixed?: true };

/** Hears every statement with its parameters. */
export type OnQuery = (query: { sql: string; parameters: readonly unknown[] }) => void;

/**
 * One pooled connection for the time of a transaction. Statements sent in one turn of the event loop leave in one write and need
 * not wait for each other: on loopback a write costs this process 30 to 60 µs, more than most statements cost the database.
 */
export interface Line {
  /** Begins a transaction with these words, together with the first statement. */
  begin(words: string): void;
  /** Whether anything was sent yet. */
  begun(): boolean;
  /** Sends the words of `begin` now, where nothing was sent yet. */
  open(): void;
  /** Words of ours without parameters: `begin`, `savepoint a`, `set local …`. */
  say(words: string): Promise<Answer>;
  /** A statement under these settings; those that are not so yet are set first, in the same write. */
  ask(query: Statement, settings: Settings, options?: { prepared: boolean }): Promise<Answer>;
  /** The settings as they stand, to be given back to `restore` when a savepoint brings them back. */
  settings(): Settings;
  restore(settings: Settings): void;
  /** The `set local …` that make the settings so; '' where they are. From then on they count as set. */
  setting(settings: Settings): string;
}

interface Wire {
  connection: { stream: Socket };
}

/** Settings are words, UUIDs, whole numbers, hexadecimal digits and arrays of these: see scope.ts, which lets nothing else in. */
const harmless = /^[a-z0-9{},\\-]*$/;

const prepared = new Map<string, string>();
/** Bounds what each connection keeps; more texts than this are not those of a few short acts. */
const mostPrepared = 300;

// A name for each text: parsing, row-level security and planning are then done once a connection.
function nameOf(text: string): string | undefined {
  const known = prepared.get(text);
  if (known !== undefined || prepared.size >= mostPrepared) return known;
  const name = `leye_${prepared.size}`;
  prepared.set(text, name);
  return name;
}

/** @param client begins outside a transaction and goes back so. */
export function lineOn(client: pg.PoolClient, onQuery?: OnQuery): Line {
  const { stream } = (client as unknown as Wire).connection;
  let corked = false;
  let opening: string | undefined;
  // What everything after it waits for, in order.
  let gate: Promise<unknown> | undefined;
  let current: Settings = new Map();

  // Held back until this turn's promises have run, so that what they ask for leaves together.
  function together(): void {
    if (corked) return;
    corked = true;
    stream.cork();
    process.nextTick(() => {
      corked = false;
      stream.uncork();
    });
  }

  function send(query: pg.QueryConfig): Promise<Answer> {
    return gate === undefined ? sendNow(query) : gate.then(() => sendNow(query));
  }

  function sendNow(query: pg.QueryConfig): Promise<Answer> {
    together();
    return new Promise((resolve, reject) => {
      client.query(query, (error: Error | null, answer: Answer) => (error ? reject(error) : resolve(answer)));
    });
  }

  function setting(wanted: Settings): string {
    const words: string[] = [];
    for (const name of new Set([...current.keys(), ...wanted.keys()])) {
      const value = wanted.get(name) ?? '';
      if ((current.get(name) ?? '') === value) continue;
      if (!harmless.test(value)) throw new Error(`${name} cannot be set to this`);
      words.push(`set local ${name} = '${value}'`);
    }
    if (words.length > 0) current = new Map(wanted);
    return words.join('; ');
  }

  const say = (words: string) => {
    onQuery?.({ sql: words, parameters: [] });
    return send({ text: words });
  };

  return {
    begin(words) {
      opening = words;
    },
    begun: () => opening === undefined,
    open() {
      if (opening === undefined) return;
      say(opening).catch(() => {});
      opening = undefined;
    },
    say,
    setting,
    async ask(query, settings, options = { prepared: false }) {
      const begins = opening;
      opening = undefined;
      const words = [begins, setting(settings)].filter(Boolean).join('; ');
      // Not waited for: where it fails, the transaction is over and so is the statement after it.
      const before = words === '' ? undefined : say(words);
      before?.catch(() => {});
      // Were there no transaction, a write would stand for itself.
      if (begins !== undefined && !/^\s*select\b/i.test(query.sql)) gate = before;
      onQuery?.({ sql: query.sql, parameters: query.parameters });
      const name = options.prepared || query.fixed ? nameOf(query.sql) : undefined;
      const answer = send({ ...(name ? { name } : {}), text: query.sql, values: [...query.parameters] });
      try {
        return await answer;
      } catch (error) {
        await before;
        throw error;
      }
    },
    settings: () => current,
    restore(settings) {
      current = settings;
    },
  };
}
