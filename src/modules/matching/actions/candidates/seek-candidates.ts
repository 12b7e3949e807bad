import type { Areas } from '../../../../ground/areas/areas.ts';
import { loadAreas } from '../../../../ground/areas/load.ts';
import type { Context } from '../../../../ground/context.ts';
import { loadOccupations } from '../../../../ground/occupations/load.ts';
import { type Candidate, candidatesWanting, workWanted } from '../../../people/index.ts';
import { isWanted } from '../../domain/candidates/fit.ts';
import { baseAround } from '../../domain/engine/around.ts';
import { type Demand, demandOf, homeOf, skillGrams } from '../../domain/engine/demand.ts';
import { type JudgedPosting, judge } from '../../domain/engine/judge.ts';
import { type Spot, spotOf, wayBetween } from '../../domain/engine/way.ts';
import { chosen, readSaid } from '../../domain/occupation/said-occupation.ts';
import { type Wishes, wishesOf } from '../../domain/wishes.ts';
import { gramWeights, loadSpots, yearOf } from '../../explain.ts';
import { loadEngineRules } from '../../load-engine.ts';
import { codeOccupation } from '../../load-occupation-words.ts';

/** Somebody who agreed to be shown and wants such work, ready to be judged for the posting. */
export interface Suitor {
  candidate: Candidate;
  wishes: Wishes;
  demand: Demand;
  /** Of what he wants the work that this is, in his words. */
  wanted: string[];
  /** By the straight line; 0: in the same township, inside which no way can be told; null: one of the places is not known. */
  minutes: number | null;
}

const nobody = wishesOf(new Map());

/** The township that a place lies in; none where only the county is known. */
const townOf = (areas: Areas, code: string) =>
  areas.find(code) ? areas.ancestors(code).find(({ level }) => level === 4)?.code : undefined;

/** Minutes to a posting from where somebody lives, as `Suitor` has them. */
function waysTo(
  areas: Areas,
  { areaLo, remote }: JudgedPosting,
  homeFrom: (wishes: Wishes) => Spot | null,
): (wishes: Wishes) => number | null {
  const there = areaLo === null || remote ? undefined : areas.at(areaLo)?.code;
  if (there === undefined) return () => null;
  const [town, work, { way }] = [townOf(areas, there), spotOf(loadSpots(), areas, there), loadEngineRules()];
  return (wishes) => {
    if (town !== undefined && wishes.residence !== null && townOf(areas, wishes.residence) === town) return 0;
    const home = work ? homeFrom(wishes) : null;
    return work && home ? wayBetween(home, work, way).about : null;
  };
}

/**
 * Everybody who agreed to be shown and wants the work of a posting, whatever keeps him from it otherwise. What they want is read title by title:
 * of a hundred thousand people a thousand titles are different; only of those that this posting answers the rows are read.
 */
export async function seekSuitors(ctx: Context, posting: JudgedPosting): Promise<Suitor[]> {
  const areas = loadAreas();
  const [rules, spots] = [loadEngineRules(), loadSpots()];
  const base = {
    areas,
    occupations: loadOccupations(),
    spots,
    rules,
    codeOccupation,
    gramWeights: new Map<string, number>(),
    thisYear: yearOf(ctx),
  };
  const around = baseAround(base, posting);
  const compile = (wishes: Wishes, weights = base.gramWeights) =>
    demandOf(wishes, {
      ...around(wishes),
      codeOccupation: (title) => {
        const said = wishes.occupations.get(title);
        return said === undefined ? codeOccupation(title) : chosen(said);
      },
      gramWeights: weights,
    });
  const wants = (titles: string[], occupations: Wishes['occupations']) =>
    isWanted(judge(compile({ ...nobody, titles, occupations }), posting, rules), rules.figures);

  const all = await workWanted(ctx);
  const read = new Set(all.titles.filter((title) => wants([title], nobody.occupations)));
  const candidates = await candidatesWanting(ctx, {
    titles: [...read],
    said: all.said.filter((text) => {
      const occupations = readSaid([text]);
      return wants([...occupations.keys()], occupations);
    }),
  });
  const people = candidates.map((candidate) => ({
    candidate,
    wishes: { ...wishesOf(candidate.known), legalAge: candidate.legalAge },
  }));
  const skills = new Set(people.flatMap(({ wishes }) => skillGrams(wishes.skills).flat()));
  const weights = await gramWeights(ctx, [...skills]);
  const minutesFrom = waysTo(areas, posting, (wishes) => homeOf(wishes, around(wishes)));
  return people.flatMap(({ candidate, wishes }) => {
    const demand = compile(wishes, weights);
    if (!isWanted(judge(demand, posting, rules), rules.figures)) return [];
    return {
      candidate,
      wishes,
      demand,
      wanted: wishes.titles.filter((title) =>
        wishes.occupations.has(title) ? wants([title], wishes.occupations) : read.has(title),
      ),
      minutes: minutesFrom(wishes),
    };
  });
}
