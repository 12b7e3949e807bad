/** A stretch of a text, in UTF-16 units: from `start` to before `end`. */
export interface Span {
  start: number;
  end: number;
}

/** `likely`: read from words that can mean something else too, or put right after a slip of speech recognition. */
export type Sureness = 'sure' | 'likely';

/** Something that a sentence says, and where. */
export interface Said<T> extends Span {
  value: T;
  sure: Sureness;
}

// Words that speech recognition hears for others of the same sound, which make no sense in an advertisement. Each pair has one length, so
// that spans stay true to the text as it came.
const slips: [RegExp, string][] = [
  [/宝洁(?!公司|集团)|保结|包洁|保捷/g, '保洁'],
  [/宝安(?!区|机场)|保按/g, '保安'],
  [/包姆|保母/g, '保姆'],
  [/服务园|服务圆|福务员/g, '服务员'],
  [/收音员|收银元|收营员|手银员/g, '收银员'],
  [/喜碗/g, '洗碗'],
  [/后除|候厨|后橱/g, '后厨'],
  [/出师(?!表)|初师/g, '厨师'],
  [/缝任|风纫|缝韧|逢纫/g, '缝纫'],
  [/汗工|旱工|焊公/g, '焊工'],
  [/插车|茶车|差车/g, '叉车'],
  [/点工(?=证|\s|，|,|$|一|两|招|月)/g, '电工'],
  [/仓官|仓馆|苍管/g, '仓管'],
  [/私机|司基|司鸡/g, '司机'],
  [/文元|文园(?=[，,\s]|$)/g, '文员'],
  [/互工|户工/g, '护工'],
  [/快计(?=[，,\s]|$|一|两|要)/g, '会计'],
  [/理货园|理伙员/g, '理货员'],
  [/普公(?=[，,\s]|$|一|两|要)/g, '普工'],
  [/工姿|公资|工滋/g, '工资'],
  [/月新|月心|月星|越薪/g, '月薪'],
  [/时新(?=\d|[一二三四五六七八九十])|实薪/g, '时薪'],
  [/底新|底心|低薪(?=\d|[一二两三四五六七八九])/g, '底薪'],
  [/宝吃|包池|包痴/g, '包吃'],
  [/宝住|包祝|包驻/g, '包住'],
  [/馆饭|管犯|官饭/g, '管饭'],
  [/五线一金|五险一斤|五险一今|无险一金/g, '五险一金'],
  [/学力/g, '学历'],
  [/高钟/g, '高中'],
  [/中砖/g, '中专'],
  [/大砖/g, '大专'],
  [/霜休|双修/g, '双休'],
  [/丹休|单修/g, '单休'],
  [/叶班|业班/g, '夜班'],
  [/健康正|健康政/g, '健康证'],
  [/假照|驾招|架照/g, '驾照'],
  [/两班到/g, '两班倒'],
  [/三班到/g, '三班倒'],
  [/兼直|间职|坚职/g, '兼职'],
  [/(?<=[0-9一二两三四五六七八九十百千半])快(?=钱|一|每|\/|到|左右|[，,。\s]|$)/g, '块'],
  [/(?<=[早晚午][0-9一二两三四五六七八九十]{1,2})[店典](?=到|至|半|[，,。\s]|$)/g, '点'],
  [/(?<=到[下晚上]?[午上]?[0-9一二两三四五六七八九十]{1,2})[店典](?=[，,。\s]|$|下班)/g, '点'],
];

const plainMarks: Record<string, string> = {
  '：': ':',
  '；': ';',
  '／': '/',
  '＋': '+',
  '～': '~',
  '〜': '~',
  '—': '-',
  '–': '-',
  '－': '-',
  '―': '-',
  '（': '(',
  '）': ')',
  '，': ',',
  '\u3000': ' ',
};

/** A text unit by unit without its disguises: full width, capitals; every unit stays where it stood. */
function plainUnits(text: string): string {
  return Array.from({ length: text.length }, (_, at) => {
    const unit = text.charAt(at);
    const marked = plainMarks[unit];
    if (marked !== undefined) return marked;
    const folded = unit.normalize('NFKC').toLowerCase();
    return folded.length === 1 ? folded : unit;
  }).join('');
}

/** What stands for a stretch that has been understood already. */
const taken = '\ue000';

/**
 * A sentence while it is being read. What one rule has understood is taken away, so that the next does not read the eight of
 * 早八点 as a number of people. Positions are those of the text as it came.
 */
export class Reading {
  readonly text: string;
  /** The text without disguises and slips, with what was understood taken out. */
  rest: string;
  /** Without disguises and slips, whole. */
  readonly plain: string;
  private readonly slipped: Span[] = [];

  constructor(text: string) {
    this.text = text;
    let plain = plainUnits(text);
    for (const [slip, right] of slips) {
      plain = plain.replace(slip, (found: string, ...more: unknown[]) => {
        const start = more.find((one) => typeof one === 'number') as number;
        if (found === right || found.length !== right.length) return found;
        this.slipped.push({ start, end: start + found.length });
        return right;
      });
    }
    this.plain = plain;
    this.rest = plain;
  }

  /** All matches of a pattern in what is left. */
  *matches(pattern: RegExp): Generator<RegExpExecArray> {
    const every = new RegExp(
      pattern.source,
      pattern.flags.includes('g') ? pattern.flags : `${pattern.flags}g`,
    );
    for (let found = every.exec(this.rest); found; found = every.exec(this.rest)) {
      if (found[0] === '') every.lastIndex += 1;
      else yield found;
    }
  }

  take({ start, end }: Span): void {
    this.rest = this.rest.slice(0, start) + taken.repeat(end - start) + this.rest.slice(end);
  }

  /** What was said, with its place; taken out of the rest. */
  said<T>(value: T, start: number, length: number, sure: Sureness = 'sure'): Said<T> {
    const span = { start, end: start + length };
    this.take(span);
    const slip = this.slipped.some((one) => one.start < span.end && span.start < one.end);
    return { value, ...span, sure: slip ? 'likely' : sure };
  }
}
