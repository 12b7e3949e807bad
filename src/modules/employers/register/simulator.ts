import { createHash } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { composeCreditCode, readCreditCode } from '../domain/credit-code.ts';
import { kindOfCode } from '../domain/employer.ts';
import type { RegisterRecord } from '../domain/register-answer.ts';

/**
 * Faults by the area digits of a made-up code (places 3 to 8): 9999NN, which GB/T 2260 gives to nobody. So somebody who tries the
 * demonstration, and a contract test, choose the fault by the code that they ask for.
 */
export const faultAreas = {
  slow: '999901',
  'server-error': '999902',
  'cut-off': '999903',
  hangs: '999904',
  unknown: '999905',
  'another-name': '999906',
  deregistered: '999907',
  revoked: '999908',
  'wrong-shape': '999909',
  'html-page': '999910',
  'broken-connection': '999911',
  'once-broken': '999912',
  'another-code': '999913',
  endless: '999914',
} as const;

export type Fault = keyof typeof faultAreas;

/** A code that makes the simulator show a fault; the serial makes others of the kind. */
export function faultCode(fault: Fault, serial = '00000001'): string {
  return composeCreditCode('91', faultAreas[fault], serial);
}

export interface SimulatorOptions {
  /** 0: a port that is free. */
  port?: number;
  /** Share of requests that are answered by an error whatever they ask, 0–1. */
  faultRate?: number;
  /** Entries that are answered as they are; every other right code gets a made-up one. */
  records?: readonly RegisterRecord[];
  slowMs?: number;
}

export interface Simulator {
  /** http://127.0.0.1:port */
  url: string;
  /** Requests answered so far, for tests. */
  asked(): number;
  close(): Promise<void>;
}

/** A register on this machine: a real HTTP service with made-up entries and faults to choose. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const { port = 0, faultRate = 0, slowMs = 1200 } = options;
  const records = new Map((options.records ?? []).map((record) => [record.creditCode, record]));
  const seen = new Set<string>();
  let asked = 0;

  const server = createServer((request, response) => {
    asked += 1;
    const path = /^\/enterprises\/([0-9A-Z]{1,40})$/.exec(request.url ?? '');
    if (request.method !== 'GET' || !path) return answer(response, 404, { error: 'nothing here' });
    const code = path[1] ?? '';
    if (!readCreditCode(code).ok) return answer(response, 400, { error: 'not a credit code' });
    if (faultRate > 0 && Math.random() < faultRate) return answer(response, 503, { error: 'simulated' });
    const record = records.get(code);
    if (record) return answer(response, 200, { found: true, record });
    const first = !seen.has(code);
    seen.add(code);
    shows[faultOf(code)](response, { record: madeUpRecord(code), first, slowMs });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: () => asked,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}

function faultOf(code: string): Fault | 'none' {
  const area = code.slice(2, 8);
  return (Object.keys(faultAreas) as Fault[]).find((fault) => faultAreas[fault] === area) ?? 'none';
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
}

interface Asked {
  record: RegisterRecord;
  first: boolean;
  slowMs: number;
}

function found(response: ServerResponse, record: RegisterRecord): void {
  answer(response, 200, { found: true, record });
}

function sayJson(response: ServerResponse, text: string): ServerResponse {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.write(text);
  return response;
}

const shows: Readonly<Record<Fault | 'none', (response: ServerResponse, asked: Asked) => void>> = {
  none: (response, { record }) => found(response, record),
  slow(response, { record, slowMs }) {
    setTimeout(() => found(response, record), slowMs).unref();
  },
  'server-error': (response) => answer(response, 500, { error: 'simulated' }),
  'cut-off'(response) {
    sayJson(response, '{"found":true,"record":{"creditCode":"9').end();
  },
  // Never answered: the client's timeout is what is tried.
  hangs() {},
  unknown: (response) => answer(response, 200, { found: false }),
  'another-name': (response, { record }) => found(response, { ...record, name: `${record.name}（已更名）` }),
  deregistered: (response, { record }) => found(response, { ...record, status: '注销' }),
  revoked: (response, { record }) => found(response, { ...record, status: '吊销，未注销' }),
  'wrong-shape': (response, { record }) =>
    answer(response, 200, { found: true, record: { creditCode: record.creditCode, title: record.name } }),
  'html-page'(response) {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end('<!doctype html><title>maintenance</title>');
  },
  'broken-connection': (response) => response.socket?.destroy(),
  'once-broken'(response, { record, first }) {
    if (first) response.socket?.destroy();
    else found(response, record);
  },
  'another-code': (response, { record }) =>
    found(response, { ...record, creditCode: composeCreditCode('91', '999999', '99999999') }),
  endless(response) {
    sayJson(response, '['.repeat(256 * 1024));
  },
};

const words = '和顺 吉祥 永兴 万家 同心 春晖 德润 锦程 聚源 安康 福临 民生'.split(' ');
const trades: Readonly<Record<string, readonly string[]>> = {
  enterprise: ['保洁服务', '家政服务', '机械制造', '食品加工', '物流', '纺织', '餐饮管理', '物业服务'],
  merchant: ['早点店', '小吃店', '理发店', '五金店', '服装店', '维修店', '水果店', '便利店'],
  cooperative: ['蔬菜种植', '果品', '养殖', '农机服务'],
};
const forms: Readonly<Record<string, string>> = {
  enterprise: '有限公司',
  merchant: '（个体工商户）',
  cooperative: '农民专业合作社',
};
const types: Readonly<Record<string, string>> = {
  enterprise: '有限责任公司',
  merchant: '个体工商户',
  cooperative: '农民专业合作社',
};

/** The entry that the simulator makes up for a right code: always the same one, and its name says that it is a demonstration. */
export function madeUpRecord(creditCode: string): RegisterRecord {
  const hash = createHash('sha256').update(creditCode).digest();
  const pick = (list: readonly string[], at: number) => list[(hash[at] ?? 0) % list.length] ?? '';
  const kind = kindOfCode(creditCode) ?? 'enterprise';
  const known = kind in forms ? kind : 'enterprise';
  return {
    creditCode,
    name: `潍坊演示${pick(words, 0)}${pick(trades[known] ?? [], 1)}${forms[known]}`,
    status: '存续',
    address: `潍坊市奎文区演示路 ${1 + ((hash[2] ?? 0) % 200)} 号`,
    type: types[known] ?? null,
    registeredOn: `20${10 + ((hash[3] ?? 0) % 15)}-0${1 + ((hash[4] ?? 0) % 9)}-1${(hash[5] ?? 0) % 9}`,
  };
}
