import { sql } from 'kysely';
import { addMonths, type Day, parseDay } from '../../../ground/clock/day.ts';
import type { Context } from '../../../ground/context.ts';
import { facts } from '../load-facts.ts';
import { people, today } from '../store.ts';
import { staleFrom } from './get-current.ts';

/** Somebody who agreed that employers see what he looks for: nothing says who it is. */
export interface Candidate {
  /** For the note of who was shown; no page gets it. */
  personId: string;
  /** Fact id → value; of where he lives the township. */
  known: ReadonlyMap<string, { value: unknown }>;
  /** What the law knows of his age. */
  legalAge: 'under-16' | 'minor' | 'adult';
  /** Since when this is the work he wants. */
  since: Day;
}

/** Under which words work is wanted. */
export interface WorkWanted {
  titles: readonly string[];
  /** As `wanted_occupations` has them: what somebody has said that a title means. */
  said: readonly string[];
}

/** What candidates want, each title once; nothing to whoever acts for no employer. */
export async function workWanted({ tx }: Pick<Context, 'tx'>): Promise<WorkWanted> {
  const { rows } = await sql<WorkWanted>`
    select array(select distinct unnest(wanted_jobs) from people.candidate) as titles,
      array(select distinct unnest(wanted_occupations) from people.candidate) as said`.execute(tx);
  return rows[0] ?? { titles: [], said: [] };
}

const [wish, consent] = ['person.wanted_jobs', 'person.consent_employers'] as const;

/** The facts that a candidate's row holds. */
const shown = [
  wish,
  'person.wanted_occupations',
  'person.wanted_pay',
  'person.wanted_areas',
  'person.residence_area',
  'person.education',
  'person.experience_years',
  'person.reach_minutes',
  'person.no_nights',
  'person.childcare_hours',
  'person.remote_ok',
  'person.skills',
  'person.certificates',
] as const;

/** Candidates who want one of these, under the scope of the employer who looks; whose wish or consent is so old that it has to be asked again is none. */
export async function candidatesWanting(ctx: Context, { titles, said }: WorkWanted): Promise<Candidate[]> {
  if (titles.length + said.length === 0) return [];
  const rows = await people(ctx)
    .selectFrom('candidate')
    .selectAll()
    .where(
      sql<boolean>`(wanted_jobs && ${[...titles]}::text[] or wanted_occupations && ${[...said]}::text[])`,
    )
    .execute();
  const [declared, day] = [facts(), today(ctx)];
  const holds = (fact: string, from: string) => {
    const stale = staleFrom({ fact: declared.get(fact), validFrom: parseDay(from) });
    return stale === null || day < stale;
  };
  const columns = shown.map((id) => [id, declared.get(id).column as keyof (typeof rows)[number]] as const);
  return rows
    .filter((row) => holds(wish, row.wished_on) && holds(consent, row.agreed_on))
    .map((row) => ({
      personId: row.person_id,
      known: new Map(columns.map(([id, column]) => [id, { value: row[column] }])),
      legalAge: legalAgeBefore(row.adult_on === null ? null : parseDay(row.adult_on), day),
      since: parseDay(row.wished_on),
    }));
}

function legalAgeBefore(adultOn: Day | null, day: Day): Candidate['legalAge'] {
  if (adultOn === null || adultOn <= day) return 'adult';
  return addMonths(adultOn, -24) <= day ? 'minor' : 'under-16';
}
