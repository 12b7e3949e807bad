import { randomUUID } from 'node:crypto';
import { dayOf } from '../../../ground/clock/day.ts';
import type { Actor } from '../../../ground/context.ts';
import type { Exchange } from '../../../ground/http/contract.ts';
import type { TestDatabase } from '../../../ground/testing/database.ts';
import { newId } from '../../../ground/uuid.ts';
import { openVisit, startSession } from '../../access/index.ts';
import { askCallback } from '../../callbacks/actions/ask-callback.ts';
import { answerQuestion } from '../../cases/actions/answer-question.ts';
import { beginDraft } from '../../cases/actions/begin-draft.ts';
import { submitDraft } from '../../cases/actions/submit-draft.ts';
import { seeking } from '../../cases/testing.ts';
import { registerEmployer } from '../../employers/index.ts';
import { madeUpCode } from '../../employers/testing/made-up.ts';
import { recordService } from '../../ledger/actions/record-service.ts';
import { aService } from '../../ledger/testing/services.ts';
import { apply, previewApplication } from '../../matching/actions/applications/apply.ts';
import { openMarket } from '../../matching/testing/market.ts';
import { reportItem } from '../../network/actions/report-item.ts';
import { openStations, publishItems } from '../../network/index.ts';
import { receivePerson } from '../../people/actions/receive-person.ts';
import { clerkOf, kuiwen } from './twice.ts';

export interface Somebody {
  personId: string;
  idNumber: string;
  name: string;
}

/** Somebody signed in. */
export const himself = ({ personId }: Somebody): Partial<Actor> => ({
  kind: 'resident',
  role: 'resident',
  id: personId,
  person: personId,
});

const browser: Exchange = { setSession: () => {}, sessionToken: null, clientAddress: '127.0.0.1' };
const station = newId(40);
const item = newId(41);

/** What people do with a service area, each through its own door. */
export async function openHistories(db: TestDatabase) {
  const market = openMarket(db);
  await db.asJob(async (ctx) => {
    const area = { code: kuiwen, lo: clerkOf(kuiwen).area?.lo ?? 0 };
    const hours = [{ days: [1, 2, 3, 4, 5], from: '08:30', to: '17:30' }];
    const kind = 'public-hall';
    const common = { address: '演示路', phone: '0536-0000101', checkedOn: '2026-11-20' };
    await openStations(ctx, [{ ...common, stationId: station, name: '大厅', area, kind, hours }]);
    const title = { zh: '机构', en: 'agency' };
    const checkedOn = dayOf(db.clock.now());
    const entry = { itemId: item, list: 'agency' as const, title, words: title, checkedOn };
    await publishItems(ctx, [{ ...entry, for: { stationId: station } }]);
  });
  const employer = await market.employer();
  const postings = [await market.posting(employer.employerId), await market.posting(employer.employerId)];
  let made = 0;

  async function draft(who: Somebody) {
    const draftId = randomUUID();
    await db.as(himself(who), (ctx) => beginDraft(ctx, { draftId, type: 'job-seeking' }, browser));
    return draftId;
  }

  /** 求职登记, from the first question to the receipt. */
  async function register(who: Somebody, begun?: string) {
    const draftId = begun ?? (await draft(who));
    let revision = 0;
    for (const [question, answer] of Object.entries(seeking)) {
      const act = { draftId, question, answer, revision };
      ({ revision } = await db.as(himself(who), (ctx) => answerQuestion(ctx, act)));
    }
    await db.as(himself(who), (ctx) => submitDraft(ctx, { draftId, revision, declaration: true }));
    return draftId;
  }

  async function send(who: Somebody, postingId: string) {
    const { seen } = await db.as(himself(who), (ctx) => previewApplication(ctx, postingId));
    const input = { applicationId: randomUUID(), postingId, leaveOut: [], note: null, seen };
    await db.as(himself(who), (ctx) => apply(ctx, input), { short: true });
    return input.applicationId;
  }

  async function found(who: Somebody, household: boolean) {
    made += 1;
    const input = {
      employerId: randomUUID(),
      mandateId: randomUUID(),
      creditCode: household ? null : madeUpCode(80_000 + made),
      name: household ? `${who.name}家` : `潍坊演示保洁${made}号公司`,
      kind: household ? ('household' as const) : ('enterprise' as const),
      areaCode: '370705006000',
      address: '文化路 1 号',
      contactName: '王经理',
      contactPhone: '19900000009',
    };
    await db.as(himself(who), (ctx) => registerEmployer(ctx, input));
    return input.employerId;
  }

  const acts = {
    draft,
    register,
    send: (who: Somebody) => send(who, postings[0] ?? ''),
    sendAnother: (who: Somebody) => send(who, postings[1] ?? ''),
    service: async ({ personId }: Somebody) => {
      const given = aService({ personId, givenAt: new Date(db.clock.now().getTime() - 3_600_000) });
      await db.asJob((ctx) => recordService(ctx, given));
      return given.eventId;
    },
    company: (who: Somebody) => found(who, false),
    household: (who: Somebody) => found(who, true),
    callback: async (who: Somebody) => {
      const callbackId = randomUUID();
      const input = { callbackId, suits: 'any', stationId: station } as const;
      await db.as(himself(who), (ctx) => askCallback(ctx, input));
      return callbackId;
    },
    report: async (who: Somebody) => {
      const reportId = randomUUID();
      const input = { reportId, itemId: item, stationId: station, reason: 'phone' };
      await db.as(himself(who), (ctx) => reportItem(ctx, input));
      return reportId;
    },
    visit: async (who: Somebody) => {
      const visitId = randomUUID();
      await db.as(clerkOf(kuiwen), (ctx) => receivePerson(ctx, { ...who, visitId }));
      return visitId;
    },
    session: async (who: Somebody) => {
      const holder = { kind: 'resident' as const, personId: who.personId };
      return (await db.as({}, (ctx) => startSession(ctx, browser, holder))).sessionId;
    },
  };
  return { acts, send, postings, employer };
}

/** Written by each merge and each undoing themselves, or ended by it for good. */
const told = ['access.audit', 'access.session', 'exchange.duplicate', 'people.merged'];

/** Every row of every module, as it is stored, but for what tells of merges. */
export async function everyRow(db: TestDatabase): Promise<Record<string, string[]>> {
  const tables = await db.rows<{ name: string }>(
    `select schemaname || '.' || tablename as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema', 'public', 'ground') order by 1`,
  );
  const all: Record<string, string[]> = {};
  for (const { name } of tables.filter((table) => !told.includes(table.name))) {
    const rows = await db.rows<{ row: string }>(`select t::text as row from ${name} t order by 1`);
    all[name] = rows.map(({ row }) => row);
  }
  return all;
}

/** A visit of a clerk with somebody. */
export async function atCounter(db: TestDatabase, { personId }: Somebody): Promise<Partial<Actor>> {
  const [clerk, visitId] = [clerkOf(kuiwen), randomUUID()];
  await db.as(clerk, (ctx) => openVisit(ctx, visitId, { personId }));
  return { ...clerk, person: personId, visitId };
}
