import { grams } from '../../domain/grams.ts';

const saturation = 1.2;
const lengthPart = 0.75;

/**
 * The peer that the order of jobs is held against: Okapi BM25 over the grams of whole texts (Robertson, Zaragoza 2009), k1 1.2, b 0.75.
 * @param texts by id.
 * @returns how well each text that shares a gram with the question answers it; the others are not in it.
 */
export function bm25(texts: ReadonlyMap<string, string>): (question: string) => Map<string, number> {
  const lists = new Map<string, { id: string; times: number }[]>();
  const lengths = new Map<string, number>();
  for (const [id, text] of texts) {
    const counts = countGrams(text);
    let length = 0;
    for (const [gram, times] of counts) {
      const list = lists.get(gram);
      if (list) list.push({ id, times });
      else lists.set(gram, [{ id, times }]);
      length += times;
    }
    lengths.set(id, length);
  }
  const mean = [...lengths.values()].reduce((sum, one) => sum + one, 0) / lengths.size;
  return (question) => {
    const found = new Map<string, number>();
    for (const gram of grams(question)) {
      const list = lists.get(gram) ?? [];
      const rare = Math.log(1 + (texts.size - list.length + 0.5) / (list.length + 0.5));
      for (const { id, times } of list) {
        const long = 1 - lengthPart + (lengthPart * (lengths.get(id) ?? 0)) / mean;
        const value = (rare * times * (saturation + 1)) / (times + saturation * long);
        found.set(id, (found.get(id) ?? 0) + value);
      }
    }
    return found;
  };
}

/** Each gram with how often it stands there: lines are read one by one, since `grams` tells each only once. */
function countGrams(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const piece of text.split(/[\n，。；、,;.!！?？]/))
    for (const gram of grams(piece)) counts.set(gram, (counts.get(gram) ?? 0) + 1);
  return counts;
}
