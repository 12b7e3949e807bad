import { loadOccupations } from '../../../ground/occupations/load.ts';
import type { Occupation } from '../../../ground/occupations/occupations.ts';
import { fieldProblem } from '../../../ground/problem.ts';
import { codeOccupation } from '../load-occupation-words.ts';

const most = 12;
/** 小类 and 细类: what stands above them is no work that somebody does. */
const leastLevel = 3;

const listed = ({ code, name, parent }: Occupation) => ({
  code,
  name,
  within: parent === null ? null : loadOccupations().get(parent).name,
});

/** Occupations of 职业分类大典 by words of their name, by what people call them, or by their code; those that fit best first, at most 12. */
export function findOccupations(words: string) {
  const text = words.normalize('NFKC').replace(/\s/g, '');
  const occupations = loadOccupations();
  const all = occupations.all.filter(({ level }) => level >= leastLevel);
  const read = /^[\d-]/.test(text) ? null : codeOccupation(text);
  const likely = read === null ? [] : [read, ...read.alternatives].map(({ code }) => occupations.get(code));
  const named = all
    .filter(({ name, code }) => name.includes(text) || code.startsWith(text))
    .sort((a, b) => a.name.indexOf(text) - b.name.indexOf(text) || a.name.length - b.name.length);
  const exact = named.filter(({ name }) => name === text);
  return { occupations: [...new Set([...exact, ...likely, ...named])].slice(0, most).map(listed) };
}

/** A code that somebody may choose. @throws Problem 422 naming /code for one that is none, or says too little. */
export function requireOccupation(code: string): Occupation {
  const found = loadOccupations().find(code);
  if (found && found.level >= leastLevel) return found;
  throw fieldProblem('/code', 'no-such-occupation', {
    zh: '没有这个职业，请从列表里选',
    en: 'There is no such occupation; please choose one of the list',
  });
}
