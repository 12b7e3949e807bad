/** When a call suits somebody; `today` is as soon as may be. */
export const suitsCodes = ['today', 'morning', 'afternoon', 'any'] as const;
export type Suits = (typeof suitsCodes)[number];

/**
 * waiting: nobody has taken it; taken: a clerk is at it. The others are its ends: reached, unreached after so many tries,
 * wrong-number, withdrawn by the person.
 */
export type CallState = 'waiting' | 'taken' | 'reached' | 'unreached' | 'wrong-number' | 'withdrawn';

/** How a try went. */
export const results = ['reached', 'not-reached', 'wrong-number'] as const;
export type Result = (typeof results)[number];

/** The state after a try: what reached nobody goes back to the queue until the promised tries are used up. */
export function afterTry(result: Result, triesBefore: number, most: number): CallState {
  if (result !== 'not-reached') return result;
  return triesBefore + 1 >= most ? 'unreached' : 'waiting';
}

/** So long a request that somebody took stays his; then a colleague may take it over, so that nobody waits for a clerk at lunch. */
export const keptMinutes = 30;

/** Whether a clerk may take a request that is open. */
export function mayTake(
  { state, takenBy, changedAt }: { state: CallState; takenBy: string | null; changedAt: Date },
  staffId: string,
  now: Date,
): boolean {
  if (state === 'waiting') return true;
  if (state !== 'taken') return false;
  return takenBy === staffId || now.getTime() - changedAt.getTime() >= keptMinutes * 60_000;
}
