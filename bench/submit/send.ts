import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { packageRoot } from '../../src/ground/package-root.ts';
import type { Resident } from './town.ts';

/** What the clients saw. */
export interface Outcome {
  seconds: number;
  /** Of each request. */
  ms: number[];
  /** Answered with 200. */
  acknowledged: number;
  /** The first few others. */
  refused: string[];
}

/** A request as it goes over the wire. */
export function requestOf(
  { token, csrf }: Resident,
  path: string,
  headers: readonly string[],
  body: unknown,
): string {
  const text = JSON.stringify(body);
  return [
    `POST ${path} HTTP/1.1`,
    'host: 127.0.0.1',
    `cookie: leye_session=${token}`,
    `x-leye-csrf: ${csrf}`,
    ...headers,
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(text)}`,
    '',
    text,
  ].join('\r\n');
}

/**
 * Sends the requests from so many keep-alive connections of another process, each the next one when the last is answered.
 * @param pauseMs from one request of a client to its next, where they do not come without pause.
 */
export async function send(
  http: FastifyInstance,
  connections: number,
  requests: readonly string[],
  pauseMs = 0,
): Promise<Outcome> {
  const { port } = http.server.address() as { port: number };
  const child = fork(join(packageRoot, 'bench/submit/clients.mjs'), { execArgv: [] });
  try {
    return await new Promise((resolve, reject) => {
      child.once('message', (outcome: Outcome & { failed?: string }) =>
        outcome.failed ? reject(new Error(outcome.failed)) : resolve(outcome),
      );
      child.once('exit', (code) => reject(new Error(`the clients ended (${code})`)));
      child.send({ port, connections, pauseMs, requests });
    });
  } finally {
    child.removeAllListeners('exit');
    child.kill();
  }
}
