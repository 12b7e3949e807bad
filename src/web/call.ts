import type { InputOf, OutputOf } from '../ground/http/contract.ts';
import type { Api } from '../modules.ts';
import { language } from './device.ts';
import { now } from './now.ts';
import { newId } from './uuid.ts';

export type { Api } from '../modules.ts';

/** `'GET /api/jobs/:id'`: every route of every module. */
export type Key = keyof Api & string;
export type Input<K extends Key> = InputOf<Api, K>;
export type Output<K extends Key> = OutputOf<Api, K>;
/** Routes that take nothing may be called with nothing. */
export type PlainKey = { [K in Key]: unknown extends Input<K> ? K : never }[Key];

export interface AnyInput {
  params?: Record<string, string | number>;
  query?: Record<string, string | number | boolean | undefined | null>;
  body?: unknown;
}

export interface FieldAnswer {
  /** A JSON pointer into the body (`/phone`), or the name of a path or query parameter. */
  field: string;
  code: string;
  detail: string;
}

/** The server's no, in a sentence that may be shown as it is (RFC 9457). */
export class CallProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly fields: readonly FieldAnswer[];
  /** What to name on the telephone. */
  readonly requestId: string | undefined;

  constructor(problem: {
    status: number;
    code: string;
    detail: string;
    fields: readonly FieldAnswer[];
    requestId?: string | undefined;
  }) {
    super(`${problem.status} ${problem.code}`);
    this.name = 'CallProblem';
    this.status = problem.status;
    this.code = problem.code;
    this.detail = problem.detail;
    this.fields = problem.fields;
    this.requestId = problem.requestId;
  }

  /** What is said about one field: `problem.of('/phone')`. */
  of(field: string): string | undefined {
    return this.fields.find((answer) => answer.field === field)?.detail;
  }
}

/** The request did not reach the server, or its answer did not reach us. */
export class CallOffline extends Error {
  constructor(cause: unknown) {
    super('offline', { cause });
    this.name = 'CallOffline';
  }
}

let visit: string | null = null;
const visitHearers = new Set<() => void>();

/** At the counter: for whom the clerk acts from now on, or nobody. */
export function setVisit(id: string | null): void {
  visit = id;
  for (const hear of visitHearers) hear();
}

/** The visit of this page, if one is open. */
export function currentVisit(): string | null {
  return visit;
}

/** Tells when another visit begins, for what keeps a connection open. */
export function hearVisit(hear: () => void): () => void {
  visitHearers.add(hear);
  return () => visitHearers.delete(hear);
}

const employerKey = 'leye.employer';
let employer: string | null = null;
const employerHearers = new Set<() => void>();

/** On an employer's pages: for which employer this browser acts; kept for the tab, so that a page read again goes on. */
export function setEmployer(id: string | null): void {
  if (id === null) sessionStorage.removeItem(employerKey);
  else sessionStorage.setItem(employerKey, id);
  employer = id;
  for (const hear of employerHearers) hear();
}

/** An employer's pages act for the employer that was chosen, all others for the person. */
export function actForEmployer(acts: boolean): void {
  const id = acts ? sessionStorage.getItem(employerKey) : null;
  if (id === employer) return;
  employer = id;
  for (const hear of employerHearers) hear();
}

/** The employer acted for, if any. */
export function currentEmployer(): string | null {
  return employer;
}

/** Tells when another employer is acted for. */
export function hearEmployer(hear: () => void): () => void {
  employerHearers.add(hear);
  return () => employerHearers.delete(hear);
}

/** Where the sign-in page is; residents and staff have their own. */
export function signInPath(from: string): string {
  const staff = document.documentElement.dataset.skin === 'desk';
  return `${staff ? '/sign-in/staff' : '/sign-in'}?to=${encodeURIComponent(from)}`;
}

/** The address of a call: path parameters filled in, query parameters that are given appended. */
export function addressOf(path: string, input: AnyInput): string {
  const filled = path.replaceAll(/:(\w+)/g, (_, name: string) => {
    const value = input.params?.[name];
    if (value === undefined) throw new Error(`${path} wants ${name}`);
    return encodeURIComponent(value);
  });
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(input.query ?? {})) {
    if (value !== undefined && value !== null) query.set(name, String(value));
  }
  const asked = query.toString();
  return asked === '' ? filled : `${filled}?${asked}`;
}

function cookie(name: string): string | undefined {
  return document.cookie
    .split('; ')
    .find((part) => part.startsWith(`${name}=`))
    ?.slice(name.length + 1);
}

async function problemOf(response: Response): Promise<CallProblem> {
  const said = await response.json().catch(() => undefined);
  return new CallProblem({
    status: response.status,
    code: typeof said?.code === 'string' ? said.code : 'strange',
    detail: typeof said?.detail === 'string' ? said.detail : '',
    fields: Array.isArray(said?.fields) ? said.fields : [],
    requestId: said?.requestId ?? response.headers.get('x-request-id') ?? undefined,
  });
}

function leaveToSignIn(): void {
  if (location.pathname.startsWith('/sign-in')) return;
  history.pushState(null, '', signInPath(location.pathname + location.search));
}

export interface CallOptions {
  signal?: AbortSignal;
  /** One id for one submission, however often it is sent; made here where it is not given. */
  idempotencyKey?: string;
  /** A GET that is written down, and guarded like an act: a list that is taken away. */
  act?: boolean;
  /** Leave the person where they are when nobody is signed in. */
  stay?: boolean;
}

/**
 * Calls a route of ours: `await call('GET /api/jobs/:id', { params: { id } })`.
 * @throws CallProblem with the server's sentence; CallOffline when there is no network. A 401 leads to the sign-in page and back.
 */
export function call<K extends PlainKey>(key: K): Promise<Output<K>>;
export function call<K extends Key>(key: K, input: Input<K>, options?: CallOptions): Promise<Output<K>>;
export async function call<K extends Key>(
  key: K,
  input?: Input<K>,
  options: CallOptions = {},
): Promise<Output<K>> {
  return (await (await ask(key, (input ?? {}) as AnyInput, options)).json()) as Output<K>;
}

/** The same for an answer that is no JSON, or not the page's: `input` is sent as it is. */
export async function ask(key: Key, given: AnyInput, options: CallOptions = {}): Promise<Response> {
  const [method = 'GET', path = '/'] = key.split(' ');
  const headers: Record<string, string> = {
    accept: 'application/json',
    'accept-language': language() === 'zh' ? 'zh-CN' : 'en',
    'x-leye-skin': document.documentElement.dataset.skin ?? 'phone',
  };
  if (visit !== null) headers['x-leye-visit'] = visit;
  if (employer !== null) headers['x-leye-employer'] = employer;
  if (method !== 'GET' || options.act) headers['x-leye-csrf'] = cookie('leye_csrf') ?? '';
  if (method !== 'GET') {
    headers['idempotency-key'] = options.idempotencyKey ?? newId(now().getTime());
  }
  if (given.body !== undefined) headers['content-type'] = 'application/json';

  let response: Response;
  try {
    response = await fetch(addressOf(path, given), {
      method,
      headers,
      credentials: 'same-origin',
      ...(given.body === undefined ? {} : { body: JSON.stringify(given.body) }),
      ...(options.signal ? { signal: options.signal } : {}),
    });
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw new CallOffline(error);
  }
  if (!response.ok) {
    if (response.status === 401 && !options.stay) leaveToSignIn();
    throw await problemOf(response);
  }
  return response;
}
