import { isCutTitle } from '../grams.ts';

/** Letters and digits as they mean: full width, case, brackets, dots and blanks aside; + and # stay behind a Latin letter (C++, C#). */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(?<![a-z+])[+#]|[^\p{L}\p{N}+#]/gu, '');
}

/** Who advertises, however his name is written; of its legal form nothing is left, a branch stays a branch. */
function companyKey(company: string): string {
  return plain(company).replace(/(?<=.{2})(股份有限公司|有限责任公司|有限公司)$/u, '');
}

// Only what says nothing of the work, its hours or its place. 兼职, 实习, 早班, 大小休 and ranks make another job.
const lures =
  /急聘|急招|加急|诚聘|诚招|高薪|直招|直聘|招聘|(周末)?双休|[五六七]险[一二两]金|[五六]险|包吃包住|包吃住|包食宿|包吃|包住宿?|(提供|免费)住宿|上市公司|(接受|欢迎)应届毕?业?生|无需经验|带薪年假|年终奖金?|不加班|(?<!\p{L})急(?!\p{L})/gu;
const payInTitle =
  /(?<![a-z\d.])\d+(\.\d+)?(-\d+(\.\d+)?)?(k|w|千|万|元)(?![a-z])(-\d+(\.\d+)?(k|w|千|万|元)?)?(起|以上|\/月)?/gu;
const numberOfJob = /[([]?职位编号[:：]?[\w-]*[)\]]?/gu;

/** What work is named, without lures, pay and the order of words (双休客服, 客服（双休）). Null: only a rank or a lure is left of the title. */
function titleKey(title: string): string | null {
  if (isCutTitle(title)) return null;
  const words = title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[~—–～]/g, '-')
    .replace(numberOfJob, ' ')
    .replace(lures, ' ')
    .replace(payInTitle, ' ');
  const named = plain(words);
  return named.length < 2 || isCutTitle(named) ? null : named;
}

/**
 * Advertisements with different keys are different jobs; those with one key are looked at (agree.ts).
 * @returns null where the employer is not known, or the title does not name a work: such an advertisement stands for itself.
 */
export function jobKey({ company, title }: { company: string | null; title: string }): string | null {
  const work = titleKey(title);
  return company === null || work === null ? null : `${companyKey(company)}\n${work}`;
}

/** Who places people with others: two of its advertisements with one title are mostly two employers. */
export function isAgency(company: string): boolean {
  return /人力资源|劳务|派遣|外包|人才|猎头|外企|外服|职业介绍|管理咨询|管理顾问|咨询服务/.test(company);
}

/** A title of a technique or a rank alone (Hadoop, DBA) is filed over many jobs of one employer. */
export function isThin(title: string): boolean {
  return !/\p{Script=Han}/u.test(title) && plain(title).length < 12;
}
