import { createHash } from 'node:crypto';
import type { Context } from '../../../ground/context.ts';
import { planJob } from '../../../ground/jobs/jobs.ts';
import { knownPeople } from '../../people/index.ts';
import { currentCatalogue } from '../current-catalogue.ts';
import { definitionsOf } from '../kept-definitions.ts';
import { findLooking, keepLooked, keepLooking, lockLooked } from '../store-looking.ts';
import { keepStanding } from './keep-standing.ts';

const perLot = 200;
const beforeAll = '00000000-0000-0000-0000-000000000000';

/**
 * Looks at everybody again for those policies alone that say something else than when everybody was last looked at: a lot, and then plans
 * itself for the next. How far it is stands beside what it looks for, so that it goes on where it was killed, and begins anew where policies
 * change meanwhile. Does nothing where nothing changed.
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
  const under = await findLooking(ctx);
  const { afterPerson, first } = under?.target.equals(target)
    ? under
    : { afterPerson: beforeAll, first: looked.size === 0 };
  const lot = await knownPeople(ctx, [], { after: afterPerson, most: perLot });
  const policies = new Set(changed);
  await keepStanding(ctx, new Map(lot.map(({ personId }) => [personId, policies])), 'catalogue', {
    quiet: first,
  });
  const last = lot.at(-1);
  if (!last || lot.length < perLot) return keepLooked(ctx, hashes);
  await keepLooking(ctx, { target, afterPerson: last.personId, first });
  await planJob(ctx, 'policy.look-again', {}, { key: `policy.look-again after ${last.personId}` });
}

function targetOf(changed: readonly string[], hashes: ReadonlyMap<string, Buffer>): Buffer {
  const all = createHash('sha256');
  for (const id of changed) all.update(`${id} ${hashes.get(id)?.toString('hex') ?? 'gone'}\n`);
  return all.digest();
}
