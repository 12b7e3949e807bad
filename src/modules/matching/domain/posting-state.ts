import { Problem, type Words } from '../../../ground/problem.ts';

/** `waiting`: the employer is not verified; `lowered`: he leaves applications unanswered. */
export type PostingState = 'waiting' | 'open' | 'lowered' | 'closed';

export const closedReasons = [
  'filled',
  'withdrawn',
  'expired',
  'silent',
  'unlawful',
  'employer-refused',
] as const;
export type ClosedReason = (typeof closedReasons)[number];

/** What can happen to a posting. */
export type PostingMove =
  | 'published'
  | 'renewed'
  | 'filled'
  | 'withdrawn'
  | 'expired'
  | 'employer-verified'
  | 'employer-lapsed'
  | 'employer-refused'
  | 'grew-silent'
  | 'answered-again'
  | 'stayed-silent'
  | 'found-unlawful';

/** Where a posting is; `reason` only where it is closed. */
export interface Standing {
  state: PostingState;
  reason: ClosedReason | null;
}

/** A standing as the table names it: a state, or why it is closed. */
type Place = Exclude<PostingState, 'closed'> | ClosedReason;

interface Row {
  move: PostingMove;
  from: Place[];
  /** `in-force`: open where the employer is verified, else waiting. */
  to: Place | 'in-force';
}

/**
 * All that can happen, a line each. What is not here is refused: a filled or withdrawn posting is over (a new one is made from it), and one
 * that was unlawful does not come back by being renewed.
 */
export const postingMoves: readonly Row[] = [
  { move: 'employer-verified', from: ['waiting', 'employer-refused'], to: 'open' },
  { move: 'employer-lapsed', from: ['open', 'lowered'], to: 'waiting' },
  { move: 'employer-refused', from: ['waiting', 'open', 'lowered'], to: 'employer-refused' },
  { move: 'grew-silent', from: ['open'], to: 'lowered' },
  { move: 'answered-again', from: ['lowered'], to: 'open' },
  { move: 'stayed-silent', from: ['lowered'], to: 'silent' },
  { move: 'renewed', from: ['waiting', 'open', 'expired', 'silent', 'employer-refused'], to: 'in-force' },
  // Renewing answers nobody.
  { move: 'renewed', from: ['lowered'], to: 'lowered' },
  {
    move: 'filled',
    from: ['waiting', 'open', 'lowered', 'expired', 'silent', 'employer-refused'],
    to: 'filled',
  },
  {
    move: 'withdrawn',
    from: ['waiting', 'open', 'lowered', 'expired', 'silent', 'employer-refused'],
    to: 'withdrawn',
  },
  { move: 'expired', from: ['waiting', 'open', 'lowered'], to: 'expired' },
  { move: 'found-unlawful', from: ['waiting', 'open', 'lowered'], to: 'unlawful' },
];

function standing(place: Place): Standing {
  return place === 'waiting' || place === 'open' || place === 'lowered'
    ? { state: place, reason: null }
    : { state: 'closed', reason: place };
}

const placeOf = ({ state, reason }: Standing): Place | null => (state === 'closed' ? reason : state);

const over: Words = {
  zh: '这个岗位已经结束，要再招请照它再发一个',
  en: 'This posting is over; please post it again from this one',
};

/** What an employer reads where a posting has no such move. */
function refusal(from: Standing): Problem {
  if (from.reason === 'unlawful')
    return new Problem(409, 'posting-unlawful', {
      zh: '这个岗位有法律不许的内容，请改好再发一个',
      en: 'This posting has contents that the law forbids; please post it anew without them',
    });
  return new Problem(409, 'posting-over', over);
}

/**
 * Where a posting is after a move.
 * @param verified whether the employer is.
 * @returns Problem 409 where the table has no such move.
 */
export function movePosting(from: Standing, move: PostingMove, verified: boolean): Standing | Problem {
  const place = placeOf(from);
  const row = postingMoves.find((one) => one.move === move && place !== null && one.from.includes(place));
  if (!row) return refusal(from);
  return standing(row.to === 'in-force' ? (verified ? 'open' : 'waiting') : row.to);
}

/** Whether a posting can have this move where it stands. */
export function canMove(from: Standing, move: PostingMove): boolean {
  const place = placeOf(from);
  return postingMoves.some((one) => one.move === move && place !== null && one.from.includes(place));
}
