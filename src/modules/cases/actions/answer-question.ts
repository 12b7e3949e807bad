import { loadAreas } from '../../../ground/areas/load.ts';
import type { Context } from '../../../ground/context.ts';
import { Problem, type Words } from '../../../ground/problem.ts';
import { actTime, assistantOf, draftEnd } from '../act.ts';
import { caseTypes } from '../case-types.ts';
import { type Answer, type CaseType, findQuestion, type Question } from '../domain/case-type.ts';
import { validateAnswer } from '../domain/questions.ts';
import { viewDraft } from '../draft-view.ts';
import { makerOf } from '../makes.ts';
import { type KeptAnswers, lockDraft, openAnswers, requireOpen, sealAnswers, updateDraft } from '../store.ts';

export interface AnswerQuestion {
  draftId: string;
  question: string;
  answer?: unknown;
  /** The revision that the page had before it. */
  revision: number;
  at?: string;
}

/** What stands in the draft and was not on the page yet, as problems that name each question. */
export function changedSince(type: CaseType, kept: KeptAnswers, revision: number) {
  return Object.entries(kept)
    .filter(([, answer]) => answer.revision > revision)
    .map(([id]) => {
      const name: Words = findQuestion(type, id)?.label ?? { zh: id, en: id };
      return {
        field: id,
        code: 'changed-elsewhere',
        detail: {
          zh: `“${name.zh}”在别处改过了，请看一下`,
          en: `“${name.en}” was changed elsewhere; please look at it`,
        },
      };
    });
}

/**
 * Keeps an answer. Two devices may hold one draft: answers to different questions stand beside each other; the same question
 * answered differently elsewhere is shown before it is overwritten. The same answer again changes nothing.
 * @throws Problem 422 with the question's sentence, 409 `draft-closed`, `answer-changed-elsewhere` naming what changed,
 *   404 `draft-not-here`, `no-such-question`.
 */
export async function answerQuestion(ctx: Context, input: AnswerQuestion) {
  const draft = await lockDraft(ctx, input.draftId);
  requireOpen(draft);
  const { type } = caseTypes().get(draft.type, draft.version);
  const question = findQuestion(type, input.question);
  if (!question)
    throw new Problem(404, 'no-such-question', { zh: '没有这一题，请刷新', en: 'There is no such question' });

  const answer = readAnswer(question, input.answer);
  requireMakeable(type, question, answer);
  const kept = openAnswers(ctx, draft);
  const before = kept[question.id];
  if (before && JSON.stringify(before.answer) === JSON.stringify(answer)) return viewDraft(ctx, draft);
  if (before && before.revision > input.revision) {
    throw new Problem(
      409,
      'answer-changed-elsewhere',
      {
        zh: '这一题在另一台设备上改过了，看过再定',
        en: 'This was answered differently on another device; please look at it first',
      },
      changedSince(type, kept, input.revision),
    );
  }

  const at = actTime(ctx, input.at);
  const revision = draft.revision + 1;
  const by = ctx.actor.kind === 'job' ? 'staff' : ctx.actor.kind;
  const changed = {
    revision,
    answers: sealAnswers(ctx, draft.draft_id, {
      ...kept,
      [question.id]: { answer, revision, at: at.toISOString(), by },
    }),
    skin_last: ctx.skin,
    assisted_by: assistantOf(ctx) ?? draft.assisted_by,
    station_id: ctx.actor.stationId ?? draft.station_id,
    changed_at: at,
    ends_at: draftEnd(draft.subject_id, ctx.clock.now()),
  };
  await updateDraft(ctx, draft.draft_id, changed);
  return viewDraft(ctx, { ...draft, ...changed });
}

/** What would be refused when it is submitted is said where it is written. */
function requireMakeable(type: CaseType, question: Question, answer: Answer): void {
  const detail = makerOf(type)?.refuses(question.id, answer);
  if (detail) {
    throw new Problem(422, 'answer-not-lawful', detail, [
      { field: '/answer', code: 'unlawful-wording', detail },
    ]);
  }
}

function readAnswer(question: Question, given: unknown): Answer {
  const checked = validateAnswer(question, given);
  const refuse = (code: string, detail: Words) => {
    throw new Problem(422, 'answer-not-readable', detail, [{ field: '/answer', code, detail }]);
  };
  if (!checked.ok) return refuse(checked.problem.code, checked.problem.detail) as never;
  const { answer } = checked;
  const nowhere =
    question.widget === 'areas' && Array.isArray(answer) && answer.some((code) => !loadAreas().find(code));
  if (nowhere)
    refuse('items', question.messages.items ?? { zh: '请从列表里选地方', en: 'Please choose from the list' });
  return answer;
}
