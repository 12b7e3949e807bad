import { because } from '../analysis/read.ts';
import type { Span } from '../sentence/text.ts';
import type { ResumeReading } from './reading.ts';

/** Part of a line between stronger marks, in which things may be listed. */
const pieces = /[^，。；;！!？?\n]+/g;
const between = /[、/|｜,]|\s+/;
/** What stands before a list of what somebody can do. */
const heading =
  /^[\s·•●\-*【[（(]*(?:(?:我|专业|职业|个人|软件|办公|语言)?(?:技能|专长|特长|能力|软件|设备|语言|掌握|擅长|会|Skills?)(?:技能|特长)?)[】\]）)]?[:：\s]+/iu;
const lead =
  /^(?:[\s·•●\-*\d.、)）]|主要|日常|每天|工作|内容|负责|协助|参与|从事|独立|操作|使用|能够?|可以|会|懂得?|擅长|熟练|熟悉|精通|掌握|了解|做过|干过|完成|进行|的|[:：]|★|☆)+/u;
const tail = /(?:[\s）)★☆.]|等|都?(?:会|熟|行|中|能开?|可以)|(?:没问题|拿手))+$/u;
/** What is listed and is no skill: character, wishes, schooling, people and places. */
const none =
  /吃苦|耐劳|耐心|责任|沟通|认真|踏实|勤快|诚实|负责任|团队|学历|专业|学校|毕业|公司|有限|单位|岗位|职位|工资|薪|月|年|元|男|女|汉族|团员|党员|婚|身高|体重|电话|手机|邮箱|微信|姓名|籍贯|住|地[址点区]|区$|市$|县$|镇$|街道|证|资格|职称|级|意向|应聘|期望|希望|想|双休|包吃|包住|夜班|孩子|家近|离家|都行|均可|[\d０-９]{2,}|不|没|未|学习中|自学|在学/;
/** Of health, family and other people nothing is read, wherever it is listed. */
const ofPerson =
  /病|症|残|手术|血压|血糖|血脂|过敏|骨折|腰|视力|听力|孕|轮椅|行动|身体|健康|嗜好|父|母亲|妈|爸|丈夫|妻|爱人|老伴|配偶|子女|儿子|女儿|兄|姐|弟|妹|信仰|教徒/;
/** Titles are jobs, not what somebody can do. */
const title = /[员师工长匠手嫂姆]$|经理|主管|司机|助理|专员|店长/;
const longest = 8;
/** With what leads to it and ends it; looking for both in a longer one would take long. */
const longestPart = 40;

/** Words of a wish, a place in time or a school: their line lists no skills. */
const otherLine =
  /求职|应聘|意向|期望|目标|岗位|(?:19|20)\d\d|毕业|学历|大学|学院|学校|证书|证件|持证|作品|项目|爱好|兴趣|介绍人|推荐人|联系人|证明人|同事|家人|家庭|成员|病史|健康/;

/**
 * What somebody did or can do that stands in a list: behind a heading of skills, or thing by thing between 、 in the lines of his work. Words that no
 * lexicon knows; whoever reads it says whether they are right.
 * @param taken places that are read as something else.
 */
export function readListed(text: string, taken: readonly Span[]): ResumeReading[] {
  const found: ResumeReading[] = [];
  let line = { start: 0, headed: 0 };
  for (const { 0: piece, index } of text.matchAll(pieces)) {
    const lineStart = text.lastIndexOf('\n', index) + 1;
    const head = heading.exec(piece);
    if (lineStart !== line.start) line = { start: lineStart, headed: 0 };
    if (head) line.headed = 1;
    const items = itemsOf(head ? piece.slice(head[0].length) : piece, line.headed === 1 ? between : /、/);
    const many = items.length > 1 && (line.headed === 1 || piece.includes('、'));
    if (!many || (!head && otherLine.test(piece))) continue;
    const from = index + (head?.[0].length ?? 0);
    for (const { words, at } of items) {
      const start = from + at;
      const end = start + words.length;
      if (taken.some((span) => span.start < end && start < span.end)) continue;
      found.push({
        fact: 'person.skills',
        value: words,
        start,
        end,
        sure: 'likely',
        why: because('写在一串会做的事里', 'it stands in a list of what was done'),
        year: null,
      });
    }
  }
  return found;
}

/** The things of a list, less what leads to them; where one of them is somebody's title none is a thing. */
function itemsOf(piece: string, mark: RegExp): { words: string; at: number }[] {
  let at = 0;
  return piece.split(new RegExp(`(${mark.source})`, 'u')).flatMap((part) => {
    const start = at;
    at += part.length;
    if (part.length > longestPart) return [];
    const head = lead.exec(part)?.[0].length ?? 0;
    const words = part.slice(head).replace(tail, '');
    const short = [...words].length;
    if (short < 2 || short > longest || none.test(words) || ofPerson.test(words) || title.test(words))
      return [];
    if (!/^[\p{Script=Han}A-Za-z0-9+#.]+$/u.test(words)) return [];
    return [{ words, at: start + head }];
  });
}
