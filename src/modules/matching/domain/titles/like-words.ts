import type { TitleKnowledge } from './knowledge.ts';
import { normaliseTitle } from './normalise.ts';

/** So many words of one kind are tried beside the title's own: the first of a line are the usual ones. */
const mostMates = 4;

/**
 * What to look for where somebody wants work like this: the title as it stands, the name of the work alone, the word that names it (in Chinese the last),
 * and words that say nearly the same. `高级收银员（夜班）`: itself, 收银员, 收银 and so on; the plainest first, each once.
 */
export function likeWords(title: string, knowledge: TitleKnowledge): string[] {
  const { core, words } = normaliseTitle(title, knowledge);
  const first = words[0]?.weight;
  const naming = words.findLast(({ word, weight }) => {
    const sense = knowledge.words.get(word);
    return weight === first && sense !== undefined && sense.fields.length > 0 && sense.grade === null;
  });
  if (!naming) return [...new Set([title, core])].filter((one) => one !== '');
  const lines = knowledge.words.get(naming.word)?.meanings ?? [];
  const mates = lines.flatMap((line) => knowledge.meaning(line).slice(0, mostMates + 1));
  const others = [...new Set(mates)].filter((word) => word !== naming.word).slice(0, mostMates);
  return [...new Set([title, core, naming.word, ...others])].filter((one) => one !== '');
}
