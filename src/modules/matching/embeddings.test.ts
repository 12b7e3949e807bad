import { once } from 'node:events';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openLog } from '../../ground/log.ts';
import type { Terminal } from '../../ground/terminal.ts';
import { matchTitles } from './commands.ts';
import { type EmbeddingsServer, embed } from './embeddings.ts';

/** A stand-in that knows what three made-up words mean. */
const meanings: Record<string, number[]> = { 咕噜: [1, 0], 哗啦: [0.9, 0.1], 叮当: [0, 1] };
const asked: { size: number; token: string | undefined; model: string }[] = [];
let mode: 'good' | 'slow' | 'refuse' | 'html' | 'short' = 'good';

const standIn = createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request) body += chunk;
  const { input, model } = JSON.parse(body) as { input: string[]; model: string };
  asked.push({ size: input.length, token: request.headers.authorization, model });
  if (mode === 'slow') return;
  if (mode === 'refuse') return response.writeHead(503).end();
  if (mode === 'html') return response.end('<html>');
  const data = input.map((text, index) => ({ index, embedding: meanings[text] ?? [0.5, 0.5] }));
  response.end(JSON.stringify({ data: mode === 'short' ? data.slice(1) : data.reverse() }));
});

let server: EmbeddingsServer;
beforeAll(async () => {
  standIn.listen(0, '127.0.0.1');
  await once(standIn, 'listening');
  const { port } = standIn.address() as AddressInfo;
  server = { url: `http://127.0.0.1:${port}`, model: 'stand-in', token: 'a secret', timeoutMs: 60_000 };
});
afterAll(() => {
  standIn.closeAllConnections();
  standIn.close();
});

const folder = mkdtempSync(join(tmpdir(), 'titles-'));
function listOf(name: string, titles: string[]): string {
  const file = join(folder, name);
  writeFileSync(file, ['id\ttitle', ...titles.map((title) => `${title}\t${title}`), ''].join('\n'));
  return file;
}
const files = { queries: listOf('queries.tsv', ['咕噜']), corpus: listOf('corpus.tsv', ['叮当', '哗啦']) };

/** The first ranking, and what was logged. */
async function run(embeddings: EmbeddingsServer | null) {
  const lines: string[] = [];
  const rows: unknown[] = [];
  const terminal: Terminal = {
    json: true,
    progress: () => {},
    say: () => {},
    result: (value) => rows.push(value),
  };
  const log = openLog('warn', { write: (line) => lines.push(line) });
  await matchTitles({ terminal, log, embeddings }, files);
  return { ranking: (rows[0] as { ranking: string[] }).ranking, lines };
}

describe('titles without a word in common', () => {
  test('stay as they stand where nothing is configured', async () => {
    asked.length = 0;
    expect((await run(null)).ranking).toEqual(['叮当', '哗啦']);
    expect(asked).toEqual([]);
  });

  test('are ordered by what a server knows of them', async () => {
    mode = 'good';
    asked.length = 0;
    const { ranking, lines } = await run(server);
    expect(ranking).toEqual(['哗啦', '叮当']);
    expect(lines).toEqual([]);
    expect(asked).toEqual([{ size: 3, token: 'Bearer a secret', model: 'stand-in' }]);
  });

  test.each([
    ['slow', 'timeout'],
    ['refuse', 'refused'],
    ['html', 'unreadable'],
    ['short', 'unreadable'],
  ] as const)(
    'are ordered without it where it is %s, and the log says so without a title',
    async (is, why) => {
      mode = is;
      const { ranking, lines } = await run(is === 'slow' ? { ...server, timeoutMs: 50 } : server);
      expect(ranking).toEqual(['叮当', '哗啦']);
      expect(lines).toHaveLength(1);
      expect(JSON.parse(lines[0] ?? '')).toMatchObject({ why });
      expect(lines[0]).not.toMatch(/咕噜|哗啦|叮当|secret/);
    },
  );

  test('and where nobody listens', async () => {
    expect(await embed({ ...server, url: 'http://127.0.0.1:9' }, ['咕噜'])).toEqual({ none: 'unreachable' });
  });
});

test('many texts go in lots, each vector comes back in its place and of length one', async () => {
  mode = 'good';
  asked.length = 0;
  const texts = Array.from({ length: 130 }, (_, at) => (at === 100 ? '叮当' : '哗啦'));
  const found = await embed(server, texts);
  const vectors = 'none' in found ? expect.fail(found.none) : found.vectors;
  expect(asked.map(({ size }) => size)).toEqual([64, 64, 2]);
  expect([...(vectors[100] ?? [])]).toEqual([0, 1]);
  for (const vector of vectors) expect(Math.hypot(...vector)).toBeCloseTo(1, 12);
});

test('a list that cannot be read is refused by its line', async () => {
  const wrong = join(folder, 'wrong.tsv');
  const refused = async (text: string) => {
    writeFileSync(wrong, text);
    const terminal: Terminal = { json: true, progress: () => {}, say: () => {}, result: () => {} };
    return matchTitles(
      { terminal, log: openLog('warn'), embeddings: null },
      { ...files, corpus: wrong },
    ).catch((error) => (error as { detail: { en: string } }).detail.en);
  };
  expect(await refused('id\ttitle\n1 厨师\n')).toContain('line 2: write number, tab, title');
  expect(await refused('id\ttitle\n1\t厨师\n1\t司机\n')).toContain('line 3: number 1 stands above');
  expect(readFileSync(files.queries, 'utf8')).toContain('咕噜');
});
