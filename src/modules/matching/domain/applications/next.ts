import { type Day, dayOf, daysBetween } from '../../../../ground/clock/day.ts';
import { dayWords, deadlineWords, momentWords } from '../../../../ground/clock/words.ts';
import type { Words } from '../../../../ground/problem.ts';
import { closingReasons, findReason } from './reasons.ts';
import type { ApplicationStateId } from './states.ts';

/** What the words of an application go by. */
export interface NextFacts {
  state: ApplicationStateId;
  reason: string | null;
  sentOn: Day;
  dueOn: Day | null;
  lapseOn: Day | null;
  interviewAt: Date | null;
  startOn: Day | null;
}

const list = { refused: 'refusal', withdrawn: 'withdrawal', closed: 'closing' } as const;

const over: Words = { zh: '这件事已经结束', en: 'This is over' };

/** What happens next, for the person, with its day. */
export function nextForPerson(facts: NextFacts, now: Date): Words {
  const today = dayOf(now);
  const { state, dueOn, lapseOn, interviewAt, startOn } = facts;
  const by = (day: Day | null) => (day ? deadlineWords(day, today) : { zh: '', en: '' });
  const late = dueOn !== null && today > dueOn;
  switch (state) {
    case 'new':
    case 'seen':
      return late
        ? {
            zh: `提醒过单位了；${by(lapseOn).zh}没有回音，我们就关掉岗位`,
            en: `The employer has been reminded; without an answer ${by(lapseOn).en} we close the posting`,
          }
        : {
            zh: `单位应在 ${by(dueOn).zh}回复，到时没回我们去催`,
            en: `The employer should answer ${by(dueOn).en}; if not, we remind them`,
          };
    case 'invited':
      return { zh: `请在 ${by(dueOn).zh}选个时间`, en: `Please choose a time ${by(dueOn).en}` };
    case 'other-time':
      return { zh: `单位应在 ${by(dueOn).zh}定时间`, en: `The employer should set a time ${by(dueOn).en}` };
    case 'interview-agreed': {
      if (interviewAt && interviewAt > now) {
        const when = momentWords(interviewAt, today);
        return { zh: `${when.zh} 去面试`, en: `Interview on ${when.en}` };
      }
      return {
        zh: `单位应在 ${by(dueOn).zh}给结果`,
        en: `The employer should tell the result ${by(dueOn).en}`,
      };
    }
    case 'hired': {
      if (startOn && startOn > today) {
        const day = dayWords(startOn, today);
        return {
          zh: `${day.zh}上班，那天来点一下确认`,
          en: `You start on ${day.en}; please confirm on that day`,
        };
      }
      return {
        zh: `上班了，请在 ${by(dueOn).zh}确认`,
        en: `If you have started, please confirm ${by(dueOn).en}`,
      };
    }
    case 'hire-confirmed':
      return { zh: '就业资料已经更新', en: 'Your employment has been recorded' };
    default:
      return findReason(list[state], facts.reason ?? '')?.next ?? over;
  }
}

/** The same for the employer. */
export function nextForEmployer(facts: NextFacts, now: Date): Words {
  const today = dayOf(now);
  const { state, dueOn, interviewAt, startOn } = facts;
  const by = dueOn ? deadlineWords(dueOn, today) : { zh: '', en: '' };
  switch (state) {
    case 'new':
    case 'seen': {
      const waited = daysBetween(facts.sentOn, today);
      if (dueOn && today > dueOn) {
        return { zh: `等了 ${waited} 天，请今天回复`, en: `${waited} days waiting; please answer today` };
      }
      return { zh: `请在 ${by.zh}回复`, en: `Please answer ${by.en}` };
    }
    case 'other-time':
      return { zh: `本人想换时间，请在 ${by.zh}定`, en: `Asks for another time; please set one ${by.en}` };
    case 'invited':
      return { zh: `等本人选时间，${by.zh}有回音`, en: `The person chooses a time ${by.en}` };
    case 'interview-agreed': {
      if (interviewAt && interviewAt > now) {
        const when = momentWords(interviewAt, today);
        return { zh: `${when.zh} 面试`, en: `Interview on ${when.en}` };
      }
      return {
        zh: `面试过了，请在 ${by.zh}给结果`,
        en: `The interview is over; please tell the result ${by.en}`,
      };
    }
    case 'hired': {
      const day = startOn ? dayWords(startOn, today) : { zh: '', en: '' };
      return { zh: `${day.zh}上班，等本人确认`, en: `Starts on ${day.en}; the person confirms` };
    }
    case 'hire-confirmed':
      return { zh: '本人确认上班了', en: 'The person has confirmed' };
    default:
      return over;
  }
}

/** Why it ended, for whoever reads. Null where it has not. */
export function endWords(
  state: ApplicationStateId,
  reason: string | null,
  side: 'person' | 'employer',
): Words | null {
  if (state !== 'refused' && state !== 'withdrawn' && state !== 'closed') return null;
  const found = findReason(list[state], reason ?? '');
  if (!found) return null;
  // Each side reads its own choice as it was chosen, and what is told of the other's.
  const own = (state === 'refused' && side === 'employer') || (state === 'withdrawn' && side === 'person');
  if (state === 'closed') return side === 'employer' && reason !== 'silent' ? found.choose : found.told;
  return own ? found.choose : found.told;
}

/** The closing reasons that a posting's own end gives to its applications. */
export function isClosingReason(reason: string): reason is keyof typeof closingReasons {
  return Object.hasOwn(closingReasons, reason);
}
