import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Clock } from '../../../ground/clock/clock.ts';
import type { NotReached, RegisterAnswer } from '../domain/register-answer.ts';
import type { MarketRegister } from './market-register.ts';

const Text = (most: number) => Type.String({ minLength: 1, maxLength: most });
const MaybeText = (most: number) => Type.Union([Type.String({ maxLength: most }), Type.Null()]);

/** What the service answers to `GET <url>/enterprises/<credit code>`. More members are let pass; fewer are not. */
const Reply = Type.Union([
  Type.Object({ found: Type.Literal(false) }),
  Type.Object({
    found: Type.Literal(true),
    record: Type.Object({
      creditCode: Text(18),
      name: Text(200),
      status: Text(40),
      address: MaybeText(400),
      type: MaybeText(100),
      registeredOn: MaybeText(10),
    }),
  }),
]);
const checkReply = Compile(Reply);

/** A page of a proxy or a log that was sent by mistake is not read to its end. */
const longestReply = 64 * 1024;

/** So many tries that failed one after the other, and for 30 s the answer is "not to be reached" at once. */
const failuresBeforeRest = 5;
const restMs = 30_000;

interface Options {
  /** Without a slash at its end. */
  url: string;
  clock: Clock;
  /** The service is our simulator: every answer says so. */
  simulated: boolean;
  /** For one try. Two tries and the pause between fit into what a person at a counter waits. */
  timeoutMs?: number;
  /** Requests of this process at one time: each holds a connection of the database while it waits. */
  atOnce?: number;
}

class NoAnswer extends Error {
  readonly why: NotReached;
  constructor(why: NotReached) {
    super(why);
    this.name = 'NoAnswer';
    this.why = why;
  }
}

/**
 * A register behind HTTP. A try that times out, breaks or is answered by 5xx is made once more; what is no JSON of the promised shape,
 * or speaks of another code, counts as no answer. After five failures in a row it rests for 30 s, then one request tries anew.
 */
export function httpRegister({
  url,
  clock,
  simulated,
  timeoutMs = 2000,
  atOnce = 4,
}: Options): MarketRegister {
  let failures = 0;
  let restUntil = 0;
  let probing = false;
  let running = 0;

  async function ask(creditCode: string): Promise<RegisterAnswer> {
    const base = () => ({ askedAt: clock.now().toISOString(), simulated });
    const resting = failures >= failuresBeforeRest;
    if (resting && (clock.now().getTime() < restUntil || probing))
      return { ...base(), outcome: 'not-reached', why: 'resting' };
    if (running >= atOnce) return { ...base(), outcome: 'not-reached', why: 'busy' };
    running += 1;
    probing = resting;
    try {
      const reply = await askTwice(url, creditCode, timeoutMs);
      failures = 0;
      return reply.found
        ? { ...base(), outcome: 'found', record: reply.record }
        : { ...base(), outcome: 'unknown' };
    } catch (error) {
      failures += 1;
      restUntil = clock.now().getTime() + restMs;
      return { ...base(), outcome: 'not-reached', why: error instanceof NoAnswer ? error.why : 'error' };
    } finally {
      running -= 1;
      probing = false;
    }
  }

  return { ask };
}

async function askTwice(url: string, creditCode: string, timeoutMs: number): Promise<Static<typeof Reply>> {
  try {
    return await askOnce(url, creditCode, timeoutMs);
  } catch (error) {
    // What was answered, and wrongly, would be answered so again.
    if (error instanceof NoAnswer && error.why === 'strange-answer') throw error;
    await new Promise((resolve) => setTimeout(resolve, 100));
    return askOnce(url, creditCode, timeoutMs);
  }
}

async function askOnce(url: string, creditCode: string, timeoutMs: number): Promise<Static<typeof Reply>> {
  const signal = AbortSignal.timeout(timeoutMs);
  const text = await fetchText(`${url}/enterprises/${creditCode}`, signal);
  let reply: unknown;
  try {
    reply = JSON.parse(text);
  } catch {
    throw new NoAnswer('strange-answer');
  }
  if (!checkReply.Check(reply)) throw new NoAnswer('strange-answer');
  if (reply.found && reply.record.creditCode !== creditCode) throw new NoAnswer('strange-answer');
  return reply;
}

async function fetchText(address: string, signal: AbortSignal): Promise<string> {
  try {
    const response = await fetch(address, {
      signal,
      redirect: 'error',
      headers: { accept: 'application/json' },
    });
    if (response.status >= 500 || response.status === 429) {
      await response.body?.cancel();
      throw new NoAnswer('error');
    }
    if (!response.ok) {
      await response.body?.cancel();
      throw new NoAnswer('strange-answer');
    }
    return await readAtMost(response, longestReply);
  } catch (error) {
    if (error instanceof NoAnswer) throw error;
    throw new NoAnswer(signal.aborted ? 'timeout' : 'refused');
  }
}

async function readAtMost(response: Response, most: number): Promise<string> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body ?? []) {
    length += part.length;
    if (length > most) throw new NoAnswer('strange-answer');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
