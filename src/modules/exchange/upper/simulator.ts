import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Type from 'typebox';
import { Compile } from 'typebox/compile';
import { type Clock, systemClock } from '../../../ground/clock/clock.ts';
import { addDays, dayOf } from '../../../ground/clock/day.ts';
import { recordKinds } from '../domain/records/definition.ts';
import type { RecordAnswer, SentRecord } from './upper-level.ts';

/** What may go wrong with one request. `lost`: the lot is taken and the answer never arrives. `half`: half of it is answered. */
export const upperFaults = ['error', 'hangs', 'broken', 'lost', 'cut-off', 'html-page', 'half'] as const;
export type UpperFault = (typeof upperFaults)[number];

/** What a lot has to look like. */
const Lot = Compile(
  Type.Object({
    lot: Type.String({ format: 'uuid' }),
    records: Type.Array(
      Type.Object(
        {
          id: Type.String({ pattern: '^[0-9a-f]{32}$' }),
          kind: Type.Enum([...recordKinds]),
          county: Type.String({ pattern: '^[0-9]{6}$' }),
          day: Type.String({ format: 'date' }),
          definition: Type.Integer({ minimum: 1 }),
          valid: Type.Boolean(),
          elsewhere: Type.Boolean(),
        },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: 1000 },
    ),
  }),
);

export interface UpperSimulatorOptions {
  /** 0: a port that is free. */
  port?: number;
  /** Share of records that are refused when they come first, 0–1; whoever sends one again has mended it. */
  refuseRate?: number;
  /** Share of requests that meet some fault, 0–1. */
  faultRate?: number;
  clock?: Clock;
}

export interface UpperSimulator {
  /** http://127.0.0.1:port */
  url: string;
  /** How often each record was taken in: a lot that came again is not counted again. */
  taken(): ReadonlyMap<string, number>;
  /** The last lots' bodies, for tests that look at what is sent. */
  bodies(): readonly string[];
  /** The next requests meet these faults, one each. */
  fail(...faults: UpperFault[]): void;
  close(): Promise<void>;
}

/** A level above on this machine: a real HTTP service that keeps what it got in memory. */
export async function startUpperSimulator(options: UpperSimulatorOptions = {}): Promise<UpperSimulator> {
  const { port = 0, refuseRate = 0, faultRate = 0, clock = systemClock } = options;
  const lots = new Map<string, RecordAnswer[]>();
  const taken = new Map<string, number>();
  const bodies: string[] = [];
  const coming: UpperFault[] = [];

  function judge(record: SentRecord): RecordAnswer {
    const first = !taken.has(record.id);
    taken.set(record.id, (taken.get(record.id) ?? 0) + 1);
    const share = createHash('sha256').update(record.id).digest().readUInt32BE(0) / 2 ** 32;
    if (!first || share >= refuseRate) return { id: record.id, outcome: 'acknowledged' };
    const reason = refusals[Math.floor((share / refuseRate) * refusals.length)] ?? refusals[0];
    return {
      id: record.id,
      outcome: 'refused',
      reasons: [reason],
      actBy: addDays(dayOf(clock.now()), 10),
    };
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'POST' || request.url !== '/lots')
      return answer(response, 404, { error: 'nothing here' });
    const text = await readBody(request);
    const fault = coming.shift() ?? chance(faultRate);
    if (fault === 'hangs') return;
    if (fault === 'broken') return void response.socket?.destroy();
    if (fault === 'error') return answer(response, 503, { error: 'simulated' });
    if (fault === 'html-page')
      return sayText(response, 'text/html', '<!doctype html><title>maintenance</title>');
    const lot = readLot(text);
    if (!lot || request.headers['idempotency-key'] !== lot.lot)
      return answer(response, 400, { error: 'not a lot' });
    bodies.push(text);
    const answers = lots.get(lot.lot) ?? lot.records.map(judge);
    lots.set(lot.lot, answers);
    if (fault === 'lost') return void response.socket?.destroy();
    if (fault === 'cut-off') return sayText(response, 'application/json', '{"lot":"');
    const given = fault === 'half' ? answers.slice(0, Math.floor(answers.length / 2)) : answers;
    answer(response, 200, { lot: lot.lot, answers: given });
  }

  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken: () => taken,
    bodies: () => bodies,
    fail: (...faults) => void coming.push(...faults),
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}

type Refusal = Extract<RecordAnswer, { outcome: 'refused' }>['reasons'][number];

const refusals: [Refusal, ...Refusal[]] = [
  {
    field: 'county',
    sentence: {
      zh: '县区和上级库里的对不上，请核对地区后再送',
      en: 'The county is not the one on record; please check the place and send it again',
    },
  },
  {
    field: 'day',
    sentence: {
      zh: '日期早于上级库里的登记日期，请核对后再送',
      en: 'The day lies before the registration on record; please check it and send it again',
    },
  },
  {
    field: 'kind',
    sentence: {
      zh: '上级库里已有同类数据，请核对是否重复',
      en: 'There is a record of this kind already; please check whether it is the same',
    },
  },
];

function chance(rate: number): UpperFault | undefined {
  return Math.random() < rate ? upperFaults[Math.floor(Math.random() * upperFaults.length)] : undefined;
}

function readLot(text: string): { lot: string; records: SentRecord[] } | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return Lot.Check(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
}

function sayText(response: ServerResponse, type: string, text: string): void {
  response.writeHead(200, { 'content-type': type });
  response.end(text);
}
