import type { Context } from '../../../ground/context.ts';
import { people } from '../store.ts';

/** What somebody who agreed that employers see what he looks for is looking for; nothing says who it is. */
interface Sought {
  wantedJobs: string[];
  wantedAreas: string[];
  residenceArea: string | null;
  /** Fen a month. */
  wantedPay: number | null;
  noNights: boolean | null;
}

const perLot = 5000;

/** All of them that the scope shows, lot by lot: for counting, by a job. An answer that is not there is no consent. */
export async function* lotsOfSeekers(ctx: Context): AsyncGenerator<Sought[]> {
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const rows = await people(ctx)
      .selectFrom('person')
      .select([
        'person_id',
        'wanted_jobs as wantedJobs',
        'wanted_areas as wantedAreas',
        'residence_area as residenceArea',
        'wanted_pay_fen as wantedPay',
        'no_nights as noNights',
      ])
      .where('person_id', '>', after)
      .where('consent_employers', 'is', true)
      .where('wanted_jobs', 'is not', null)
      .orderBy('person_id')
      .limit(perLot)
      .execute();
    yield rows.map(({ person_id: _, wantedJobs, wantedAreas, ...rest }) => ({
      ...rest,
      wantedJobs: wantedJobs ?? [],
      wantedAreas: wantedAreas ?? [],
    }));
    const last = rows.at(-1);
    if (rows.length < perLot || !last) return;
    after = last.person_id;
  }
}
