import { type Agreement, agreementOf, levels, type Trait, traits } from './traits.ts';

/** How often each agreement is seen in pairs of one person (`m`) and in pairs of two (`u`), and how many of the pairs are of one. */
export interface Chances {
  share: number;
  m: LevelChances;
  u: LevelChances;
}

export type LevelChances = Record<Trait, Record<string, number>>;

/** How often each pattern was seen among pairs of which nobody has said whether they are one person. */
export type PatternCounts = ReadonlyMap<string, number>;

const mostRounds = 500;
/** A pattern that was never seen is rare, not impossible. */
const smoothing = 0.5;

/**
 * Learns the chances of the model of Fellegi and Sunter (1969) from pairs without labels by expectation and maximisation, as Winkler
 * (1988) proposed. The same counts give the same chances: there is no chance in it but the start, which is fixed.
 * @param before what is believed before, as so many pairs; it keeps the classes in their places where a register has few pairs.
 */
export function learnChances(counts: PatternCounts, before?: { chances: Chances; pairs: number }): Chances {
  const seen = [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([pattern, count]) => ({ agreement: agreementOf(pattern), count }));
  let chances = before?.chances ?? startingChances();
  for (let round = 0; round < mostRounds; round += 1) {
    const next = maximise(
      seen.map((each) => ({ ...each, one: chanceOfOne(chances, each.agreement) })),
      before,
    );
    const moved = Math.abs(next.share - chances.share);
    chances = next;
    if (round > 20 && moved < 1e-9) break;
  }
  return chances;
}

/** How likely it is that a pair which agrees like this is one person; between 0 and 1. */
export function chanceOfOne(chances: Chances, agreement: Agreement): number {
  const weight = traits.reduce((sum, trait) => {
    const level = agreement[trait];
    return level === null ? sum : sum + weightOf(chances, trait, level);
  }, 0);
  const odds = (chances.share / (1 - chances.share)) * 2 ** weight;
  return odds / (1 + odds);
}

/**
 * What a level says: log2 of how many times likelier it is in pairs of one person. It never says more than one that agrees better: namesakes
 * make the very same name common among strangers, and nobody would believe that a slip in it speaks louder.
 */
export function weightOf({ m, u }: Chances, trait: Trait, level: string): number {
  const known: readonly string[] = levels[trait];
  const weights = known
    .slice(0, known.indexOf(level) + 1)
    .map((each) => Math.log2(chanceAt(m, trait, each) / chanceAt(u, trait, each)));
  return Math.min(...weights);
}

/** The chance of a level. @throws Error where the model has none for it. */
function chanceAt(chances: LevelChances, trait: Trait, level: string): number {
  const chance = chances[trait][level];
  if (chance === undefined) throw new Error(`no chance for ${trait} ${level}`);
  return chance;
}

function maximise(
  seen: readonly { agreement: Agreement; count: number; one: number }[],
  before?: { chances: Chances; pairs: number },
): Chances {
  const weight = before?.pairs ?? 0;
  const pairs = seen.reduce((sum, { count }) => sum + count, 0);
  const ofOne = seen.reduce((sum, { count, one }) => sum + count * one, 0);
  const share =
    (ofOne + weight * (before?.chances.share ?? 0) + smoothing) / (pairs + weight + 2 * smoothing);
  const levelsOf = (
    part: (one: number) => number,
    believed: LevelChances | undefined,
    pairsBelieved: number,
  ): LevelChances =>
    byTrait((trait) => {
      const sums = levels[trait].map((level) => {
        const believedHere = believed ? pairsBelieved * chanceAt(believed, trait, level) : 0;
        return seen.reduce(
          (sum, { agreement, count, one }) => sum + (agreement[trait] === level ? count * part(one) : 0),
          smoothing + believedHere,
        );
      });
      const all = sums.reduce((sum, each) => sum + each, 0);
      return Object.fromEntries(levels[trait].map((level, at) => [level, (sums[at] ?? 0) / all]));
    });
  const believedShare = before?.chances.share ?? 0;
  return {
    share,
    m: levelsOf((one) => one, before?.chances.m, weight * believedShare),
    u: levelsOf((one) => 1 - one, before?.chances.u, weight * (1 - believedShare)),
  };
}

/** Where nothing is known yet: one person agrees mostly, two people mostly do not. */
function startingChances(): Chances {
  const falling = (first: number) =>
    byTrait((trait) => {
      const rest = (1 - first) / (levels[trait].length - 1);
      return Object.fromEntries(levels[trait].map((level, at) => [level, at === 0 ? first : rest]));
    });
  return { share: 0.2, m: falling(0.8), u: falling(0.2) };
}

function byTrait(make: (trait: Trait) => Record<string, number>): LevelChances {
  return Object.fromEntries(traits.map((trait) => [trait, make(trait)])) as LevelChances;
}
