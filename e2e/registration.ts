import { createHash } from 'node:crypto';
import { checkCharacter } from '../src/modules/people/domain/id-number.ts';
import type { Service } from '../src/serve.ts';

/** What a request came back with. */
export interface Answer {
  status: number;
  body: unknown;
  cookies: { name: string; value: string }[];
}

/** Sends one request; throws where nothing came back. */
export type Send = (
  method: string,
  path: string,
  body: object | undefined,
  headers: Record<string, string>,
) => Promise<Answer>;

/** Sends within this process, without a network between. */
export function sendWithin({ http }: Pick<Service, 'http'>): Send {
  return async (method, url, payload, headers) => {
    const answer = await http.inject({
      method: method as 'GET',
      url,
      headers,
      ...(payload ? { payload } : {}),
    });
    return { status: answer.statusCode, body: answer.json(), cookies: answer.cookies };
  };
}

/** A made-up resident: under 370700, a city's code, no identity card is issued. */
export function madeUpResident(index: number): { idNumber: string; phone: string; name: string } {
  const year = 1970 + (index % 35);
  const body = `370700${year}0${1 + (index % 9)}${10 + (index % 18)}${String(index % 1000).padStart(3, '0')}`;
  return {
    idNumber: body + checkCharacter(body),
    phone: `1990001${String(index).padStart(4, '0')}`,
    name: `演示${'甲乙丙丁戊己庚辛壬癸'[index % 10]}${'子丑寅卯辰巳午未申酉'[Math.floor(index / 10) % 10]}`,
  };
}

/** An id that is the same each time for the same words, so that a repeated run repeats its requests exactly. */
export function idOf(words: string): string {
  const hex = createHash('sha256').update(words).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Right answers to every question of 求职登记. */
export const jobSeekingAnswers: [question: string, answer: unknown][] = [
  ['wanted-jobs', ['仓库管理', '电工维修']],
  ['areas', ['370705000000']],
  ['reach', 30],
  ['pay', 450_000],
  ['limits', ['no-nights']],
  ['status', 'unemployed'],
  ['education', '61'],
  ['years', 8],
  ['last-job', '成品库保管'],
  ['skills', ['水电维修', '开叉车']],
  ['certificates', ['低压电工证']],
  ['consent-employers', true],
];

/** Sends until something other than "busy" comes back, with the same ids: what a page does when the network or server goes away. */
async function persist(send: Send, ...[method, path, body, headers]: Parameters<Send>): Promise<Answer> {
  for (let turn = 0; turn < 400; turn += 1) {
    const answer = await send(method, path, body, headers).catch(() => undefined);
    if (answer && answer.status !== 503 && answer.status !== 502) return answer;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${method} ${path} was never answered`);
}

function ok(answer: Answer, what: string): Answer {
  if (answer.status !== 200) throw new Error(`${what}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer;
}

/**
 * One resident from nothing to a registered case, through whatever happens to the server on the way. Ids are made here and stay the
 * same over repeats.
 * @returns what was acknowledged.
 */
export async function register(
  send: Send,
  index: number,
  run = 'run',
): Promise<{ personId: string; caseId: string; number: string; headers: Record<string, string> }> {
  const { idNumber, phone, name } = madeUpResident(index);
  let headers: Record<string, string> = {};
  let personId = '';
  // A code asked for once is told once: when its answer was lost, a new one is asked for under a new id.
  for (let turn = 0; headers.cookie === undefined; turn += 1) {
    if (turn > 30) throw new Error('sign-in never succeeded');
    const challengeId = idOf(`${run}/challenge/${index}/${turn}`);
    const asked = await persist(
      send,
      'POST',
      '/api/session/resident/code',
      { challengeId, idNumber, phone },
      {},
    );
    const code = (asked.body as { demoCode?: string | null }).demoCode;
    if (asked.status !== 200 || !code) continue;
    const signIn = {
      challengeId,
      idNumber,
      phone,
      name,
      code,
      personId: idOf(`${run}/person/${index}`),
      residenceArea: '370705006000',
    };
    const signed = await persist(send, 'POST', '/api/session/resident', signIn, {});
    if (signed.status !== 200) continue;
    personId = (signed.body as { personId: string }).personId;
    headers = {
      cookie: signed.cookies.map((each) => `${each.name}=${each.value}`).join('; '),
      'x-leye-csrf': signed.cookies.find((each) => each.name === 'leye_csrf')?.value ?? '',
    };
  }

  const draftId = idOf(`${run}/draft/${index}`);
  let draft = ok(
    await persist(send, 'POST', '/api/drafts', { draftId, type: 'job-seeking' }, headers),
    'begin',
  );
  for (const [question, answer] of jobSeekingAnswers) {
    const { revision } = draft.body as { revision: number };
    const path = `/api/drafts/${draftId}/answers/${question}`;
    const saved = await persist(
      send,
      'PUT',
      path,
      { answer, revision },
      { ...headers, 'idempotency-key': idOf(`${run}/${draftId}/${question}`) },
    );
    draft = ok(saved, question);
  }
  const { revision } = draft.body as { revision: number };
  const submitted = await persist(
    send,
    'POST',
    `/api/drafts/${draftId}/submit`,
    { revision, declaration: true },
    { ...headers, 'idempotency-key': idOf(`${run}/${draftId}/submit`) },
  );
  const { caseId, number } = ok(submitted, 'submit').body as { caseId: string; number: string };
  return { personId, caseId, number, headers };
}
