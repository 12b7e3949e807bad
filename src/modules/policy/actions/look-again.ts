import { createHash } from 'node:crypto';
import type { Context } from '../../../ground/context.ts';
import { planJob } from '../../../ground/jobs/jobs.ts';
import { currentCatalogue } from '../current-catalogue.ts';
import { holdersAfter, type Subject } from '../holders.ts';
import { definitionsOf } from '../kept-definitions.ts';
import { findLooking, keepLooked, keepLooking, type Looking, lockLooked } from '../store-looking.ts';
import { keepStanding } from './keep-standing.ts';

const perLot = 200;
const beforeAll = '00000000-0000-0000-0000-000000000000';

/**
 * Looks at everybody again, people and then employers, for those policies alone that say something else than when everybody was last looked
 * at: a lot, and then plans itself for the next. How far it is stands beside what it looks for, so that it goes on where it was killed, and
 * begins anew where policies change meanwhile. Does nothing where nothing changed. One that is gone is looked at for both.
 */
export async function lookAgain(ctx: Context): Promise<void> {
  const looked = await lockLooked(ctx);
  const definitions = definitionsOf(await currentCatalogue(ctx));
  const hashes = new Map([...definitions].map(([id, { hash }]) => [id, hash]));
  const changed = [...new Set([...hashes.keys(), ...looked.keys()])].sort().filter((id) => {
    const [now, before] = [hashes.get(id), looked.get(id)];
    return !(now && before?.equals(now));
  });
  if (changed.length === 0) return;
  const target = targetOf(changed, hashes);
  const subjectOf = (id: string): Subject | undefined => definitions.get(id)?.policy.subject;
  const begin = (subject: Subject): Looking => ({
    target,
    subject,
    after: beforeAll,
    first: ![...looked.keys()].some((id) => subjectOf(id) === subject),
  });
  const found = await findLooking(ctx);
  let under = found?.target.equals(target) ? found : begin('person');
  for (;;) {
    const { subject, after, first } = under;
    const policies = new Set(changed.filter((id) => (subjectOf(id) ?? subject) === subject));
    const lot = policies.size > 0 ? await holdersAfter(ctx, subject, { after, most: perLot }) : [];
    await keepStanding(ctx, subject, new Map(lot.map((id) => [id, policies])), 'catalogue', { quiet: first });
    const last = lot.at(-1);
    if (last !== undefined && lot.length === perLot) {
      await keepLooking(ctx, { ...under, after: last });
      return planJob(ctx, 'policy.look-again', {}, { key: `policy.look-again after ${last}` });
    }
    if (subject === 'unit') return keepLooked(ctx, hashes);
    under = begin('unit');
  }
}

function targetOf(changed: readonly string[], hashes: ReadonlyMap<string, Buffer>): Buffer {
  const all = createHash('sha256');
  for (const id of changed) all.update(`${id} ${hashes.get(id)?.toString('hex') ?? 'gone'}\n`);
  return all.digest();
}
