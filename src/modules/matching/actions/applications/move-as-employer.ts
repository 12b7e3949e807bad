import { isDay } from '../../../../ground/clock/day.ts';
import type { Context } from '../../../../ground/context.ts';
import { fieldProblem, Problem } from '../../../../ground/problem.ts';
import { audit } from '../../../access/index.ts';
import { contactOf } from '../../../employers/index.ts';
import type { ContractKind, HirePayUnit } from '../../domain/applications/hire.ts';
import type { employerMoves } from '../../domain/applications/moves.ts';
import { stateTable } from '../../domain/applications/states.ts';
import { findWording } from '../../domain/wording/find.ts';
import { loadWording } from '../../load-wording.ts';
import { applyMove, type MoveDetails } from '../../move-application.ts';
import {
  type ApplicationRow,
  getApplication,
  openContact,
  sealContact,
  stateOf,
} from '../../store-applications.ts';
import { requireLatest } from './require-latest.ts';
import { seeApplicant } from './see-applicant.ts';

export interface EmployerMove {
  applicationId: string;
  move: (typeof employerMoves)[number];
  after: number;
  reason?: string;
  note?: string;
  time?: string;
  times?: string[];
  place?: string;
  bring?: string;
  startOn?: string;
  payFen?: number;
  payUnit?: HirePayUnit;
  contract?: ContractKind;
}

const longestNote = 60;

/** What an employer writes to a person is held to the same law as his advertisement. */
function refuseWords(field: string, text: string): void {
  const [finding] = findWording(text, loadWording()).filter(({ level }) => level === 'unlawful');
  if (!finding) return;
  throw fieldProblem(field, 'unlawful-wording', {
    zh: `“${finding.words}”不能这样写。${finding.better.zh}`,
    en: `“${finding.words}” is not lawful. ${finding.better.en}`,
  });
}

function readNote({ move, reason, note = '' }: EmployerMove): string | null {
  const text = note.normalize('NFC').replaceAll(/\s+/gu, ' ').trim();
  if (move === 'refuse' && reason === 'other' && text === '')
    throw fieldProblem('/note', 'note-needed', {
      zh: '请写一句原因',
      en: 'Please give the reason in a line',
    });
  if (text === '') return null;
  if ([...text].length > longestNote)
    throw fieldProblem('/note', 'too-long', {
      zh: `最多 ${longestNote} 个字`,
      en: `At most ${longestNote} characters`,
    });
  refuseWords('/note', text);
  return text;
}

/** The employer's number goes with his own yes; the person sees it once both agree. */
async function contactFor(ctx: Context, row: ApplicationRow): Promise<MoveDetails> {
  const contact = await contactOf(ctx, row.employer_id);
  if (!contact) return {};
  const { name, phone } = contact;
  return {
    contact: {
      employer_contact: sealContact(ctx, row.application_id, 'employer_contact', { name, phone }),
    },
  };
}

function hireOf({ startOn, payFen, payUnit, contract }: EmployerMove) {
  if (startOn === undefined || !isDay(startOn)) return {};
  return {
    hire: { startOn, payFen: payFen ?? null, payUnit: payUnit ?? null, contract: contract ?? 'labour' },
  };
}

/**
 * What somebody does for the employer, or a clerk on his behalf: look, invite, take a time, say no, say hired.
 * @throws Problem 404 `application-not-here`; 409 `application-changed`, `move-not-open`; 422 as `decide` says, `unlawful-wording`.
 */
export async function moveAsEmployer(ctx: Context, input: EmployerMove) {
  const row = await getApplication(ctx, input.applicationId, 'employer', true);
  // Looking at it twice is looking at it.
  if (input.move === 'open' && stateOf(row) !== 'new') return seeApplicant(ctx, input.applicationId);
  if (await requireLatest(ctx, row, input)) return seeApplicant(ctx, input.applicationId);
  const note = readNote(input);
  for (const field of ['place', 'bring'] as const) refuseWords(`/${field}`, input[field] ?? '');
  const agrees = input.move === 'invite' || input.move === 'agree-time';
  await applyMove(
    ctx,
    row,
    {
      move: input.move,
      by: 'employer',
      ...(input.reason === undefined ? {} : { reason: input.reason }),
      ...(input.time === undefined ? {} : { time: new Date(input.time) }),
      ...(input.times === undefined ? {} : { times: input.times.map((time) => new Date(time)) }),
      ...(input.place === undefined ? {} : { place: input.place }),
      ...(input.bring === undefined ? {} : { bring: input.bring }),
      ...hireOf(input),
    },
    { note, ...(agrees ? await contactFor(ctx, row) : {}) },
  );
  return seeApplicant(ctx, input.applicationId);
}

/**
 * The person's number, for the employer with whom he has agreed to an interview; each reading is written down and the person sees it.
 * @throws Problem 404 `application-not-here`; 409 `not-agreed-yet`.
 */
export async function openPhone(ctx: Context, applicationId: string) {
  const row = await getApplication(ctx, applicationId, 'employer');
  const contact = stateTable[stateOf(row)].contact ? openContact(ctx, row, 'person_contact') : null;
  if (!contact) {
    throw new Problem(409, 'not-agreed-yet', {
      zh: '约好面试以后，就能看到电话',
      en: 'The phone is shown once an interview is agreed',
    });
  }
  await audit(ctx, { personId: row.person_id, purpose: 'contact-person', what: ['person.phone'] });
  return contact;
}
