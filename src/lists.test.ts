import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadAreas } from './ground/areas/load.ts';
import { parseDay } from './ground/clock/day.ts';
import type { Contract, Route } from './ground/http/contract.ts';
import { answersOf } from './ground/http/copies.ts';
import { packageRoot } from './ground/package-root.ts';
import type { Row } from './ground/tables/table.ts';
import { loadTemplates, readTemplate } from './ground/tables/template.ts';
import { openWorkbook } from './ground/tables/workbook.ts';
import { openTestDatabase, type TestDatabase } from './ground/testing/database.ts';
import { newId } from './ground/uuid.ts';
import { appointStaff } from './modules/access/index.ts';
import { kindWords } from './modules/employers/domain/employer.ts';
import { openStations } from './modules/network/index.ts';
import networkWords from './modules/network/web/words.zh.ts';
import { modules } from './modules.ts';
import { openTestService } from './testing.ts';

const contracts = Object.values(modules).flatMap(({ contract }) => (contract ? [contract] : []));
const lists = contracts.flatMap((contract) =>
  Object.entries<Route>(contract).flatMap(([key, route]) =>
    route.list ? [{ key, route, ...route.list }] : [],
  ),
);

describe('templates', () => {
  const { byList, catalogues } = loadTemplates(answersOf(contracts as Contract[]));

  it('fit their lists, and each list has one', () => {
    expect([...byList.keys()].sort()).toEqual(lists.map(({ name }) => name).sort());
    expect(lists.filter(({ key }) => !key.startsWith('GET '))).toEqual([]);
    const ids = [...byList.values()].flat().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('say the words that the pages say, and why each list is read', () => {
    expect(catalogues.functions).toEqual(networkWords.functions);
    const kinds = byList.get('verifications')?.[0]?.columns.find(({ field }) => field === 'kind');
    expect(kinds && 'words' in kinds && kinds.words).toEqual(
      Object.fromEntries(Object.entries(kindWords).map(([kind, { zh }]) => [kind, zh])),
    );
    expect(lists.filter(({ route }) => catalogues.purposes?.[route.purpose] === undefined)).toEqual([]);
    const takers = new Set(lists.flatMap(({ route, who }) => who ?? route.who));
    expect([...takers].sort()).toEqual(['clerk', 'manager', ...Object.keys(catalogues.takers ?? {})].sort());
  });

  it('stand behind buttons on a page, each of them', () => {
    const pages = readdirSync(join(packageRoot, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.tsx'))
      .map((name) => readFileSync(join(packageRoot, 'src', name), 'utf8'));
    const taken = pages.flatMap((page) =>
      [...page.matchAll(/<ListOut\s+list="([^"]+)"/g)].map(([, key]) => key),
    );
    expect([...new Set(taken)].sort()).toEqual(lists.map(({ key }) => key).sort());
  });

  it('are shown to nobody who has not signed in', () => {
    expect(lists.filter(({ route, who }) => (who ?? route.who).includes('visitor'))).toEqual([]);
  });

  it('are refused with file, line and reason', () => {
    const good = readFileSync(join(packageRoot, 'data/templates/callbacks.yaml'), 'utf8');
    const faults = (from: string | RegExp, to: string) => {
      try {
        readTemplate('x.yaml', good.replace(from, to), catalogues, answersOf(contracts as Contract[]));
        return 'read';
      } catch (error) {
        return (error as Error).message;
      }
    };
    expect(faults('', '')).toBe('read');
    expect(faults('field: phone', 'field: phoneInFull')).toBe(
      'x.yaml:13: /columns/3/field: the answer has no phoneInFull',
    );
    expect(faults('any: 都行', 'other: 都行')).toBe('x.yaml:19: /columns/6/words: there is no word for any');
    expect(faults('type: number', 'type: numbre')).toMatch(/^x\.yaml:23: \/columns\/9\/type: /);
    expect(faults('field: tries, type: number', 'field: done, type: yuan')).toMatch(
      /^x\.yaml:23: .*done is no yuan$/,
    );
    expect(faults('list: callbacks', 'list: calls')).toBe('x.yaml:2: /list: there is no list calls');
    const each = (forEach: string, head: string, field: string) =>
      `columns:\n  - { forEach: ${forEach}, key: id, head: ${head}, field: ${field}, type: text, width: 9 }`;
    const rows = readFileSync(join(packageRoot, 'data/templates/import-rows.yaml'), 'utf8');
    const rowFaults = (to: string) => {
      try {
        const text = rows.replace('columns:', to);
        readTemplate('x.yaml', text, catalogues, answersOf(contracts as Contract[]));
        return 'read';
      } catch (error) {
        return (error as Error).message;
      }
    };
    expect(rowFaults(each('columns', 'label.zh', 'cells.*.text'))).toBe('read');
    expect(rowFaults(each('colums', 'label.zh', 'cells.*.text'))).toMatch(
      /^x\.yaml:14: \/columns\/0\/key: the answer has no colums\.id\n/,
    );
    expect(rowFaults(each('columns', 'label', 'cells.*.text'))).toBe(
      'x.yaml:14: /columns/0/head: columns.label is no text',
    );
    expect(rowFaults(each('columns', 'label.zh', 'cells.*.masked'))).toBe(
      'x.yaml:14: /columns/0/field: cells.*.masked is no text',
    );
    expect(faults('columns:', 'columns: [')).toMatch(/^x\.yaml:\d+: /);
    expect(faults('id: callbacks', 'id: callbacks\nid: again')).toMatch(/^x\.yaml:2: /);
  });

  it('are files of the folder, each read', () => {
    const files = readdirSync(join(packageRoot, 'data/templates')).filter((name) => name !== 'words.yaml');
    expect(files.map((name) => name.replace('.yaml', '')).sort()).toEqual(
      [...byList.values()]
        .flat()
        .map(({ id }) => id)
        .sort(),
    );
  });
});

describe('a list that leaves the house', () => {
  const areas = loadAreas();
  const folder = mkdtempSync(join(tmpdir(), 'leye-lists-'));
  const station = newId(1);
  let db: TestDatabase;
  let service: Awaited<ReturnType<typeof openTestService>>;
  let clerk: Record<string, string>;
  let elsewhere: Record<string, string>;

  const signIn = async (login: string, which: number, area: string) => {
    await db.asJob((ctx) =>
      appointStaff(ctx, {
        staffId: newId(20 + which),
        login,
        password: 'made-up-made-up',
        displayName: which === 0 ? '李敏' : '王强',
        stationId: station,
        grantId: newId(30 + which),
        role: 'clerk',
        area: { code: area, ...areas.range(area) },
        validFrom: parseDay('2026-01-01'),
        validUntil: parseDay('2026-12-31'),
      }),
    );
    const answer = await service.http.inject({
      method: 'POST',
      url: '/api/session/staff',
      payload: { login, password: 'made-up-made-up' },
    });
    const csrf = answer.cookies.find(({ name }) => name === 'leye_csrf')?.value ?? '';
    return {
      cookie: answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
      'x-leye-csrf': csrf,
    };
  };
  const get = (url: string, headers: Record<string, string> = clerk) => service.http.inject({ url, headers });

  async function readCopy(body: Buffer): Promise<Row[][]> {
    const file = join(folder, 'copy.xlsx');
    writeFileSync(file, body);
    const book = await openWorkbook(file);
    const sheets: Row[][] = [];
    for (const { sheet } of book.sheets) {
      const rows: Row[] = [];
      for await (const some of sheet.rows()) rows.push(...some);
      sheets.push(rows);
    }
    book.close();
    return sheets;
  }

  beforeAll(async () => {
    db = await openTestDatabase();
    service = await openTestService(db, { perMinute: 600 });
    const code = '370705006000';
    await db.asJob((ctx) =>
      openStations(ctx, [
        {
          stationId: station,
          name: '北苑驿站',
          area: { code, ...areas.range(code) },
          kind: 'post',
          address: '演示路',
          phone: '0536-0000101',
          hours: [{ days: [1, 2, 3, 4, 5], from: '08:30', to: '17:30' }],
          checkedOn: '2026-11-20',
        },
      ]),
    );
    clerk = await signIn('limin', 0, code);
    elsewhere = await signIn('wangqiang', 1, '370702000000');
    for (const [index, words] of ['=1+1 失业登记怎么办', '@补贴'].entries()) {
      const asked = await service.http.inject({
        method: 'POST',
        url: '/api/callbacks',
        payload: {
          callbackId: newId(100 + index),
          suits: 'any',
          stationId: station,
          phone: `1380000120${index}`,
          name: '陈玉兰',
          words,
        },
      });
      expect([asked.statusCode, asked.json().fields]).toEqual([200, undefined]);
    }
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is the list of the page, masked as there, in a workbook that names who took it; and is written down', async () => {
    const shown = (await get('/api/callbacks')).json().callbacks;
    expect(shown).toHaveLength(2);
    const copy = await get('/api/callbacks?as=xlsx&view=open');
    expect(copy.statusCode).toBe(200);
    expect(copy.headers['content-type']).toBe(
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    );
    expect(copy.headers['content-disposition']).toMatch(
      /^attachment; filename="callbacks-\d{4}-\d\d-\d\d\.xlsx"; filename\*=UTF-8''%E8%A6%81%E5%9B%9E%E7%9A%84%E7%94%B5%E8%AF%9D-[\d-]+\.xlsx$/,
    );
    expect(copy.headers['cache-control']).toBe('no-store');
    const [list = [], about = []] = await readCopy(copy.rawPayload);
    const texts = list.map(({ cells }) => cells.map(({ text }) => text));
    const head = texts.findIndex((cells) => cells.includes('称呼'));
    const column = (name: string) => (texts[head] ?? []).indexOf(name) + 1;
    const cell = (row: Row | undefined, name: string) =>
      row?.cells.find((each) => each.column === column(name));
    const rows = list.slice(head + 1, head + 3);
    rows.forEach((row, index) => {
      expect(cell(row, '他说')).toMatchObject({ kind: 'text', text: shown[index].words });
      expect(cell(row, '电话')).toMatchObject({ kind: 'text', text: shown[index].phone });
      expect(cell(row, '称呼')?.text).toBe(shown[index].name);
      expect(cell(row, '站点')?.text).toBe('北苑驿站');
      expect(cell(row, '方便')?.text).toBe('都行');
      expect(cell(row, '最晚几时打')?.kind).toBe('date');
    });
    const all = JSON.stringify([list, about]);
    expect(all).not.toMatch(/1380000120|陈玉兰/);
    expect(all).toContain('李敏');
    expect(all).toContain('演示数据');
    expect(all).toContain('北苑街道　没打完的　共 2 行');

    const written = await db.rows<{ copy_id: string }>(
      'select copy_id, actor_name, role, area_code, list, template, way, purpose, row_count from access.list_copy',
    );
    expect(written).toEqual([
      {
        copy_id: expect.any(String),
        actor_name: '李敏',
        role: 'clerk',
        area_code: '370705006000',
        list: 'callbacks',
        template: 'callbacks',
        way: 'file',
        purpose: 'contact-person',
        row_count: 2,
      },
    ]);
    expect(all).toContain(written[0]?.copy_id);
    await expect(db.rows('delete from access.list_copy')).rejects.toThrow(/append-only/);
  });

  it('is printed from the same rows', async () => {
    const table = (await get('/api/callbacks?as=table')).json();
    expect(table).toMatchObject({ title: '要回的电话', heads: expect.arrayContaining(['称呼', '他说']) });
    expect(table.rows.flat().join()).toContain('=1+1 失业登记怎么办');
    expect(table.marked).toContain('打印');
    expect(await db.rows("select row_count from access.list_copy where way = 'print'")).toEqual([
      { row_count: 2 },
    ]);
    expect((await get('/api/callbacks?as=templates')).json()).toEqual({
      templates: [{ id: 'callbacks', title: { zh: '要回的电话', en: 'Call-backs' } }],
    });
  });

  it('shows each his own area, and nothing to who may not see the list', async () => {
    const copy = await get('/api/callbacks?as=xlsx', elsewhere);
    const [list = []] = await readCopy(copy.rawPayload);
    expect(JSON.stringify(list)).toContain('共 0 行');
    const refusals = await Promise.all([
      get('/api/callbacks?as=xlsx', {}),
      get('/api/stations?as=xlsx', { 'x-leye-csrf': '' }),
      get('/api/my/callbacks?as=xlsx'),
      get('/api/callbacks?as=xlsx', { ...clerk, 'x-leye-skin': 'kiosk' }),
      get('/api/callbacks?as=xlsx', { ...clerk, 'x-leye-csrf': 'forged' }),
      get('/api/callbacks?as=xlsx', { ...clerk, 'sec-fetch-site': 'cross-site' }),
      get('/api/callbacks?as=pdf'),
      get('/api/callbacks?as=xlsx&template=other'),
      get('/api/callbacks?as=xlsx&view=mine'),
    ]);
    expect(refusals.map((reply) => [reply.statusCode, reply.json().code])).toEqual([
      [401, 'sign-in-first'],
      [401, 'sign-in-first'],
      [403, 'not-yours-to-do'],
      [403, 'not-at-a-terminal'],
      [403, 'forged-request'],
      [403, 'forged-request'],
      [404, 'no-such-template'],
      [404, 'no-such-template'],
      [400, 'invalid-input'],
    ]);
    expect(await db.rows("select 1 from access.list_copy where way = 'file'")).toHaveLength(2);
  });

  it('leaves ten times a minute, and the page is read on', async () => {
    const other = await signIn('limin2', 2, '370705006000');
    const codes: number[] = [];
    for (let turn = 0; turn < 12; turn += 1)
      codes.push((await get('/api/callbacks?as=table', other)).statusCode);
    expect(codes).toEqual([...Array(10).fill(200), 429, 429]);
    expect((await get('/api/callbacks?as=table', other)).json().code).toBe('too-many-copies');
    expect((await get('/api/callbacks', other)).statusCode).toBe(200);
  });
});
