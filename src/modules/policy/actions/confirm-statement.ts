import { dayOf } from '../../../ground/clock/day.ts';
import type { Context } from '../../../ground/context.ts';
import { planJob } from '../../../ground/jobs/jobs.ts';
import { Problem, type Words } from '../../../ground/problem.ts';
import { newId } from '../../../ground/uuid.ts';
import { findStaffName } from '../../access/index.ts';
import { type Current, currentReading } from '../current-catalogue.ts';
import { type Confirmation, type Reading, readingOf } from '../domain/confirmed.ts';
import { sourcesNamed } from '../domain/library/condition-tree.ts';
import { type Statement, statementsOf } from '../domain/statements.ts';
import { statementWords } from '../statement-words.ts';
import { policies } from '../store.ts';
import { hashOf, nextSeq, readRank } from '../store-doubts.ts';
import { named, shownBlocked } from './list-doubts.ts';

const place = (confirmationId: string) => ({
  table: 'policy.confirmation',
  column: 'words_sealed',
  rowId: confirmationId,
});

/** What is sealed of a confirmation. */
interface Written {
  words: string;
  instead: string | null;
}

function getStatement({ written }: Current, id: string): Statement {
  const statement = statementsOf(written).get(id);
  if (statement) return statement;
  throw new Problem(404, 'no-such-statement', {
    zh: '没有这一条，请回列表重新选',
    en: 'There is no such statement; please choose again from the list',
  });
}

/** Why somebody may not say something of a statement (again); null where he may. */
function refusal(
  statement: Statement,
  confirmations: readonly Confirmation[],
  by: string | null,
): { all: boolean; words: Words } | null {
  const own = confirmations.filter(
    (one) => one.statement === statement.id && one.says === statement.says && one.by === by,
  );
  if (own.some(({ verdict }) => verdict === 'differs'))
    return {
      all: true,
      words: {
        zh: '您说过和条文不一样，等文件改好再核，或者请另外两个人核对',
        en: 'You have said that it differs; it waits for the change, or for two others',
      },
    };
  if (own.length > 0)
    return {
      all: false,
      words: {
        zh: '您已经核对过这一条，第二个人要换一位',
        en: 'You have confirmed this already; the second person has to be another',
      },
    };
  return null;
}

/**
 * One statement for whoever confirms it: what it says, who says it, its source and doubt as written, and what was said of it before.
 * @throws Problem 404 `no-such-statement`.
 */
export async function seeStatement(ctx: Context, id: string) {
  const current = await currentReading(ctx);
  const { written, confirmations } = current;
  const statement = getStatement(current, id);
  const reading = readingOf(statement, confirmations);
  const refused = refusal(statement, confirmations, ctx.actor.id);
  const rows = await policies(ctx)
    .selectFrom('confirmation')
    .selectAll()
    .where('statement', '=', id)
    .orderBy('seq', 'desc')
    .execute();
  return {
    id,
    hash: hashOf(statement.says),
    kind: statement.kind,
    ...statementWords(written, statement, dayOf(ctx.clock.now())),
    joined: statement.kind === 'atom' ? statement.joined : null,
    policies: named(written, statement).map((policy) => ({
      ...policy,
      documents: (written.policies.find((one) => one.id === policy.id)?.documents ?? []).map(
        ({ number }) => number,
      ),
    })),
    sources: sourcesNamed(written, statement.sources),
    articles: [...statement.articles],
    doubt: statement.doubt,
    state: reading.state,
    confirmed: reading.state === 'confirmed' ? reading.on : null,
    blocked: shownBlocked(written, statement, reading, await readRank(ctx)),
    mayAgree: refused === null,
    mayDiffer: refused?.all !== true,
    refused: refused?.words ?? null,
    said: rows.map((row) => ({
      id: row.confirmation_id,
      verdict: row.verdict as Confirmation['verdict'],
      by: row.by_name,
      at: row.at.toISOString(),
      document: row.document,
      article: row.article,
      ...(JSON.parse(
        ctx.cipher.open(row.words_sealed, place(row.confirmation_id)).toString('utf8'),
      ) as Written),
      // Of other words than today's: it does not count any more.
      changed: row.says_hash.toString('hex') !== hashOf(statement.says),
    })),
  };
}

/** What somebody has read. */
export interface Said {
  /** Of what the page showed him. */
  hash: string;
  verdict: 'agrees' | 'differs';
  document: string;
  article: string;
  words: string;
  /** What the text says instead; where it differs. */
  instead?: string;
}

// A copy elsewhere on the net changes and goes; the number of a document and its article stay.
const address = /https?:|www\.|[a-z0-9-]+\.(?:com|cn|net|org|gov)\b/iu;

function refuseUnclear({ verdict, document, article, words, instead = '' }: Said): void {
  const fields: { field: string; code: string; detail: Words }[] = [];
  const least = (field: string, text: string, length: number, detail: Words) => {
    if (text.trim().length < length) fields.push({ field, code: 'too-short', detail });
    if (address.test(text))
      fields.push({
        field,
        code: 'no-addresses',
        detail: {
          zh: '不写网址，写文号和第几条',
          en: 'No addresses, please: the number of the document and the article',
        },
      });
  };
  least('/document', document, 4, {
    zh: '请写您读的文件的文号',
    en: 'Please write the number of the document',
  });
  least('/article', article, 1, { zh: '请写第几条', en: 'Please write which article' });
  least('/words', words, 4, {
    zh: '请用自己的话写一句条文说了什么',
    en: 'Please write in your own words what the text says',
  });
  if (verdict === 'differs')
    least('/instead', instead, 4, { zh: '请写条文是怎么说的', en: 'Please write what the text says' });
  const [first] = fields;
  if (first) throw new Problem(422, 'reading-unclear', first.detail, fields);
}

/**
 * Writes down that somebody has read a statement in its document, and what he found. The second who agrees confirms it.
 * @throws Problem 404 `no-such-statement`; 422 `reading-unclear`; 409 `statement-changed` where the page showed other words,
 *   `confirmed-already` where he has said so before.
 */
export async function confirmStatement(
  ctx: Context,
  id: string,
  said: Said,
): Promise<{ state: Reading['state'] }> {
  const current = await currentReading(ctx);
  const statement = getStatement(current, id);
  refuseUnclear(said);
  if (said.hash !== hashOf(statement.says))
    throw new Problem(409, 'statement-changed', {
      zh: '这一条刚改过，请刷新，照新的核对',
      en: 'It was changed just now; please reload and read it anew',
    });
  const seq = await nextSeq(ctx);
  const { confirmations } = await currentReading(ctx);
  const by = ctx.actor.id;
  const refused = refusal(statement, confirmations, by);
  if (by === null || (refused && (refused.all || said.verdict === 'agrees')))
    throw new Problem(
      409,
      'confirmed-already',
      refused?.words ?? { zh: '请重新登录', en: 'Please sign in again' },
    );
  const at = ctx.clock.now();
  const confirmationId = newId(at.getTime());
  const written: Written = {
    words: said.words.trim(),
    instead: said.verdict === 'differs' ? (said.instead ?? '').trim() : null,
  };
  await policies(ctx)
    .insertInto('confirmation')
    .values({
      confirmation_id: confirmationId,
      seq,
      statement: id,
      says_hash: Buffer.from(said.hash, 'hex'),
      verdict: said.verdict,
      document: said.document.trim(),
      article: said.article.trim(),
      words_sealed: ctx.cipher.seal(JSON.stringify(written), place(confirmationId)),
      by_id: by,
      by_name: (await findStaffName(ctx, by)) ?? '',
      at,
    })
    .execute();
  // A doubt may be gone, or there: whom it concerns is looked at again behind the scenes.
  await planJob(ctx, 'policy.look-again', {}, { key: `policy.look-again ${confirmationId}` });
  const own: Confirmation = { statement: id, says: statement.says, verdict: said.verdict, by, at };
  return { state: readingOf(statement, [...confirmations, own]).state };
}
