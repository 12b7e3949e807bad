import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { tooLate } from './alone.ts';
import { isOutdated, isUnreachable } from './errors.ts';
import { type Answer, type Line, lineOn, type OnQuery, type Settings, type Statement } from './line.ts';
import type { Tx } from './scope.ts';
import { transactionOf } from './transaction.ts';

/** The group did not do this act, or does not know whether it did: it is to be done again alone. */
export class Apart extends Error {
  /** False where the connection broke during the commit: it may be saved. */
  readonly surelyNotDone: boolean;

  constructor(cause: unknown, surelyNotDone: boolean) {
    super('done apart from its group', { cause });
    this.surelyNotDone = surelyNotDone;
  }
}

export interface Groups {
  /**
   * Does an act together with others that come at the same time, in one transaction and with one commit.
   * @returns what it returned, after the commit.
   * @throws Apart for everything else.
   */
  join<T>(settings: Map<string, string>, act: (tx: Tx) => Promise<T>): Promise<T>;
  /** Waits until everything that joined is answered. */
  close(): Promise<void>;
}

const mostMembers = 64;
/** While one group reads, another writes; a third would wait for both, and for this process. */
const lanes = 2;
/** Who keeps the others waiting for so long while the database answers nothing goes on alone: he is busy elsewhere. */
const quietMs = 250;
const statementPatienceMs = 1000;
const lockPatienceMs = 100;

interface Member {
  settings: Map<string, string>;
  act: (tx: Tx) => Promise<unknown>;
  state: 'waiting' | 'reading' | 'ready' | 'apart';
  writes: { query: Statement; settings: Settings }[];
  value: unknown;
  done(value: unknown): void;
  apart(cause: unknown, surelyNotDone?: boolean): void;
}

/** Begins each act on the line; settled when it has returned, or has thrown and so is apart. */
function begin(
  line: Line,
  member: Member,
  onAnswer: () => void,
  onFailure: (error: unknown) => void,
): Promise<void> {
  member.state = 'reading';
  const { settings, writes } = member;
  const tx = transactionOf({
    settings,
    async ask(query) {
      if (member.state !== 'reading') throw tooLate();
      if (writes.length > 0) throw new Error('an act of a short route reads first and writes last');
      try {
        const answer = await line.ask(query, settings, { prepared: true });
        onAnswer();
        return answer;
      } catch (error) {
        onFailure(error);
        throw error;
      }
    },
    dispatch(query) {
      writes.push({ query, settings: new Map(settings) });
    },
    writesLast: true,
  });
  return member.act(tx).then(
    (value) => {
      if (member.state !== 'reading') return;
      member.state = 'ready';
      member.value = value;
    },
    (error) => member.apart(error),
  );
}

/** Begins all acts; settled when each has returned or thrown, or when the line has been quiet for too long. */
function readAll(line: Line, members: readonly Member[], onFailure: (error: unknown) => void): Promise<void> {
  return new Promise((resolve) => {
    let quiet: NodeJS.Timeout;
    const heard = () => {
      clearTimeout(quiet);
      quiet = setTimeout(resolve, quietMs);
    };
    heard();
    Promise.all(members.map((member) => begin(line, member, heard, onFailure))).then(() => {
      clearTimeout(quiet);
      resolve();
    });
  });
}

/**
 * Sends the writes of all members at once, each under a savepoint and its own scope.
 * @returns which of them failed first and why; what comes behind it has failed with it.
 */
async function sendWrites(
  line: Line,
  members: readonly Member[],
): Promise<{ at: number; error: unknown } | undefined> {
  const sent: { at: number; before: Settings; answer: Promise<Answer> }[] = [];
  for (const [at, { writes }] of members.entries()) {
    const before = line.settings();
    const release = at > 0 ? ['release savepoint act'] : [];
    const first = line.setting(writes[0]?.settings ?? before);
    const words = [...release, 'savepoint act', ...(first ? [first] : [])].join('; ');
    sent.push({ at, before, answer: line.say(words) });
    for (const { query, settings } of writes) {
      sent.push({ at, before, answer: line.ask(query, settings, { prepared: true }) });
    }
  }
  sent.push({
    at: members.length - 1,
    before: line.settings(),
    answer: line.say('release savepoint act'),
  });
  const answers = await Promise.allSettled(sent.map(({ answer }) => answer));
  for (const [index, answer] of answers.entries()) {
    const { at, before } = sent[index] ?? {};
    if (answer.status === 'fulfilled' || at === undefined || before === undefined) continue;
    line.restore(before);
    return { at, error: answer.reason };
  }
  return undefined;
}

/** Writes what all members dispatched; who fails is apart, the others go on. @throws where the connection broke. */
async function write(line: Line, members: readonly Member[]): Promise<void> {
  let rest = members;
  while (rest.length > 0) {
    const failure = await sendWrites(line, rest);
    if (!failure) return;
    await line.say('rollback to savepoint act; release savepoint act');
    rest[failure.at]?.apart(failure.error);
    rest = rest.slice(failure.at + 1);
  }
}

/**
 * Group commit. Members read at the same time on one connection, in a savepoint that is read-only, each statement under its own
 * member's scope; then each member's writes are made under a savepoint of its own, and one commit saves them all. So a group is like
 * acts that ran at the same time, and an act must hold then, as it must anyway. It answers only yes: an act that throws, fails
 * or is slow is done again alone, so that every refusal is that of the ordinary way.
 */
export function groupsOn(pool: pg.Pool, options: { onQuery?: OnQuery }): Groups {
  const waiting: Member[] = [];
  const running = new Set<Promise<void>>();
  let planned = false;
  // One group writes at a time: two that write several rows of common tables could wait for each other.
  let writer: Promise<unknown> = Promise.resolve();

  /** @returns whether the transaction has ended. */
  async function together(members: readonly Member[], line: Line): Promise<boolean> {
    let failed: { error: unknown } | undefined;
    const noteFailure = (error: unknown) => {
      failed ??= { error };
    };
    line.begin(
      `start transaction; set local statement_timeout = ${statementPatienceMs}; set local lock_timeout = ${lockPatienceMs}; ` +
        'savepoint reads; set transaction read only',
    );
    await readAll(line, members, noteFailure);
    for (const member of members) if (member.state === 'reading') member.apart(tooLate());
    const ready = members.filter(({ state }) => state === 'ready');
    if (failed) {
      for (const member of ready) member.apart(failed.error);
      if (isOutdated(failed.error)) throw failed.error;
      return false;
    }
    const writers = ready.filter(({ writes }) => writes.length > 0);
    if (writers.length > 0) {
      const before = writer;
      const turn = before.then(() => save(line, writers));
      writer = turn.catch(() => {});
      await turn;
    }
    for (const member of ready) if (member.state === 'ready') member.done(member.value);
    return writers.length > 0 || !line.begun();
  }

  async function save(line: Line, writers: readonly Member[]): Promise<void> {
    line.open();
    const release = line.say('release savepoint reads');
    release.catch(() => {});
    await write(line, writers);
    await release;
    const saved = await line.say('commit').catch((error) => {
      for (const member of writers) {
        if (member.state === 'ready') member.apart(error, !isUnreachable(error));
      }
      throw error;
    });
    if (saved.command !== 'COMMIT') throw new Error('the group had failed before it was to be saved');
  }

  async function run(members: readonly Member[]): Promise<void> {
    let client: pg.PoolClient | undefined;
    let broken = false;
    try {
      client = await pool.connect();
      const line = lineOn(client, options.onQuery);
      let ended = false;
      try {
        ended = await together(members, line);
      } finally {
        if (!ended) {
          await line.say('rollback').catch(() => {
            broken = true;
          });
        }
      }
    } catch (error) {
      if (isOutdated(error)) broken = true;
      for (const member of members) if (member.state !== 'apart') member.apart(error);
    } finally {
      client?.release(broken);
    }
  }

  function start(): void {
    planned = false;
    while (waiting.length > 0 && running.size < lanes) {
      const turn = run(waiting.splice(0, mostMembers)).finally(() => {
        running.delete(turn);
        if (waiting.length > 0) start();
      });
      running.add(turn);
    }
  }

  return {
    join: <T>(settings: Map<string, string>, act: (tx: Tx) => Promise<T>) =>
      new Promise<T>((resolve, reject) => {
        const member: Member = {
          settings,
          act,
          state: 'waiting',
          writes: [],
          value: undefined,
          done: (value) => resolve(value as T),
          apart(cause, surelyNotDone = true) {
            if (member.state === 'apart') return;
            member.state = 'apart';
            reject(new Apart(cause, surelyNotDone));
          },
        };
        waiting.push(member);
        if (planned || running.size >= lanes) return;
        planned = true;
        setImmediate(start);
      }),
    async close() {
      while (waiting.length > 0 || running.size > 0) {
        if (running.size > 0) await Promise.all(running);
        else await sleep(1);
      }
    },
  };
}
