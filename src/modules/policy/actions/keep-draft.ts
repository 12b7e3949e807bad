import type { Context } from '../../../ground/context.ts';
import { planJob } from '../../../ground/jobs/jobs.ts';
import { fieldProblem, Problem, type Words } from '../../../ground/problem.ts';
import { newId } from '../../../ground/uuid.ts';
import { findStaffName } from '../../access/index.ts';
import { canonical } from '../domain/statements.ts';
import { policies } from '../store.ts';
import { hashOf } from '../store-doubts.ts';
import { draftOf, lockDraft, openWords, sealWords } from '../store-drafts.ts';
import { nextVersion } from '../store-versions.ts';
import { checkDefinition, longestText, readText, textOfToday } from './see-definition.ts';

/** A text that somebody writes. */
export interface WrittenDraft {
  text: string;
  /** The sentence on the policy's card. */
  short: Words;
  reason: string;
  /** The hash of the text upon which it is written. */
  upon: string;
}

async function whoWrites(ctx: Context): Promise<{ id: string; name: string }> {
  const { id } = ctx.actor;
  if (id === null) throw new Problem(401, 'sign-in', { zh: '请重新登录', en: 'Please sign in again' });
  return { id, name: (await findStaffName(ctx, id)) ?? '' };
}

const changedMeanwhile = () =>
  new Problem(409, 'text-changed', {
    zh: '这项政策刚换了写法，请刷新，在新的写法上改',
    en: 'This policy has just got another text; please reload and change that one',
  });

/**
 * Keeps what somebody writes on a policy, with its faults: his draft of it, one for each policy.
 * @throws Problem 404 `no-such-policy`; 409 `text-changed` where it was begun upon another text, `draft-of-another`, `draft-submitted`.
 */
export async function keepDraft(
  ctx: Context,
  id: string,
  { text, short, reason, upon }: WrittenDraft,
): Promise<{ draft: string; hash: string }> {
  if (text.length > longestText)
    throw fieldProblem('/text', 'too-long', {
      zh: `太长了：${text.length} 个字，最多 ${longestText} 个字`,
      en: `Too long: ${text.length} characters, and ${longestText} at most`,
    });
  const today = await textOfToday(ctx, id);
  if (today.hash !== upon) throw changedMeanwhile();
  const { id: by, name } = await whoWrites(ctx);
  const before = await draftOf(ctx, id);
  if (before && before.made_by !== by)
    throw new Problem(409, 'draft-of-another', {
      zh: `${before.made_by_name}正在改这项政策，请等他改完`,
      en: `${before.made_by_name} is changing this policy; please wait for it`,
    });
  if (before?.state === 'submitted')
    throw new Problem(409, 'draft-submitted', {
      zh: '已经提交了，要再改请先撤回',
      en: 'It has been submitted; please take it back before changing it',
    });
  const draftId = before?.draft_id ?? newId(ctx.clock.now().getTime());
  const returned = before ? openWords(ctx, 'draft', draftId, before.words_sealed).returned : null;
  const row = {
    base_hash: Buffer.from(upon, 'hex'),
    text,
    short: JSON.stringify(short),
    words_sealed: sealWords(ctx, 'draft', draftId, { reason: reason.trim(), returned }),
    changed_at: ctx.clock.now(),
  };
  if (before) await policies(ctx).updateTable('draft').set(row).where('draft_id', '=', draftId).execute();
  else
    await policies(ctx)
      .insertInto('draft')
      .values({
        draft_id: draftId,
        policy_id: id,
        state: 'open',
        made_by: by,
        made_by_name: name,
        ...row,
      })
      .execute();
  return { draft: draftId, hash: hashOf(text) };
}

type Draft = Awaited<ReturnType<typeof lockDraft>>;

async function refuseUnready(ctx: Context, id: string, draft: Draft): Promise<void> {
  const { hash, short } = await textOfToday(ctx, id);
  if (draft.base_hash.toString('hex') !== hash) throw changedMeanwhile();
  const { faults, changes } = await checkDefinition(ctx, id, draft.text);
  if (faults.length > 0)
    throw fieldProblem('/text', 'definition-faulty', {
      zh: `还有 ${faults.length} 处要改，请先改好`,
      en: `${faults.length} fault(s) are left; please mend them first`,
    });
  if (changes.length === 0 && canonical(draft.short) === canonical(short))
    throw fieldProblem('/text', 'nothing-changed', {
      zh: '和现在的写法一样，没有要提交的',
      en: 'It says what today’s text says; there is nothing to submit',
    });
  if (openWords(ctx, 'draft', draft.draft_id, draft.words_sealed).reason.length < 4)
    throw fieldProblem('/reason', 'too-short', {
      zh: '请写为什么改，根据哪个文件第几条',
      en: 'Please write why, and by which article of which document',
    });
}

/** Puts an approved draft among the versions. */
async function approve(ctx: Context, id: string, draft: Draft, by: { id: string; name: string }) {
  const { reading } = await textOfToday(ctx, id);
  const read = readText(reading, id, draft.text);
  if ('faults' in read) throw changedMeanwhile();
  const versionId = newId(ctx.clock.now().getTime());
  await policies(ctx)
    .insertInto('version')
    .values({
      version_id: versionId,
      seq: await nextVersion(ctx),
      policy_id: id,
      text: draft.text,
      short: JSON.stringify(draft.short),
      in_force_from: read.policy.inForce.from,
      words_sealed: sealWords(
        ctx,
        'version',
        versionId,
        openWords(ctx, 'draft', draft.draft_id, draft.words_sealed),
      ),
      made_by: draft.made_by,
      made_by_name: draft.made_by_name,
      approved_by: by.id,
      approved_by_name: by.name,
      approved_at: ctx.clock.now(),
    })
    .execute();
  // Whom it concerns is looked at again behind the scenes; a text for a later day, on that day.
  await planJob(ctx, 'policy.look-again', {}, { key: `policy.look-again ${versionId}` });
}

type DraftState = 'submitted' | 'open' | 'approved' | 'dropped';

function refuseMove(draft: Draft, to: DraftState, mine: boolean): void {
  const refuse = (code: string, words: Words) => {
    throw new Problem(409, code, words);
  };
  if (to === 'approved' && mine)
    refuse('own-draft', {
      zh: '自己写的要另一位同事来批准',
      en: 'What you wrote yourself another has to approve',
    });
  if (to === 'submitted' && !mine)
    refuse('draft-of-another', {
      zh: '只有写的人可以提交',
      en: 'Only who wrote it may submit it',
    });
  const from = to === 'approved' || to === 'open' ? 'submitted' : to === 'submitted' ? 'open' : draft.state;
  if (draft.state !== from)
    refuse('draft-moved', {
      zh: '这份草稿刚动过，请刷新再看',
      en: 'This draft has just been moved; please reload',
    });
}

/**
 * Moves a draft on: submitted by who wrote it, given back with a word or approved by another, dropped by anybody who is there. What was
 * approved is in force from the day that its text names.
 * @throws Problem 404 `no-draft`; 409 `draft-changed` where the page showed another text, `text-changed`, `draft-moved`, `own-draft`,
 *   `draft-of-another`; 422 `definition-faulty`, `nothing-changed`, `too-short`.
 */
export async function moveDraft(
  ctx: Context,
  id: string,
  { to, hash, words = '' }: { to: DraftState; hash: string; words?: string },
): Promise<{ state: DraftState }> {
  const by = await whoWrites(ctx);
  const draft = await lockDraft(ctx, id);
  if (hashOf(draft.text) !== hash)
    throw new Problem(409, 'draft-changed', {
      zh: '草稿刚改过，请刷新，看新的再决定',
      en: 'The draft was changed just now; please reload and look at it anew',
    });
  const mine = draft.made_by === by.id;
  refuseMove(draft, to, mine);
  if (to === 'open' && !mine && words.trim().length < 4)
    throw fieldProblem('/words', 'too-short', {
      zh: '请写为什么退回，让写的人知道怎么改',
      en: 'Please write why, so that it can be mended',
    });
  if (to === 'submitted' || to === 'approved') await refuseUnready(ctx, id, draft);
  if (to === 'approved') await approve(ctx, id, draft, by);
  const { reason, returned } = openWords(ctx, 'draft', draft.draft_id, draft.words_sealed);
  await policies(ctx)
    .updateTable('draft')
    .set({
      state: to,
      changed_at: ctx.clock.now(),
      decided_by: mine ? null : by.id,
      decided_by_name: mine ? null : by.name,
      words_sealed: sealWords(ctx, 'draft', draft.draft_id, {
        reason,
        returned: to === 'open' && !mine ? words.trim() : returned,
      }),
    })
    .where('draft_id', '=', draft.draft_id)
    .execute();
  return { state: to };
}
