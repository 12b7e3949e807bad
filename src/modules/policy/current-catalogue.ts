import { type Day, dayOf } from '../../ground/clock/day.ts';
import type { Context } from '../../ground/context.ts';
import { type Confirmation, withConfirmations } from './domain/confirmed.ts';
import type { Catalogue } from './domain/definition.ts';
import { statementsOf } from './domain/statements.ts';
import { versionsOn } from './domain/versions.ts';
import { loadPolicies, policiesWithTexts } from './load-catalogue.ts';
import { readConfirmations } from './store-doubts.ts';
import { type KeptVersion, lastChanges, readVersions } from './store-versions.ts';

/** The catalogue as it is on a day. */
export interface Current {
  /** With the texts that hold on that day, as they are written. */
  written: Catalogue;
  /** What two people have confirmed is doubted no longer. */
  catalogue: Catalogue;
  confirmations: readonly Confirmation[];
  /** The texts in it that came after the files, by policy. */
  versions: ReadonlyMap<string, KeptVersion>;
}

/** On which day policies are to be in force, and by what was known when. */
export interface Moment {
  /** Without it: today. */
  asOf?: Day;
  /** Without it: by everything that is known now. */
  knownBy?: Date;
}

let known: { last: string | null; versions: readonly KeptVersion[] } = { last: null, versions: [] };
const kept = new Map<string, Current>();
/** Today's, and what is looked at beside it. */
const mostKept = 4;

async function versionsUntil(ctx: Context, last: string | null): Promise<readonly KeptVersion[]> {
  if (known.last !== last) known = { last, versions: last === null ? [] : await readVersions(ctx) };
  return known.versions;
}

/** The approved texts of a policy, in the order in which they were approved. */
export async function versionsOfPolicy(ctx: Context, id: string): Promise<readonly KeptVersion[]> {
  const { version } = await lastChanges(ctx);
  return (await versionsUntil(ctx, version)).filter(({ policyId }) => policyId === id);
}

/**
 * The catalogue with the texts that were approved. Each was in order then; what it speaks of may have gone with a later release. Then its
 * policy goes by the text that ships and is off: shown, computed and doubted, so that nobody is told a firm no by the wrong text, and all other
 * policies stand.
 */
function withTexts(versions: Current['versions']): Pick<Current, 'written' | 'versions'> {
  if (versions.size === 0) return { written: loadPolicies(), versions };
  const read = (some: Current['versions']) =>
    policiesWithTexts(new Map([...some].map(([id, { text }]) => [id, text])));
  const all = read(versions);
  if ('catalogue' in all) return { written: all.catalogue, versions };
  const understood = new Map([...versions].filter((one) => 'catalogue' in read(new Map([one]))));
  const rest = read(understood);
  const { policies, ...others } = 'catalogue' in rest ? rest.catalogue : loadPolicies();
  const off = ({ id }: { id: string }) => versions.has(id) && !understood.has(id);
  return {
    written: { ...others, policies: policies.map((one) => (off(one) ? { ...one, off: true } : one)) },
    versions: understood,
  };
}

/**
 * The catalogue as it stands on a day, with what two people have confirmed, and all that was said of it. It is made anew after a
 * confirmation or a new version; until then a request reads one row.
 */
export async function currentReading(ctx: Context, { asOf, knownBy }: Moment = {}): Promise<Current> {
  const { confirmation, version } = await lastChanges(ctx);
  const texts = versionsOn(await versionsUntil(ctx, version), {
    asOf: asOf ?? dayOf(ctx.clock.now()),
    knownBy: knownBy ?? null,
  });
  const ids = [...texts.values()].map(({ versionId }) => versionId);
  const key = [confirmation, knownBy?.toISOString(), ...ids.sort()].join();
  const before = kept.get(key);
  if (before) return before;
  const { written, versions } = withTexts(texts);
  const said = confirmation === null ? [] : await readConfirmations(ctx, statementsOf(written).values());
  const confirmations = knownBy ? said.filter(({ at }) => at <= knownBy) : said;
  const reading = {
    written,
    catalogue: withConfirmations(written, confirmations),
    confirmations,
    versions,
  };
  for (const oldest of [...kept.keys()].slice(0, kept.size + 1 - mostKept)) kept.delete(oldest);
  kept.set(key, reading);
  return reading;
}

/** The catalogue that everything is evaluated with: what two people have confirmed is doubted no longer. */
export async function currentCatalogue(ctx: Context, moment: Moment = {}): Promise<Catalogue> {
  return (await currentReading(ctx, moment)).catalogue;
}
