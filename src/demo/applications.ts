import { addDays, type Day, dayOf, daysBetween } from '../ground/clock/day.ts';
import { momentOf } from './days.ts';
import { demoId } from './ids.ts';
import type { DemoPerson } from './people.ts';
import type { DemoPosting } from './postings.ts';
import { type Random, randomOf } from './random.ts';

/** What happened to an application, with the move and its reason as matching's table of moves has them. */
export interface ApplicationStep {
  at: Date;
  move: 'open' | 'invite' | 'accept' | 'refuse' | 'hire' | 'confirm' | 'withdraw' | 'close' | 'lapse';
  reason?: string;
}

export interface DemoApplication {
  applicationId: string;
  posting: DemoPosting;
  person: DemoPerson;
  sentAt: Date;
  /** After the sending, in order, all before today. */
  steps: ApplicationStep[];
}

/** Days until a first answer by the employer's habit; null: none comes. */
function answerDays(random: Random, { employer }: DemoPosting): number | null {
  switch (employer.habit) {
    case 'good':
      return random.chance(94)
        ? random.weighted([
            [0, 20],
            [1, 34],
            [2, 22],
            [3, 14],
            [5, 10],
          ])
        : null;
    case 'slow':
      return random.chance(72) ? random.whole(4, 13) : null;
    case 'silent':
      return random.chance(6) ? random.whole(1, 20) : null;
  }
}

const refusals = ['filled', 'hours', 'certificate', 'experience', 'skills', 'pay', 'way', 'not-reached'];
const withdrawals = ['found-work', 'hours', 'way', 'pay', 'changed-mind', 'unsaid'];

/** What the two sides do one after the other; cut off where today is, or where the posting ends before an interview. */
function stepsOf(random: Random, posting: DemoPosting, sentAt: Date, today: Day): ApplicationStep[] {
  const sent = dayOf(sentAt);
  const answered = answerDays(random, posting);
  const at = (days: number) =>
    momentOf(addDays(sent, days), random.whole(9 * 60, 17 * 60 + 30), random.whole(0, 59));
  const after = (earlier: Date, days: number) =>
    new Date(Math.max(earlier.getTime() + 1_800_000, at(days).getTime()));
  const plan: ApplicationStep[] = [];
  if (answered === null) {
    if (random.chance(35)) plan.push({ at: after(sentAt, random.whole(0, 4)), move: 'open' });
    if (random.chance(14))
      plan.push({
        at: after(sentAt, random.whole(5, 12)),
        move: 'withdraw',
        reason: random.pick(withdrawals),
      });
  } else {
    const answer = after(sentAt, answered);
    if (random.chance(60)) plan.push({ at: new Date(answer.getTime() - 600_000), move: 'open' });
    if (random.chance(48)) {
      plan.push({ at: answer, move: 'refuse', reason: random.pick(refusals) });
    } else {
      plan.push({ at: answer, move: 'invite' });
      plan.push(...interviewSteps(random, answer, answered, after));
    }
  }
  const limit = endOf(
    posting,
    sent,
    today,
    plan.some(({ move }) => move === 'accept'),
  );
  const kept = plan.filter((step) => step.at < limit.at && dayOf(step.at) < today);
  const last = kept.at(-1)?.move;
  const open = last === undefined || last === 'open' || last === 'invite';
  if (open && limit.reason && dayOf(limit.at) < today)
    kept.push({ at: limit.at, move: limit.move, reason: limit.reason });
  return kept;
}

function interviewSteps(
  random: Random,
  answer: Date,
  answered: number,
  after: (earlier: Date, days: number) => Date,
): ApplicationStep[] {
  if (random.chance(18)) {
    return [{ at: after(answer, answered + 1), move: 'withdraw', reason: random.pick(withdrawals) }];
  }
  const accept: ApplicationStep = { at: after(answer, answered + random.whole(0, 1)), move: 'accept' };
  const result = after(accept.at, answered + random.whole(4, 9));
  if (random.chance(46)) return [accept, { at: result, move: 'refuse', reason: random.pick(refusals) }];
  const hire: ApplicationStep = { at: result, move: 'hire' };
  if (random.chance(12)) return [accept, hire];
  return [accept, hire, { at: after(result, answered + random.whole(11, 17)), move: 'confirm' }];
}

interface Limit {
  at: Date;
  move: 'close' | 'lapse';
  reason: string | null;
}

/** What ends an application that nobody ends: the posting is over, or a month without an answer. */
function endOf(posting: DemoPosting, sent: Day, today: Day, agreed: boolean): Limit {
  const month = momentOf(addDays(sent, 30), 20);
  if (posting.state === 'closed' && posting.closedReason && !agreed && posting.changedAt < month) {
    return { at: posting.changedAt, move: 'close', reason: posting.closedReason };
  }
  return daysBetween(sent, today) > 30 && !agreed
    ? { at: month, move: 'lapse', reason: 'no-answer' }
    : { at: momentOf(today, 0), move: 'lapse', reason: null };
}

/** How many apply: more where the work is wanted, near pay that is said, and the longer it stands. */
function countOf(random: Random, posting: DemoPosting, today: Day): number {
  const until = posting.state === 'closed' ? dayOf(posting.changedAt) : today;
  const stood = Math.min(30, daysBetween(dayOf(posting.publishedAt), until));
  if (posting.state === 'waiting' || stood <= 0) return 0;
  return Math.floor(random.next() * random.next() * Math.min(16, 4 + stood / 2));
}

/** Who applied for what: people who look for work of that trade, once for a posting. */
export function makeApplications(
  today: Day,
  postings: readonly DemoPosting[],
  people: readonly DemoPerson[],
): DemoApplication[] {
  const byTrade = new Map<string, DemoPerson[]>();
  for (const person of people) {
    if (person.status === 'retired' && person.age > 66) continue;
    byTrade.set(person.trade, [...(byTrade.get(person.trade) ?? []), person]);
  }
  return postings.flatMap((posting) => {
    const random = randomOf(`applications/${posting.postingId}`);
    const seekers = byTrade.get(posting.occupation.trade) ?? [];
    const until = posting.state === 'closed' ? dayOf(posting.changedAt) : today;
    const last = Math.max(1, daysBetween(dayOf(posting.publishedAt), until));
    return random.some(seekers, countOf(random, posting, today)).flatMap((person): DemoApplication[] => {
      const day = addDays(dayOf(posting.publishedAt), Math.floor(random.next() * random.next() * last));
      const sentAt = momentOf(day, random.whole(7 * 60, 22 * 60), random.whole(0, 59));
      const early = sentAt <= posting.publishedAt || sentAt < person.registeredAt || day >= today;
      if (early || person.personId === posting.employer.agent.personId) return [];
      if (posting.state === 'closed' && sentAt >= posting.changedAt) return [];
      const applicationId = demoId(`application/${posting.postingId}/${person.personId}`);
      return [{ applicationId, posting, person, sentAt, steps: stepsOf(random, posting, sentAt, today) }];
    });
  });
}
