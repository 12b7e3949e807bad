import { loadAreas } from '../../ground/areas/load.ts';
import type { Context } from '../../ground/context.ts';
import { facts } from '../people/index.ts';
import { caseTypes } from './case-types.ts';
import { type Answer, type CaseType, getQuestion } from './domain/case-type.ts';
import { nextQuestion, questionsAsked } from './domain/questions.ts';
import { type DraftRow, openAnswers, plainAnswers } from './store.ts';
import { findSubject, offersFor } from './subject.ts';

function areaCodes(type: CaseType, answers: readonly (readonly [string, Answer])[]): string[] {
  return answers.flatMap(([id, answer]) =>
    getQuestion(type, id).widget === 'areas' && Array.isArray(answer) ? (answer as string[]) : [],
  );
}

/** The full names of the areas that answers speak of. */
export function areaNames(type: CaseType, answers: readonly (readonly [string, Answer])[]) {
  const areas = loadAreas();
  const codes = [...new Set(areaCodes(type, answers))];
  return codes.map((code) => ({ code, name: areas.find(code) ? areas.fullName(code) : code }));
}

/** A draft as its holder sees it: answers, what comes next, and what is known already with its source. */
export async function viewDraft(ctx: Context, draft: DraftRow) {
  const { type } = caseTypes().get(draft.type, draft.version);
  const kept = openAnswers(ctx, draft);
  const answers = plainAnswers(kept);
  const subject = findSubject(ctx);
  const mine = subject?.id === draft.subject_id && draft.state === 'open';
  const offers = mine ? await offersFor(ctx, type, subject, draft) : new Map();
  return {
    draftId: draft.draft_id,
    type: draft.type,
    version: draft.version,
    state: draft.state as 'open' | 'submitted' | 'discarded',
    /** Whether nobody has signed in for it yet. */
    anonymous: draft.subject_id === null,
    revision: draft.revision,
    asked: questionsAsked(type, answers).map(({ id }) => id),
    next: nextQuestion(type, answers)?.id ?? null,
    answers: Object.entries(kept).map(([question, { answer, at, by }]) => ({ question, answer, at, by })),
    offers: [...offers].map(([question, { answer, source, validFrom, stale }]) => ({
      question,
      answer,
      source: { kind: source.kind, name: facts().departments.get(source.name ?? '') ?? null },
      validFrom,
      stale,
    })),
    areas: areaNames(type, [
      ...Object.entries(answers),
      ...[...offers].map(([question, { answer }]) => [question, answer] as const),
    ]),
    endsAt: draft.ends_at.toISOString(),
  };
}
