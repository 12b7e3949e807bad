import { addDays, type Day, dayOf, daysBetween } from '../ground/clock/day.ts';
import type { BroughtApplication } from '../modules/matching/index.ts';
import { momentOf } from './days.ts';
import { demoId } from './ids.ts';
import type { DemoPerson } from './people.ts';
import type { DemoPosting } from './postings.ts';
import { type Random, randomOf } from './random.ts';

type Move = BroughtApplication['moves'][number];

export interface DemoApplication {
  applicationId: string;
  posting: DemoPosting;
  person: DemoPerson;
  sentAt: Date;
  /** After the sending, in order, all before today. */
  moves: Move[];
}

/** Days until a first answer by the employer's habit; null: none comes. */
function answerDays(random: Random, { employer }: DemoPosting): number | null {
  switch (employer.habit) {
    case 'good':
      return random.chance(96)
        ? random.weighted([
            [0, 20],
            [1, 34],
            [2, 22],
            [3, 14],
            [5, 10],
          ])
        : null;
    case 'slow':
      return random.chance(76) ? random.whole(4, 13) : null;
    case 'silent':
      return random.chance(8) ? random.whole(1, 12) : null;
  }
}

const refusals = ['filled', 'hours', 'certificate', 'experience', 'skills', 'pay', 'way', 'not-reached'];
const withdrawals = ['found-work', 'hours', 'way', 'pay', 'changed-mind', 'unsaid'];

const hoursAfter = (moment: Date, hours: number) => new Date(moment.getTime() + hours * 3_600_000);

/** What the two sides would do one after the other, were the posting to stand for ever. */
function plan(random: Random, posting: DemoPosting, sentAt: Date): Move[] {
  const answered = answerDays(random, posting);
  if (answered === null) {
    const moves: Move[] = [];
    if (random.chance(35))
      moves.push({ move: 'open', by: 'employer', at: hoursAfter(sentAt, random.whole(2, 90)) });
    if (random.chance(14)) {
      const reason = random.pick(withdrawals);
      moves.push({ move: 'withdraw', by: 'person', reason, at: hoursAfter(sentAt, random.whole(100, 290)) });
    }
    return moves;
  }
  const working = momentOf(
    addDays(dayOf(sentAt), answered),
    random.whole(9 * 60, 17 * 60 + 30),
    random.whole(0, 59),
  );
  const at = working > hoursAfter(sentAt, 0.5) ? working : hoursAfter(sentAt, random.whole(1, 5));
  const open: Move[] = random.chance(60) ? [{ move: 'open', by: 'employer', at: hoursAfter(at, -0.2) }] : [];
  if (random.chance(48))
    return [...open, { move: 'refuse', by: 'employer', reason: random.pick(refusals), at }];
  return [...open, ...interview(random, posting, at)];
}

/** From the invitation on: two times are offered, the first is taken, and a result follows. */
function interview(random: Random, { answers }: DemoPosting, at: Date): Move[] {
  const day = dayOf(at);
  const time = momentOf(addDays(day, 2), 10 * 60);
  const times = [time, momentOf(addDays(day, 3), 15 * 60)];
  const invite: Move = { move: 'invite', by: 'employer', at, times, place: answers.address };
  if (random.chance(16)) {
    return [
      invite,
      {
        move: 'decline',
        by: 'person',
        reason: random.pick(withdrawals),
        at: hoursAfter(at, random.whole(3, 30)),
      },
    ];
  }
  const accept: Move = { move: 'accept', by: 'person', time, at: hoursAfter(at, random.whole(1, 20)) };
  const result = momentOf(addDays(dayOf(time), random.whole(1, 5)), random.whole(9 * 60, 17 * 60));
  if (random.chance(46))
    return [invite, accept, { move: 'refuse', by: 'employer', reason: random.pick(refusals), at: result }];
  const startOn = addDays(dayOf(result), random.whole(2, 6));
  const { contract, 'pay-unit': payUnit, 'pay-low': payFen } = answers;
  const hire: Move = {
    move: 'hire',
    by: 'employer',
    at: result,
    hire: { startOn, payFen, payUnit, contract },
  };
  if (random.chance(12)) return [invite, accept, hire];
  return [
    invite,
    accept,
    hire,
    { move: 'confirm', by: 'person', at: momentOf(addDays(startOn, random.whole(0, 4)), 19 * 60) },
  ];
}

const beforeInterview = new Set<Move['move'] | undefined>([undefined, 'open', 'invite']);

/** A plan as far as it came before today, and before the posting's end where nothing was agreed yet. */
function cut(moves: readonly Move[], { endsAt, moves: fate }: DemoPosting, today: Day): Move[] {
  const past = moves.filter(({ at }) => dayOf(at) < today);
  const until = endsAt ? past.filter(({ at }) => at < endsAt) : past;
  if (!endsAt || !beforeInterview.has(until.at(-1)?.move)) return past;
  const end = fate.at(-1)?.move;
  const reason = end === 'stayed-silent' ? 'silent' : end;
  return reason ? [...until, { move: 'close', by: 'rule', reason, at: endsAt }] : until;
}

/** Whether nobody has said anything to the person, and he waits. */
export function waits(moves: readonly Move[]): boolean {
  return moves.every(({ move }) => move === 'open');
}

/**
 * What follows from silence, as data/matching/answering.yaml has it: lowered when somebody has waited for 14 days, closed after 30.
 * Changes the posting.
 */
function followSilence(posting: DemoPosting, applications: readonly DemoApplication[], today: Day): void {
  const waiting = applications
    .filter(({ moves }) => waits(moves.filter(({ at }) => !posting.endsAt || at < posting.endsAt)))
    .map(({ sentAt }) => dayOf(sentAt))
    .sort();
  const [oldest] = waiting;
  if (oldest === undefined) return;
  const [lowered, closed] = [addDays(oldest, 14), addDays(oldest, 30)].map((day) => momentOf(day, 1));
  // The rules come just after midnight, today's too.
  const end = posting.endsAt ?? momentOf(today, 2);
  if (!lowered || !closed || lowered >= end) return;
  const before = posting.moves.filter(({ at }) => at < lowered);
  const after = posting.moves.filter(({ at }) => at >= lowered);
  posting.moves = [...before, { move: 'grew-silent', at: lowered }, ...after];
  if (closed >= end) return;
  posting.moves = [...before, { move: 'grew-silent', at: lowered }, { move: 'stayed-silent', at: closed }];
  posting.endsAt = closed;
}

/** How many apply: the more the longer it can be applied for. */
function countOf(random: Random, openFrom: Date, until: Date): number {
  const stood = Math.min(30, daysBetween(dayOf(openFrom), dayOf(until)));
  return stood <= 0 ? 0 : Math.floor(random.next() * random.next() * Math.min(20, 5 + stood / 1.7));
}

function applicationsFor(
  posting: DemoPosting,
  seekers: readonly DemoPerson[],
  today: Day,
): DemoApplication[] {
  const { openFrom } = posting;
  if (!openFrom) return [];
  const random = randomOf(`applications/${posting.postingId}`);
  const until = posting.endsAt ?? momentOf(today, 0);
  const last = Math.max(1, daysBetween(dayOf(openFrom), dayOf(until)));
  const sent = random.some(seekers, countOf(random, openFrom, until)).flatMap((person): DemoApplication[] => {
    const day = addDays(dayOf(openFrom), Math.floor(random.next() * random.next() * last));
    const sentAt = momentOf(day, random.whole(7 * 60, 22 * 60), random.whole(0, 59));
    const applicationId = demoId(`application/${posting.postingId}/${person.personId}`);
    const moves = plan(random, posting, sentAt);
    const possible = sentAt > openFrom && sentAt < until && sentAt >= person.registeredAt;
    return possible ? [{ applicationId, posting, person, sentAt, moves }] : [];
  });
  followSilence(posting, sent, today);
  return sent
    .filter(({ sentAt }) => !posting.endsAt || sentAt < posting.endsAt)
    .map((application) => ({ ...application, moves: cut(application.moves, posting, today) }));
}

/**
 * Who applied for what: people who look for work of that trade, once for a posting. Where nobody is answered, the posting is lowered and
 * closed; so the postings are changed.
 */
export function makeApplications(
  today: Day,
  postings: readonly DemoPosting[],
  people: readonly DemoPerson[],
): DemoApplication[] {
  const byTrade = new Map<string, DemoPerson[]>();
  for (const person of people) {
    if (person.age > 66) continue;
    const seekers = byTrade.get(person.trade) ?? [];
    seekers.push(person);
    byTrade.set(person.trade, seekers);
  }
  return postings.flatMap((posting) => {
    const seekers = byTrade.get(posting.occupation.trade) ?? [];
    const { agent } = posting.employer;
    return applicationsFor(
      posting,
      seekers.filter(({ personId }) => personId !== agent.personId),
      today,
    );
  });
}
