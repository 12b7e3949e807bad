import Type from 'typebox';
import { Compile } from 'typebox/compile';
import { type RecordAnswer, type UpperLevel, UpperNotReached } from './upper-level.ts';

const Text = (most: number) => Type.String({ minLength: 1, maxLength: most });

/** What the service answers to `POST <url>/lots`. More members are let pass; fewer are not. */
const Reply = Type.Object({
  lot: Text(36),
  answers: Type.Array(
    Type.Union([
      Type.Object({ id: Text(64), outcome: Type.Literal('acknowledged') }),
      Type.Object({
        id: Text(64),
        outcome: Type.Literal('refused'),
        reasons: Type.Array(
          Type.Object({ field: Text(40), sentence: Type.Object({ zh: Text(200), en: Text(400) }) }),
          { minItems: 1, maxItems: 20 },
        ),
        actBy: Type.Union([Type.String({ format: 'date' }), Type.Null()]),
      }),
    ]),
    { maxItems: 1000 },
  ),
});
const checkReply = Compile(Reply);

// 500 refusals with three reasons each are 0.6 MB.
const longestReply = 4 * 1024 * 1024;

interface Options {
  /** Without a slash at its end. */
  url: string;
  simulated: boolean;
  timeoutMs?: number;
}

/** A level above behind HTTP. One try: the job that sends is tried again, later each time, and the lot's id makes it one act. */
export function httpUpper({ url, simulated, timeoutMs = 10_000 }: Options): UpperLevel {
  return {
    simulated,
    async send(lotId, body) {
      const text = await post(`${url}/lots`, lotId, body, timeoutMs);
      let reply: unknown;
      try {
        reply = JSON.parse(text);
      } catch {
        throw new UpperNotReached('strange-answer');
      }
      if (!checkReply.Check(reply) || reply.lot !== lotId) throw new UpperNotReached('strange-answer');
      return reply.answers satisfies RecordAnswer[];
    },
  };
}

async function post(address: string, lotId: string, body: string, timeoutMs: number): Promise<string> {
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(address, {
      method: 'POST',
      signal,
      redirect: 'error',
      headers: {
        accept: 'application/json',
        'content-type': 'application/json; charset=utf-8',
        'idempotency-key': lotId,
      },
      body,
    });
    if (!response.ok) {
      await response.body?.cancel();
      throw new UpperNotReached(`status ${response.status}`);
    }
    return await readAtMost(response);
  } catch (error) {
    if (error instanceof UpperNotReached) throw error;
    throw new UpperNotReached(signal.aborted ? 'timeout' : 'refused');
  }
}

async function readAtMost(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body ?? []) {
    length += part.length;
    if (length > longestReply) throw new UpperNotReached('too-long');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
