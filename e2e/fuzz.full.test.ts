import fc from 'fast-check';
import Type, { type TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { beforeAll, describe, expect, it } from 'vitest';
import { demoId, readDemoData, seedDemo } from '../src/demo.ts';
import { openTestDatabase } from '../src/ground/testing/database.ts';
import { newId } from '../src/ground/uuid.ts';
import { openTestService } from '../src/testing.ts';
import { fitting, hostile, spoiled } from './generate.ts';
import { madeUpResident, register, sendWithin } from './registration.ts';
import { type SignedIn, signInAgent, signInStaff } from './sign-in.ts';

/**
 * 10,000 generated requests over the OpenAPI document, as a visitor, a registered resident, who acts for an employer, a manager, a clerk, and the clerk
 * with the resident before him: never a 5xx. What ends a session or a visit comes last, or the rest would only be told to sign in.
 */
const requests = 10_000;
/** Of the demonstration's staff, who manages a county. */
const managerAt = 2;

interface Operation {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  parameters: { name: string; in: 'path' | 'query'; schema: TSchema }[];
  body: TSchema | null;
  reply: TSchema;
}

let service: Awaited<ReturnType<typeof openTestService>>;
let operations: Operation[];
let actors: { name: string; headers: SignedIn }[];
let knownIds: string[];

beforeAll(async () => {
  const db = await openTestDatabase();
  service = await openTestService(db);
  await seedDemo(service.deployment, () => {});
  const document = (await service.http.inject('/openapi.json')).json();
  operations = Object.entries(document.paths as Record<string, Record<string, never>>).flatMap(
    ([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => {
        const {
          parameters = [],
          requestBody,
          responses,
        } = operation as Record<string, never> & {
          parameters?: Operation['parameters'];
          requestBody?: { content: Record<string, { schema: TSchema }> };
          responses: Record<string, { content: Record<string, { schema: TSchema }> }>;
        };
        return {
          method: method.toUpperCase() as Operation['method'],
          path,
          parameters,
          body: requestBody?.content['application/json']?.schema ?? null,
          reply: responses['200']?.content['application/json']?.schema ?? Type.Unknown(),
        };
      }),
  );
  operations.sort((a, b) => Number(isEnding(a)) - Number(isEnding(b)));
  const send = sendWithin(service);
  const resident = await register(send, 3, 'fuzz');
  await service.jobs.runDue();
  const clerk = await signInStaff(service, 0);
  const agent = await signInAgent(service);
  const [posting] = await db.rows<{ id: string }>(
    "select posting_id as id from matching.posting where employer_id = $1 and state = 'open' order by 1 limit 1",
    [agent.employerId],
  );
  const { idNumber, name } = madeUpResident(3);
  const visit = { visitId: newId(Date.now()), personId: newId(Date.now()), idNumber, name };
  const received = await send('POST', '/api/people/receive', visit, clerk.headers);
  expect(received.body).toMatchObject({ visitId: visit.visitId, personId: resident.personId });
  const draft = { draftId: newId(Date.now()), type: 'job-seeking' };
  expect((await send('POST', '/api/drafts', draft, resident.headers)).status).toBe(200);
  actors = [
    { name: 'visitor', headers: {} },
    { name: 'resident', headers: resident.headers },
    { name: 'agent', headers: agent.headers },
    { name: 'manager', headers: (await signInStaff(service, managerAt)).headers },
    { name: 'clerk', headers: clerk.headers },
    { name: 'clerk in a visit', headers: { ...clerk.headers, 'x-leye-visit': visit.visitId } },
  ];
  const { residents, stations } = readDemoData();
  knownIds = [
    ...residents.map(({ idNumber }) => demoId(`person/${idNumber}`)),
    ...stations.map(({ key }) => demoId(`station/${key}`)),
    resident.personId,
    resident.caseId,
    draft.draftId,
    agent.employerId,
    posting?.id ?? '',
    visit.visitId,
  ];
});

const isEnding = ({ path }: Operation) => /\/end$/.test(path);

const request = (operation: Operation) =>
  fc.record({
    actor: fc.constantFrom(...actors),
    values: fc.tuple(
      ...operation.parameters.map(({ schema }) =>
        fc.oneof({ weight: 5, arbitrary: fitting(schema, knownIds) }, { weight: 1, arbitrary: hostile }),
      ),
    ),
    body: operation.body ? fitting(operation.body, knownIds).chain(spoiled) : fc.constant(undefined),
    key: fc.option(fc.uuid(), { freq: 3 }),
  });

// Nobody was signed out on the way, by the run itself.
async function requireAlive(): Promise<void> {
  for (const { name, headers } of actors) {
    const { kind, visitId } = (await service.http.inject({ url: '/api/session', headers })).json();
    expect({ name, kind, visit: visitId !== null }).toEqual({
      name,
      kind: name === 'agent' ? 'resident' : name === 'visitor' || name === 'resident' ? name : 'staff',
      visit: name === 'clerk in a visit',
    });
  }
}

describe('generated requests', () => {
  it(`are answered within the contract: ${requests} of them, no 5xx`, async () => {
    // Each operation is for a few of the six: so many more, that enough of them get in.
    const each = Math.ceil((1.2 * requests) / operations.length);
    const counts = new Map<number, number>();
    const checks = new Map(operations.map((operation) => [operation, Compile(operation.reply)]));
    for (const operation of operations) {
      if (!isEnding(operation)) await requireAlive();
      await fc.assert(
        fc.asyncProperty(request(operation), async ({ actor, values, body, key }) => {
          let url = operation.path;
          const query = new URLSearchParams();
          operation.parameters.forEach((parameter, at) => {
            const value = values[at];
            const text = typeof value === 'string' && value.isWellFormed() ? value : JSON.stringify(value);
            if (parameter.in === 'path')
              url = url.replace(`{${parameter.name}}`, encodeURIComponent(text || 'x'));
            else query.set(parameter.name, text);
          });
          const began = performance.now();
          const answer = await service.http.inject({
            method: operation.method,
            url: query.size ? `${url}?${query}` : url,
            headers: {
              ...actor.headers,
              ...(key ? { 'idempotency-key': key } : {}),
              ...(body === undefined ? {} : { 'content-type': 'application/json' }),
            },
            ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
          });
          counts.set(answer.statusCode, (counts.get(answer.statusCode) ?? 0) + 1);
          const what = `${operation.method} ${url} as ${actor.name}: ${answer.statusCode} ${answer.body.slice(0, 300)}`;
          expect(answer.statusCode, what).toBeLessThan(500);
          expect(performance.now() - began, what).toBeLessThan(10_000);
          if (answer.statusCode === 200) expect(checks.get(operation)?.Check(answer.json()), what).toBe(true);
          else
            expect(answer.json(), what).toMatchObject({
              code: expect.any(String),
              detail: expect.any(String),
            });
        }),
        { numRuns: each, seed: 20261121, endOnFailure: true },
      );
    }
    const total = [...counts.values()].reduce((sum, n) => sum + n, 0);
    console.log(
      `${total} requests over ${operations.length} operations: ${JSON.stringify(Object.fromEntries(counts))}`,
    );
    expect(total).toBeGreaterThanOrEqual(requests);
    // A fuzz that never gets in tests nothing.
    expect(counts.get(200) ?? 0).toBeGreaterThan(requests / 10);
  });
});
