import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { loadAreas } from '../../../ground/areas/load.ts';
import { parseDay } from '../../../ground/clock/day.ts';
import type { TestDatabase } from '../../../ground/testing/database.ts';
import { newId } from '../../../ground/uuid.ts';
import type { openTestService } from '../../../testing.ts';
import { appointStaff } from '../../access/index.ts';
import { partBytes } from '../actions/imports/original.ts';
import { kuiwen } from './lists.ts';

type Service = Awaited<ReturnType<typeof openTestService>>;

/** A clerk at the pages: sends a file in parts and has it looked at and read by the jobs. */
export async function clerkWhoSends(db: TestDatabase, { http, jobs }: Service) {
  const { lo, hi } = loadAreas().get(kuiwen);
  const who = { login: 'liminlists', password: 'made-up-made-up' };
  await db.asJob((ctx) =>
    appointStaff(ctx, {
      staffId: newId(20),
      ...who,
      displayName: '李敏',
      stationId: newId(1),
      grantId: newId(30),
      role: 'clerk',
      area: { code: kuiwen, lo, hi },
      validFrom: parseDay('2026-01-01'),
      validUntil: parseDay('2026-12-31'),
    }),
  );
  const signedIn = await http.inject({ method: 'POST', url: '/api/session/staff', payload: who });
  const headers = {
    cookie: signedIn.cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
    'x-leye-csrf': signedIn.cookies.find(({ name }) => name === 'leye_csrf')?.value ?? '',
  };
  const post = async (url: string, payload: object) => {
    const answer = await http.inject({ method: 'POST', url, headers, payload });
    if (answer.statusCode !== 200) throw new Error(`${url}: ${answer.body}`);
    return answer.json();
  };
  const see = async (importId: string) =>
    (await http.inject({ url: `/api/imports/${importId}`, headers })).json();
  let slowest = 0;
  /** Runs what is due, and asks for another page all the while. */
  const work = async () => {
    const running = { yes: true };
    const asking = (async () => {
      while (running.yes) {
        const began = performance.now();
        const answer = await http.inject({ url: '/api/imports/kinds', headers });
        if (answer.statusCode !== 200) throw new Error(answer.body);
        slowest = Math.max(slowest, performance.now() - began);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    })();
    await jobs.runDue();
    running.yes = false;
    await asking;
  };
  const refusal = async (
    importId: string,
    { state, problem }: { state: string; problem: { zh: string } | null },
  ) => {
    const [row] = await db.rows<{ code: string }>(
      `select problem ->> 'code' code from exchange.import where import_id = '${importId}'`,
    );
    if (state !== 'refused' || !/[\u4e00-\u9fff]/.test(problem?.zh ?? ''))
      throw new Error(`it stands at ${state}`);
    return row?.code;
  };
  return {
    /** The longest that another request waited meanwhile, in milliseconds. */
    slowest: () => slowest,
    /** @returns what becomes of it: the code with which it is refused in a sentence, or how many rows were read and how many wait. */
    async send(fileName: string, content: Buffer) {
      const importId = newId(db.clock.now().getTime());
      await post('/api/imports', {
        importId,
        kind: 'people',
        fileName,
        bytes: content.length,
        source: fileName.slice(0, 60),
        department: null,
        asOf: null,
      });
      for (let part = 0; part * partBytes < content.length; part += 1) {
        const bytes = content.subarray(part * partBytes, (part + 1) * partBytes);
        await post(`/api/imports/${importId}/parts/${part}`, { content: bytes.toString('base64') });
      }
      await work();
      const looked = await see(importId);
      if (looked.import.state !== 'mapping') return refusal(importId, looked.import);
      await post(`/api/imports/${importId}/read`, { columns: looked.layout.columns });
      await work();
      const { import: read } = await see(importId);
      if (read.state !== 'checked') return refusal(importId, read);
      const { rowsIn: rows, valid, fixed, quarantined: waiting, rejected } = read;
      if (valid + fixed + waiting + rejected !== rows) throw new Error(`${fileName}: a row is lost`);
      return { rows, waiting };
    },
  };
}

/** Files of this process that lie open. */
export const filesLeft = () =>
  readdirSync(tmpdir()).filter((name) => name.startsWith(`leye-list-${process.pid}-`));

/** Threads of this process, where that can be told. */
export const threads = () => (existsSync('/proc/self/task') ? readdirSync('/proc/self/task').length : 0);
