import type { PolicyFact, Question } from './domain/definition.ts';
import type { WrittenCatalogue, WrittenFact } from './read-catalogue.ts';

/** Shares of answers: of yes alone, or of each; `none` of there being none. */
export function sharesOf(
  { type, answers = [] }: Pick<WrittenFact, 'type' | 'answers'>,
  written: WrittenFact['share'],
  fail: (reason: string) => void,
): PolicyFact['shares'] {
  if (written === undefined) return [];
  if ((type === 'yesno') !== (typeof written === 'number'))
    fail('the share of yes is a number; other answers have each their own');
  const shares =
    typeof written === 'number'
      ? [
          { answer: true, share: written },
          { answer: false, share: 1 - written },
        ]
      : Object.entries(written).map(([answer, share]) => {
          const isCode = answers.some(({ code }) => code === answer);
          return { answer: isCode ? answer : answer === 'none' ? null : Number(answer), share };
        });
  if (shares.some(({ answer }) => Number.isNaN(answer))) fail('a share of an answer that there is not');
  if (Math.abs(shares.reduce((sum, { share }) => sum + share, 0) - 1) > 0.001)
    fail('shares do not make up 1');
  return shares;
}

/** Questions in the order of the facts that they ask for; each fact that somebody tells stands in one. */
export function questionsOf(
  { questions, place }: WrittenCatalogue,
  facts: ReadonlyMap<string, PolicyFact>,
  faults: string[],
): Question[] {
  const askedBy = new Map<string, string>();
  const found = questions.map(({ id, ask, zh, en, hint = null, facts: asked }, nth): Question => {
    const fail = (reason: string) => faults.push(`${place.questions(['questions', nth])}: ${id}: ${reason}`);
    if (questions.findIndex((other) => other.id === id) !== nth) fail('two questions are called so');
    if (ask === 'one' && asked.length > 1) fail('asks for one fact');
    const abouts = new Set<PolicyFact['about']>();
    const lines = asked.map((one) => {
      const name = typeof one === 'string' ? one : one.fact;
      const fact = facts.get(name);
      if (!fact || fact.follows !== null) fail(`nobody tells a fact ${name}`);
      else abouts.add(fact.about);
      if (ask === 'ticks' && fact?.type !== 'yesno') fail(`${name} is not yes or no`);
      if (askedBy.has(name)) fail(`${name} is asked for by ${askedBy.get(name)}`);
      askedBy.set(name, id);
      const words = typeof one === 'string' ? { zh, en } : { zh: one.zh, en: one.en };
      if (typeof one === 'string' && asked.length > 1) fail(`${name} has no words of its own`);
      return { fact: name, words };
    });
    if (abouts.size > 1) fail('asks about two subjects');
    return { id, about: [...abouts][0] ?? 'person', ask, words: { zh, en }, hint, facts: lines };
  });
  for (const { name, given } of facts.values()) {
    const has = (fact: string, answer: string) =>
      facts.get(fact)?.answers.some(({ code }) => code === answer);
    for (const { fact, answer, value } of given)
      if (!has(fact, answer) || !has(name, value))
        faults.push(`${place.facts([])}: ${name} cannot be ${value} where ${fact} is ${answer}`);
  }
  const order = [...facts.keys()];
  for (const { name, follows } of facts.values()) {
    if (follows === null && !askedBy.has(name))
      faults.push(`${place.questions([])}: nobody asks for ${name}`);
  }
  const first = ({ facts: asked }: Question) => Math.min(...asked.map(({ fact }) => order.indexOf(fact)));
  return found.sort((one, other) => first(one) - first(other));
}
