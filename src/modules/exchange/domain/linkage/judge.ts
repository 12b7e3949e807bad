import { type Chances, chanceOfOne, type PatternCounts, weightOf } from './learn.ts';
import { type Agreement, agreementOf, type Trait, traits } from './traits.ts';

/** What was learnt, and from where on a pair is taken for one person or shown to somebody. */
export interface Model {
  chances: Chances;
  /** From this weight on (log2), a pair is one person, if no rule stands against it. */
  upper: number;
  /** Below this weight a pair is two people; between the two somebody looks at it. */
  lower: number;
  /** How many of those above `upper` the model expects to be two people, as a share. */
  wrongAbove: number;
  /** How many pairs of one person the model expects below `lower`, as a share. */
  missedBelow: number;
  /** How many pairs it was learnt from. */
  pairs: number;
}

/** Why no machine says that a pair is one person, whatever its weight. */
export type Against = 'name-and-birthday-alone' | 'two-valid-numbers' | 'perhaps-twins' | 'other-name';

export interface Judgement {
  verdict: 'same' | 'ask' | 'different';
  /** Of log2, prior not counted. */
  weight: number;
  /** What each trait adds to the weight; traits that say nothing are missing. */
  parts: { trait: Trait; level: string; weight: number }[];
  against: Against[];
}

/** What a pair that agrees like this is taken for, and why. */
export function judge(model: Model, agreement: Agreement): Judgement {
  const parts = partsOf(model.chances, agreement);
  const weight = parts.reduce((sum, part) => sum + part.weight, 0);
  const against = rulesAgainst(agreement);
  return { verdict: verdictOf(model, agreement, weight, against), weight, parts, against };
}

function verdictOf(
  { upper, lower }: Model,
  agreement: Agreement,
  weight: number,
  against: readonly Against[],
): Judgement['verdict'] {
  if (against.length === 0 && (isSameNumber(agreement) || weight >= upper)) return 'same';
  return weight < lower && !isStriking(agreement) ? 'different' : 'ask';
}

/** Never passed over in silence: one number under two names; one name, birthday and phone under two numbers. */
function isStriking(agreement: Agreement): boolean {
  const { name, birthDate, phone } = agreement;
  return isSameNumber(agreement) || (name === 'equal' && birthDate === 'equal' && phone === 'equal');
}

/** The exact step, before any weight: one number is one person, as in the register itself. */
function isSameNumber({ idNumber }: Agreement): boolean {
  return idNumber === 'equal';
}

/** What each trait says for one person and against, in log2 of how many times likelier the one is than the other. */
export function partsOf(chances: Chances, agreement: Agreement): Judgement['parts'] {
  return traits.flatMap((trait) => {
    const level = agreement[trait];
    return level === null ? [] : [{ trait, level, weight: weightOf(chances, trait, level) }];
  });
}

/**
 * The rules that stand outside of the weights, since weights are of the many and these are of the one who would be harmed.
 * Two people taken for one lose what is theirs; one person kept as two waits for a clerk.
 */
export function rulesAgainst({ name, idNumber, birthDate, phone }: Agreement): Against[] {
  const against: Against[] = [];
  const sameNumber = idNumber === 'equal';
  // Thousands share a name and a birthday; a county and a sex do not tell them apart.
  if (!sameNumber && phone !== 'equal') against.push('name-and-birthday-alone');
  // Numbers that both pass their check are two people's until somebody has seen the card.
  if (idNumber === 'different') against.push('two-valid-numbers');
  // Twins share birthday, family name, phone and address; numbers given in one office on one day differ in the sequence.
  if (idNumber === 'sequence') against.push('perhaps-twins');
  if (!sameNumber && name !== 'equal')
    against.push(birthDate === 'different' ? 'other-name' : 'perhaps-twins');
  // The same number under quite another name: somebody's number was typed for somebody else.
  if (sameNumber && (name === 'surname' || name === 'different')) against.push('other-name');
  return [...new Set(against)];
}

/**
 * Sets the two thresholds by what the model itself expects: above the upper one at most `wrong` of the pairs are two people, below
 * the lower one lie at most `missed` of the pairs that are one. It knows no label.
 * @param counts of the pairs that share a block.
 */
export function modelOf(
  chances: Chances,
  counts: PatternCounts,
  { wrong = 0.0005, missed = 0.01 }: { wrong?: number; missed?: number } = {},
): Model {
  const seen = [...counts]
    .map(([pattern, count]) => {
      const agreement = agreementOf(pattern);
      const weight = partsOf(chances, agreement).reduce((sum, part) => sum + part.weight, 0);
      const one = chanceOfOne(chances, agreement);
      const barred = isSameNumber(agreement) || rulesAgainst(agreement).length > 0;
      return { pattern, count, weight, one, barred };
    })
    .sort((a, b) => b.weight - a.weight || (a.pattern < b.pattern ? -1 : 1));
  const pairs = seen.reduce((sum, { count }) => sum + count, 0);
  const ofOne = seen.reduce((sum, { count, one }) => sum + count * one, 0);

  let [upper, wrongAbove, taken, expectedWrong] = [Number.POSITIVE_INFINITY, 0, 0, 0];
  for (const { count, weight, one, barred } of seen) {
    if (barred) continue;
    taken += count;
    expectedWrong += count * (1 - one);
    if (expectedWrong / taken > wrong) break;
    [upper, wrongAbove] = [weight, expectedWrong / taken];
  }
  let [lower, missedBelow, expectedMissed] = [Number.NEGATIVE_INFINITY, 0, 0];
  for (const { count, weight, one } of [...seen].reverse()) {
    expectedMissed += count * one;
    if (expectedMissed > missed * ofOne) break;
    [lower, missedBelow] = [weight, expectedMissed / ofOne];
  }
  // The pattern that the lower threshold stopped at still counts as two people; what lies above it is looked at.
  return { chances, upper, lower: Math.min(lower + 1e-9, upper), wrongAbove, missedBelow, pairs };
}
