import { loadAreas } from '../../../ground/areas/load.ts';
import type { Context } from '../../../ground/context.ts';
import { Problem, type Words } from '../../../ground/problem.ts';
import { askCode, type CodeUse } from '../../access/index.ts';
import { caseTypes } from '../case-types.ts';
import { contentOf } from '../content.ts';
import { type CaseType, getQuestion } from '../domain/case-type.ts';
import type { Confirmed } from '../domain/confirmation.ts';
import { answerWords, nextQuestion } from '../domain/questions.ts';
import { getCase, lockDraft, openAnswers, plainAnswers, requireOpen } from '../store.ts';
import { getSubject, phoneFor } from '../subject.ts';
import { changedSince } from './answer-question.ts';

/** A code that confirms what a draft says now: other answers have another hash, and the code does not open for them. */
export function draftCodeUse(challengeId: string, draftId: string, hash: Buffer): CodeUse {
  return { challengeId, purpose: 'confirm', binding: `cases.draft/${draftId}/${hash.toString('hex')}` };
}

/** A code that confirms one move of a case as it stands now. */
export function moveCodeUse(
  challengeId: string,
  caseId: string,
  after: number,
  move: string,
  reason: string | undefined,
): CodeUse {
  return {
    challengeId,
    purpose: 'confirm',
    binding: `cases.move/${caseId}/${after}/${move}/${reason ?? ''}`,
  };
}

// A text message is short: the first answers, whole words only.
const longest = 60;

function gist(type: CaseType, { answers }: Confirmed): Words {
  const areas = loadAreas();
  const nameOf = (code: string) => (areas.find(code) ? areas.fullName(code) : code);
  const parts = { zh: [] as string[], en: [] as string[] };
  for (const [id, answer] of Object.entries(answers)) {
    const question = getQuestion(type, id);
    const words = answerWords(question, answer, nameOf);
    const next = `${question.label.zh}：${words.zh}`;
    if (parts.zh.join('；').length + next.length > longest) break;
    parts.zh.push(next);
    parts.en.push(`${question.label.en}: ${words.en}`);
  }
  return { zh: parts.zh.join('；'), en: parts.en.join('; ') };
}

/**
 * At the counter: a code goes to the person's phone with what he is asked to confirm. It is bound to the answers as they stand,
 * so that nothing can be changed between his yes and the submission.
 * @returns the code itself in a demonstration only.
 * @throws Problem 409 `answers-changed`, `draft-closed`, 422 `move-needs-answers`, `no-phone`.
 */
export async function askDraftConfirmation(
  ctx: Context,
  input: { draftId: string; challengeId: string; revision: number },
) {
  const subject = getSubject(ctx);
  const draft = await lockDraft(ctx, input.draftId);
  requireOpen(draft);
  const { type } = caseTypes().get(draft.type, draft.version);
  const kept = openAnswers(ctx, draft);
  if (draft.revision !== input.revision) {
    const detail = {
      zh: '核对之后有答案改过了，请再看一遍',
      en: 'Answers were changed after the check; please look again',
    };
    throw new Problem(409, 'answers-changed', detail, changedSince(type, kept, input.revision));
  }
  if (nextQuestion(type, plainAnswers(kept))) {
    throw new Problem(422, 'move-needs-answers', {
      zh: '还有没答的题，答完再确认',
      en: 'Some questions are not answered yet',
    });
  }
  const { content, hash } = contentOf(type, kept);
  const phone = await phoneFor(ctx, subject, draft.draft_id);
  const said = gist(type, content);
  const count = Object.keys(content.answers).length;
  return askCode(ctx, draftCodeUse(input.challengeId, draft.draft_id, hash), phone, {
    zh: `验证码 {code}，用来确认${type.name.zh}，共 ${count} 项。${said.zh}。内容没错，再告诉窗口工作人员，5 分钟内有效`,
    en: `{code} confirms your ${type.name.en}, ${count} answers. ${said.en}. Tell the clerk only if this is right; good for 5 minutes`,
  });
}

/** The same for a move of a case that the person has to confirm, such as stopping it. */
export async function askMoveConfirmation(
  ctx: Context,
  input: { caseId: string; challengeId: string; move: string; reason?: string },
) {
  const subject = getSubject(ctx);
  const row = await getCase(ctx, input.caseId);
  const { type } = caseTypes().get(row.type, row.version);
  const open = type.moves.find(
    (each) => each.move === input.move && each.from.includes(row.state) && each.who.includes('clerk'),
  );
  if (!open || row.subject_id !== subject.id) {
    throw new Problem(409, 'move-not-open', {
      zh: '这件事现在不能这样办，请刷新',
      en: 'This cannot be done as things stand; please reload',
    });
  }
  const phone = await phoneFor(ctx, subject, row.case_id);
  return askCode(
    ctx,
    moveCodeUse(input.challengeId, row.case_id, row.events, input.move, input.reason),
    phone,
    {
      zh: `验证码 {code}，用来确认${type.name.zh} ${row.number} 办理“${open.label.zh}”。同意，再告诉窗口工作人员，5 分钟内有效`,
      en: `{code} confirms “${open.label.en}” for ${type.name.en} ${row.number}. Tell the clerk only if you agree; good for 5 minutes`,
    },
  );
}
