import type { Output } from '../call.ts';

export type PersonFact = Output<'GET /api/people/:person'>['groups'][number]['facts'][number];

/**
 * 四清: 基本情况清、求职意愿清、技能状况清、服务需求清 (人力资源社会保障部等5部门关于进一步健全就业公共服务体系的意见, 十一):
 * what a clerk is to know of everybody he serves.
 */
export const clears = ['basics', 'wishes', 'skills', 'needs'] as const;
export type ClearId = (typeof clears)[number];

/** Where the groups of data/facts belong; identity stands in the head, consents in chips. What is new belongs to the basics. */
const clearOf: Record<string, ClearId | null> = {
  identity: null,
  consents: null,
  places: 'basics',
  education: 'basics',
  work: 'skills',
  wishes: 'wishes',
  skills: 'skills',
  groups: 'needs',
};

export interface Clear {
  id: ClearId;
  known: PersonFact[];
  /** Not known, and somebody can be asked. */
  gaps: PersonFact[];
}

/** The four, each with what is known and what is still to be asked. */
export function fourClear(groups: readonly { id: string; facts: readonly PersonFact[] }[]): Clear[] {
  return clears.map((id) => {
    const facts = groups
      .filter((group) => (clearOf[group.id] === undefined ? 'basics' : clearOf[group.id]) === id)
      .flatMap((group) => group.facts);
    return {
      id,
      known: facts.filter(({ known }) => known),
      gaps: facts.filter(({ known, ownWord }) => !known && ownWord),
    };
  });
}
