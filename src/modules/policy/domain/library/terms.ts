/** A term of a text, and how much it says: whole words more than pairs of characters, which bear a misspelt one. */
export interface Term {
  text: string;
  weight: number;
}

const words = new Intl.Segmenter('zh', { granularity: 'word' });
const han = /\p{Script=Han}/u;
const runs = /[\p{Script=Han}]+|[a-z0-9]+/gu;

/** One way of writing: full-width letters, capitals and marks make no difference. */
export function normal(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%]+/gu, ' ')
    .trim();
}

/** What people say around what they look for; it stands in no name of a policy. */
const around =
  /请问|你好|我想|我要|想要|怎么样|怎么|如何|哪里|哪儿|在哪|有没有|是不是|能不能|可不可以|可以|什么|多少|一下|申请|办理|领取|政策|国家|政府|我们|我家|我|您|吗|呢|啊|了|的|有|能|要|想|去/gu;

/** A question without its polite words; itself where nothing else is in it. */
export function core(text: string): string {
  const said = normal(text);
  return normal(said.replace(around, ' ')) || said;
}

/** Neighbours in a list, two by two. */
export const pairs = <T>(list: readonly T[]): [T, T][] =>
  list.slice(1).map((one, at) => [list[at] as T, one]);

/** The terms of a text: words as the language splits them, pairs of Chinese characters, letters and figures as they stand. */
export function termsOf(text: string): Term[] {
  const found: Term[] = [];
  for (const [run] of text.matchAll(runs)) {
    if (!han.test(run)) {
      found.push({ text: run, weight: 1.5 });
      continue;
    }
    for (const { segment } of words.segment(run))
      if (segment.length > 1) found.push({ text: segment, weight: segment.length > 2 ? 1.5 : 1 });
    for (const pair of pairs([...run])) found.push({ text: pair.join(''), weight: 0.6 });
    if (run.length === 1) found.push({ text: run, weight: 0.4 });
  }
  return found;
}
