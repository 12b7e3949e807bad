import { type Context, rowsWanted } from '../../../ground/context.ts';
import { caseTypes } from '../case-types.ts';
import { viewLines } from '../case-view.ts';
import { progressOf } from '../domain/questions.ts';
import { cases, openAnswers, plainAnswers } from '../store.ts';
import { getSubject } from '../subject.ts';

/** The cases of the person or employer that is acted for, newest first, and what was begun and not submitted. Throws Problem 409 `visit-first`. */
export async function listCases(ctx: Context) {
  const { id } = getSubject(ctx);
  const files = await cases(ctx)
    .selectFrom('case_file')
    .selectAll()
    .where('subject_id', '=', id)
    .orderBy('changed_at', 'desc')
    .limit(rowsWanted(ctx, 100))
    .execute();
  const drafts = await cases(ctx)
    .selectFrom('draft')
    .selectAll()
    .where('subject_id', '=', id)
    .where('state', '=', 'open')
    .where('ends_at', '>', ctx.clock.now())
    .orderBy('changed_at', 'desc')
    .limit(20)
    .execute();
  return {
    cases: await viewLines(ctx, files),
    drafts: drafts.map((draft) => {
      const { type } = caseTypes().get(draft.type, draft.version);
      return {
        draftId: draft.draft_id,
        type: draft.type,
        name: type.name,
        ...progressOf(type, plainAnswers(openAnswers(ctx, draft))),
        changedAt: draft.changed_at.toISOString(),
        skin: draft.skin_last,
      };
    }),
  };
}
