import { dayOf } from '../../../ground/clock/day.ts';
import { loadCalendar } from '../../../ground/clock/load.ts';
import type { Context } from '../../../ground/context.ts';
import { Problem } from '../../../ground/problem.ts';
import { useCode } from '../../access/index.ts';
import { recordFacts } from '../../people/index.ts';
import { decisionTime, moverOf } from '../act.ts';
import { caseTypes } from '../case-types.ts';
import { viewCase } from '../case-view.ts';
import { contentOf } from '../content.ts';
import type { CaseType } from '../domain/case-type.ts';
import { factsOf } from '../domain/facts.ts';
import { beforeCase, type CaseMoved, decide, movesOpen } from '../domain/moves.ts';
import { formatCaseNumber, monthOf } from '../domain/number.ts';
import { nextQuestion } from '../domain/questions.ts';
import { makerOf } from '../makes.ts';
import { type ActDetails, type Moved, recordMoves } from '../record-moves.ts';
import {
  cases,
  type DraftRow,
  getCase,
  insertCase,
  type KeptAnswers,
  lockDraft,
  openAnswers,
  plainAnswers,
  requireOpen,
  stateOf,
  takeSequence,
  updateDraft,
} from '../store.ts';
import { areaFor, getSubject, refuseOthers, requireAge, type Subject } from '../subject.ts';
import { changedSince } from './answer-question.ts';
import { draftCodeUse } from './ask-confirmation.ts';
import { applyMove } from './move-case.ts';

export interface SubmitDraft {
  draftId: string;
  /** The revision that was checked: what changed after it was not seen. */
  revision: number;
  /** A resident declares the answers true. */
  declaration?: boolean;
  /** At the counter the person confirms by the code that came to his phone. */
  challengeId?: string;
  code?: string;
  at?: string;
}

/**
 * Submits a draft and decides it, where the type's rule is complete: number, case, history, the person's facts and what is said
 * of it are one transaction. The same draft submitted again gives the same receipt.
 * @throws Problem 409 `answers-changed` naming what changed after the check, `draft-closed`; 422 `move-needs-…`,
 *   `code-not-right`, `too-young`, `residence-needed`; 404 `draft-not-here`.
 */
export async function submitDraft(ctx: Context, input: SubmitDraft) {
  const draft = await lockDraft(ctx, input.draftId);
  if (draft.state === 'submitted') return viewCase(ctx, await getCase(ctx, draft.draft_id));
  requireOpen(draft);
  const { type, hash } = caseTypes().get(draft.type, draft.version);
  const subject = getSubject(ctx, type);
  // A clerk may hold nobody's draft, or somebody else's from before: it is submitted for those who are there.
  refuseOthers(subject, draft);
  const kept = openAnswers(ctx, draft);
  requireChecked(type, kept, draft, input.revision);
  await requireAge(ctx, type, subject);

  const at = decisionTime(ctx, input.at);
  const content = contentOf(type, kept);
  const confirmed = await confirmationOf(ctx, draft, content.hash, input);
  const decided = decide(
    type,
    beforeCase,
    {
      move: 'submit',
      by: moverOf(ctx),
      day: dayOf(at),
      given: { declaration: input.declaration === true, confirmation: confirmed === 'code' },
      complete: nextQuestion(type, plainAnswers(kept)) === undefined,
      answers: plainAnswers(kept),
    },
    loadCalendar(),
  );
  if (decided instanceof Problem) throw decided;

  const area = await areaFor(ctx, subject);
  await replaceEarlier(ctx, type, subject, at);
  if (subject.kind === 'person') await recordFacts(ctx, subject.id, toldFacts(type, kept, dayOf(at)));
  await makerOf(type)?.make(ctx, draft.draft_id, subject.id, content.content.answers, at);
  const number = await takeNumber(ctx, type, area.code, dayOf(at));
  const of: Moved = { caseId: draft.draft_id, subject, area, type };
  await openCase(ctx, of, draft, { hash, number, at, moves: decided });
  await recordMoves(ctx, of, 0, decided, { at, confirmed, content });
  await updateDraft(ctx, draft.draft_id, {
    state: 'submitted',
    answers: null,
    offers: null,
    code_index: null,
    code_ends_at: null,
    changed_at: at,
  });
  return viewCase(ctx, await getCase(ctx, draft.draft_id));
}

function requireChecked(type: CaseType, kept: KeptAnswers, draft: DraftRow, revision: number): void {
  if (draft.revision === revision) return;
  throw new Problem(
    409,
    'answers-changed',
    {
      zh: '核对之后有答案改过了，请再看一遍',
      en: 'Answers were changed after the check; please look at them again',
    },
    changedSince(type, kept, revision),
  );
}

async function confirmationOf(
  ctx: Context,
  draft: DraftRow,
  hash: Buffer,
  input: SubmitDraft,
): Promise<ActDetails['confirmed']> {
  if (ctx.actor.kind !== 'staff') return input.declaration ? 'declaration' : null;
  if (input.challengeId === undefined || input.code === undefined) return null;
  await useCode(ctx, draftCodeUse(input.challengeId, draft.draft_id, hash), input.code);
  return 'code';
}

/** What the person said; what a department certified stays the department's word. */
function toldFacts(type: CaseType, kept: KeptAnswers, validFrom: string) {
  const said = Object.fromEntries(Object.entries(kept).filter(([, { by }]) => by !== 'department'));
  const own = new Set([...factsOf(type, plainAnswers(said)).keys()]);
  return [...factsOf(type, plainAnswers(kept))]
    .filter(([fact]) => own.has(fact))
    .map(([fact, value]) => ({ fact, value, validFrom }));
}

async function takeNumber(
  ctx: Context,
  { prefix }: CaseType,
  areaCode: string,
  day: ReturnType<typeof dayOf>,
): Promise<string> {
  const [county, month] = [areaCode.slice(0, 6), monthOf(day)];
  return formatCaseNumber({
    prefix,
    county,
    month,
    sequence: await takeSequence(ctx, prefix, county, month),
  });
}

async function openCase(
  ctx: Context,
  { caseId, subject, area, type }: Moved,
  draft: DraftRow,
  { hash, number, at, moves }: { hash: string; number: string; at: Date; moves: readonly CaseMoved[] },
): Promise<void> {
  const last = moves.at(-1);
  await insertCase(ctx, {
    subject_kind: subject.kind,
    subject_id: subject.id,
    case_id: caseId,
    area_code: area.code,
    area_lo: area.lo,
    type: type.id,
    version: type.version,
    hash,
    number,
    state: last?.to ?? '',
    due_on: last?.due?.day ?? null,
    due_may_move: last?.due?.mayMove ?? false,
    events: moves.length,
    station_id: ctx.actor.stationId,
    assisted_by: draft.assisted_by,
    begun_at: draft.begun_at,
    submitted_at: at,
    decided_at: at,
    changed_at: at,
  });
}

/** Of a type that one has once only, an earlier case makes room. */
async function replaceEarlier(ctx: Context, type: CaseType, { id }: Subject, at: Date): Promise<void> {
  const { single } = type;
  if (!single) return;
  const earlier = await cases(ctx)
    .selectFrom('case_file')
    .selectAll()
    .where('subject_id', '=', id)
    .where('type', '=', type.id)
    .forUpdate()
    .execute();
  for (const row of earlier) {
    const { type: its } = caseTypes().get(row.type, row.version);
    const open = movesOpen(its, stateOf(row), 'rule').some(({ move }) => move === single.move);
    if (open)
      await applyMove(ctx, its, row, { move: single.move, by: 'rule', at, given: {}, confirmed: null });
  }
}
