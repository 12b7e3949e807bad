import type { TitleKnowledge } from './knowledge.ts';

/** What a cut costs: a word of a field goes before any other word, and a word before its characters one by one. */
const cost = { field: 0.7, word: 1, letter: 1.3, unknown: 1.6 };

function costOf(word: string, { words }: TitleKnowledge): number {
  const sense = words.get(word);
  if (sense && sense.fields.length > 0) return cost.field;
  if (sense) return word.length > 1 ? cost.word : cost.letter;
  return word.length > 1 ? Number.POSITIVE_INFINITY : cost.unknown;
}

/** The cheapest way through a run of Han; of two that cost the same the one whose first words are longer (公共关系|主管, not 公共|关系主管). */
function cutHan(run: string, knowledge: TitleKnowledge): string[] {
  const best = [0, ...Array<number>(run.length).fill(Number.POSITIVE_INFINITY)];
  const from = Array<number>(run.length + 1).fill(0);
  for (let start = 0; start < run.length; start += 1)
    for (let end = start + 1; end <= Math.min(run.length, start + knowledge.longest); end += 1) {
      const all = (best[start] ?? 0) + costOf(run.slice(start, end), knowledge);
      if (all > (best[end] ?? 0) + 1e-9) continue;
      best[end] = all;
      from[end] = start;
    }
  const words: string[] = [];
  for (let end = run.length; end > 0; end = from[end] ?? 0) words.unshift(run.slice(from[end], end));
  return words;
}

/**
 * A title cut into words: those of the lexicon, Latin words and numbers as a whole, and each character that is in no word by itself.
 * Whatever is neither letter nor digit parts words and is left out.
 */
export function cutTitle(title: string, knowledge: TitleKnowledge): string[] {
  const runs = title
    .normalize('NFKC')
    .toLowerCase()
    .matchAll(/\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}+#.])+/gu);
  return [...runs].flatMap(([run]) => (/\p{Script=Han}/u.test(run) ? cutHan(run, knowledge) : [run]));
}
