/**
 * What a text is found by: every pair of neighbouring Han characters, and every Latin word or number as a whole.
 * Pairs rather than pg_trgm's triples, because half of the words that people look for have two characters (保洁, 焊工, 会计),
 * which give no whole triple, and because pairs do not depend on the locale of the database.
 */
export function grams(text: string): string[] {
  const found = new Set<string>();
  const plain = text.normalize('NFKC').toLowerCase();
  for (const [run] of plain.matchAll(/\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}+#.])+/gu)) {
    if (/\p{Script=Han}/u.test(run)) {
      const chars = [...run];
      if (chars.length === 1) found.add(run);
      for (let at = 0; at + 1 < chars.length; at++) found.add(`${chars[at]}${chars[at + 1]}`);
    } else {
      const word = run.replace(/^\.+|\.+$/g, '').slice(0, 32);
      if (word) found.add(word);
    }
  }
  return [...found];
}

// Rank, form and lure: words that stand in a fifth of all titles and say nothing of the work.
const ofNoMatter =
  /高级|中高级|初中级|初级|中级|资深|首席|储备|急聘|急招|诚聘|诚招|直招|高薪|招聘|实习生?|应届生?|兼职|全职|双休|五险一金|包吃住?|包住|月薪|底薪|助理|专员|经理|主管|总监|主任|组长|工程师|人员|岗位?|工作/g;

/**
 * The grams that say which work a title means: without what stands in brackets, ranks and lures; all of them when nothing
 * else is left (工程师 wanted as such is looked for as such).
 */
export function coreGrams(title: string): string[] {
  const bare = title.replace(/[（(【[].*?[）)】\]]/g, ' ');
  const core = grams(
    bare.replace(ofNoMatter, ' ').replace(/(?<=\p{Script=Han}{2})[员师工](?!\p{Script=Han})/gu, ''),
  );
  return core.length ? core : grams(bare);
}

/** A title of which only rank and lure are left (高级, 急招): the page was cut when it was collected. */
export function isCutTitle(title: string): boolean {
  const rest = title
    .replace(/[（(【[].*?[）)】\]]/g, ' ')
    .replace(ofNoMatter, ' ')
    .replace(/[^\p{L}\p{N}]/gu, '');
  return rest.length === 0 || /[（(【[/]$/.test(title.trim());
}
