import type { Span } from '../sentence/text.ts';
import type { Phrase } from './phrases.ts';

/** Something that stands behind 熟悉, 掌握, 会 and the like. */
export interface AskedFor extends Span {
  words: string;
  /** The word that asks for it. */
  cue: string;
}

const cue =
  /(?:(?:能够?|可以?)?(?:熟练|灵活|正确|独立)(?:地)?(?:使用|运用|操作|应用|掌握|编写|使用过)|能使用|会使用|会用(?!到)|使用过|运用过|熟练|熟悉|熟知|掌握|精通|了解|懂得?|擅长|善于|通晓|(?<![社机协学议开约不])会(?!用到)(?=[\p{Script=Han}A-Za-z])(?!议|计|员|展|场|所|务|上|被|有|在|给|安排|提供|根据)|具备|具有|有(?=[^，。；]{2,12}(?:功底|基础|知识|技能)))/gu;
const between = /[、/\\|]|(?:以及|或者|和|及|与|或)(?=[\p{Script=Han}A-Za-z])/u;
const lead =
  /^(?:并|且|能|可|地|过|的|一定的?|基本的?|相关的?|良好的?|较强的?|扎实的?|深厚的?|各种|各类|各项|常用的?|常见的?|主流的?|基本|至少|一门|一种|或|使用|运用|操作|应用|掌握|熟悉|了解|精通|[\s:：(（“"]+)+/;
const tail = /(?:等(?:.*)?|的?(?:使用|操作|应用|运用|编写|原理|能力|技能|技巧|者)|优先|[\s)）”".。]+)$/;
/** Character and what every advertisement asks, and what is too wide to be a skill. */
const none =
  /沟通|表达|协调|团队(?!管理)|责任|学习|逻辑|抗压|服务意识|解决问题|执行|职业|敬业|吃苦|耐心|细心|积极|主动|认真|诚信|心态|亲和|应变|分析问题|创新|进取|品德|品行|形象|身体|年龄|学历|专业$|经验|经历|工作|精神|态度|意识$|能力$|习惯|爱心|公司|客户$|产品$|行业$|市场$|岗位|流程图?$|问题|情况|需求|信息$|优秀|思维|兴趣|热情|毕业|优先/;

/** What a phrase asks somebody to know or to be able to do, thing by thing; the longest things are no names and left out. */
export function askedFor({ text, start }: Phrase): AskedFor[] {
  const found: AskedFor[] = [];
  const cues = [...text.matchAll(cue)];
  for (const [at, match] of cues.entries()) {
    const from = match.index + match[0].length;
    const to = cues[at + 1]?.index ?? text.length;
    let position = from;
    for (const part of text.slice(from, to).split(new RegExp(`(${between.source})`, 'u'))) {
      const begin = position;
      position += part.length;
      const head = lead.exec(part)?.[0].length ?? 0;
      let words = part.slice(head);
      for (let cut = tail.exec(words); cut && cut[0] !== ''; cut = tail.exec(words))
        words = words.slice(0, -cut[0].length);
      if (
        words.length < 2 ||
        words.length > 16 ||
        none.test(words) ||
        new RegExp(`^${between.source}$`, 'u').test(part)
      )
        continue;
      const at0 = start + begin + head;
      found.push({ words, start: at0, end: at0 + words.length, cue: match[0] });
    }
  }
  return found;
}
