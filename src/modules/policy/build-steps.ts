import type { Catalogue, PolicyFact, Proposal, TryOut } from './domain/definition.ts';
import { faultOf } from './domain/told.ts';
import type { Known } from './domain/value.ts';
import { isDayOfThought } from './domain/what-if.ts';
import type { WrittenCatalogue } from './read-catalogue.ts';

type Fail = (reason: string) => void;

/** What may be proposed and what may be tried out (steps.yaml); faults are told with file and line. */
export function stepsOf(
  facts: ReadonlyMap<string, PolicyFact>,
  { steps, policies, place }: WrittenCatalogue,
  faults: string[],
): Pick<Catalogue, 'proposals' | 'tries'> {
  const check = (name: string, value: Known, fail: Fail) => {
    const fact = facts.get(name);
    if (!fact || fact.follows !== null) return fail(`nobody tells a fact ${name}`);
    const day = fact.type === 'day' && typeof value === 'string' && isDayOfThought(value);
    const wrong = day ? undefined : faultOf(fact, value);
    if (wrong) fail(`${name}: ${wrong.en}`);
  };
  const whenOf = (when: Record<string, Known[]>, fail: Fail) => {
    for (const [name, values] of Object.entries(when)) for (const value of values) check(name, value, fail);
    return new Map(Object.entries(when));
  };
  const thoughtOf = (thought: Record<string, unknown>, fail: Fail) => {
    const told = Object.entries(thought) as [string, Known][];
    for (const [name, value] of told) check(name, value, fail);
    return new Map(told);
  };
  const proposals = new Map<string, Proposal>();
  for (const [
    nth,
    { fact, does, where = null, when = {}, less = false, because },
  ] of steps.propose.entries()) {
    const fail: Fail = (reason) => faults.push(`${place.steps(['propose', nth])}: ${reason}`);
    if (!facts.has(fact)) fail(`no fact is called ${fact}`);
    if (proposals.has(fact)) fail(`${fact} stands there twice`);
    proposals.set(fact, { does, where, when: whenOf(when, fail), less, because });
  }
  const hired = thoughtOf(steps.hired, (reason) => faults.push(`${place.steps(['hired'])}: ${reason}`));
  const tries = steps.tries.map((one, nth): TryOut => {
    const fail: Fail = (reason) => faults.push(`${place.steps(['tries', nth])}: ${reason}`);
    const { id, subject, words, when = {}, policy = null, sets = {}, hire, adds = {}, asks = null } = one;
    if (policy !== null && !policies.some((other) => other.id === policy))
      fail(`there is no policy ${policy}`);
    for (const name of [...Object.keys(adds), ...(asks === null ? [] : [asks])])
      if (!facts.has(name)) fail(`no fact is called ${name}`);
    return {
      id,
      subject,
      words,
      when: whenOf(when, fail),
      policy,
      sets: thoughtOf(sets, fail),
      hire: hire === undefined ? null : new Map([...hired, ...thoughtOf(hire, fail)]),
      adds: new Map(Object.entries(adds)),
      asks,
    };
  });
  return { proposals, tries };
}
