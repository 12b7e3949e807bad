import { plainTitle } from './terms.ts';

/** A piece of a title that may name the work, and how much it counts: the first names it, what stands behind or in brackets adds to it. */
export interface TitlePart {
  text: string;
  weight: number;
}

/** Pay, terms, places and calls, which surround the name of the work. */
const idle = [
  /(?<![a-z])\d[\d.,]*\s*(?:[-~—–至到]\s*\d[\d.,]*)?\s*(?:k|w|千|万|元|块|薪)?\s*(?:[/每]\s*[月天时年日单]|一天|一月|一个月|小时|以上|左右|起|\+)*(?![a-z])/g,
  /(?:月薪|年薪|日薪|底薪|无责|保底|综合(?!人员|专员)|薪资(?!主管|专员|经理|会计|与|福利)|工资|待遇|高薪|提成|奖金|补贴|加班费)+/g,
  /(?:急聘|急招|诚聘|诚招|直招|直聘|招聘(?!专员|主管|经理|师|助理|顾问|人员|干事|协调|分析|总监|负责人|实习|部|团队|与|和|运营|项目|客户)|高价|长期招|大量招|招募|招(?!聘|商|标|生|投|待)一?名?)(?=.{2})/g,
  /^\s*(?:我要|我想|本人|求职|想找个?|想做|想干|想当|会做|会干|会(?!计|务|展|议|员|籍|所)|找个?|聘请)(?=.{2})/g,
  /(?:五险一金|五险|社保|双休|单休|做六休一|包吃包?住?|包住|管吃管?住?|管住|提供食宿|食宿|日结|周结|月结|现结|当天结|不加班|零经验|无经验|不限经验|可学|带教|带薪|年底双薪|年终奖|福利好|轻松|近地铁|就近|上门|在家|可兼职|寒假工?|暑假工?|长白班|白班|夜班|早班|晚班|两班倒|三班倒|倒班|坐班|[朝早]九晚[五六]|月入\S*|日赚\S*|提供\S{0,6}|免费培训|福利多*|出国劳务)+/g,
];
/** Within a name: left out without a gap, since Java高级讲师 is one name. */
const degree = /高级|中高级|初中级|初级|中级|资深|首席|应届毕业生|应届生?|优秀|熟练|有?经验的?|急/g;

const between = /[/\\、,，;；|&+\s·・—_–:：。.!！?？~]+|[-—](?!\d)|兼|或者?|以及/;

const clear = (text: string) => idle.reduce((left, pattern) => left.replace(pattern, ' '), text);

/** Of its first parts at most so many are read: a title of forty words is an advertisement. */
const most = 6;

/**
 * The pieces of a printed title that may name the work, those that count most first.
 * @param ranks whether words of rank (高级, 资深, 首席) are left out or stay where they stand.
 */
export function titleParts(printed: string, ranks: 'left out' | 'kept' = 'left out'): TitlePart[] {
  const plain = plainTitle(printed.slice(0, 120));
  const inBrackets: string[] = [];
  const outside = plain.replace(
    /[(【[（<《「]([^()【】[\]（）<>《》「」]*)[)】\]）>》」]/g,
    (_, inner: string) => {
      inBrackets.push(inner);
      return ' ';
    },
  );
  const split = (text: string) =>
    (ranks === 'kept' ? clear(text) : clear(text).replace(degree, ''))
      .replace(/c\+\+/g, 'cpp')
      .replace(/\.net/g, 'dotnet')
      .split(between)
      .map((part) => part.replace(/cpp/g, 'c++').replace(/dotnet/g, '.net'))
      .filter((part) => part.length > 1);
  const outer = split(outside).map((text, at) => ({ text, weight: at === 0 ? 1 : 0.88 }));
  const inner = inBrackets.flatMap(split).map((text) => ({ text, weight: outer.length > 0 ? 0.85 : 0.95 }));
  return [...outer, ...inner].slice(0, most);
}
