import { readDemoData } from '../src/demo.ts';
import { newId } from '../src/ground/uuid.ts';
import type { Service } from '../src/serve.ts';

/** Headers of a signed-in request; none for a visitor. */
export type SignedIn = Record<string, string>;

type Http = Pick<Service, 'http'>;

function headersFrom(cookies: { name: string; value: string }[]): SignedIn {
  const csrf = cookies.find(({ name }) => name === 'leye_csrf')?.value ?? '';
  return { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '), 'x-leye-csrf': csrf };
}

async function post({ http }: Http, url: string, payload: object, headers: SignedIn = {}) {
  const answer = await http.inject({ method: 'POST', url, payload, headers });
  if (answer.statusCode !== 200) throw new Error(`${url}: ${answer.statusCode} ${answer.body}`);
  return answer;
}

/** Signs one of the demonstration's residents in, over HTTP as a page does. */
export function signInResident(
  service: Http,
  which: number,
): Promise<{ headers: SignedIn; personId: string }> {
  const resident = readDemoData().residents[which];
  if (!resident) throw new Error(`the demonstration has no resident ${which}`);
  return signInPerson(service, resident);
}

/** Signs in somebody of the demonstration who acts for an employer, and acts for it. */
export async function signInAgent(service: Http): Promise<{ headers: SignedIn; employerId: string }> {
  const [agent] = readDemoData().agents;
  if (!agent) throw new Error('nobody of the demonstration acts for an employer');
  const { headers } = await signInPerson(service, agent);
  const mine = await service.http.inject({ url: '/api/my/employers', headers });
  const employerId: unknown = mine.json().employers?.[0]?.employerId;
  if (typeof employerId !== 'string') throw new Error(`/api/my/employers: ${mine.body}`);
  return { headers: { ...headers, 'x-leye-employer': employerId }, employerId };
}

async function signInPerson(
  service: Http,
  { idNumber, phone, name }: { idNumber: string; phone: string; name: string },
): Promise<{ headers: SignedIn; personId: string }> {
  const challengeId = newId(Date.now());
  const asked = await post(service, '/api/session/resident/code', { challengeId, idNumber, phone });
  const code = asked.json().demoCode as string;
  const personId = newId(Date.now());
  const answer = await post(service, '/api/session/resident', {
    challengeId,
    idNumber,
    phone,
    name,
    code,
    personId,
  });
  const headers = headersFrom(answer.cookies);
  const session = await service.http.inject({ url: '/api/session', headers });
  return { headers, personId: session.json().id };
}

/** Signs one of the demonstration's staff in. */
export async function signInStaff(service: Http, which: number): Promise<{ headers: SignedIn }> {
  const staff = readDemoData().staff[which];
  if (!staff) throw new Error(`the demonstration has no staff member ${which}`);
  const answer = await post(service, '/api/session/staff', { login: staff.login, password: staff.password });
  return { headers: headersFrom(answer.cookies) };
}
