import type { Label } from '../labels.ts';
import type { Reading, Said } from './text.ts';

const labelRules: [RegExp, Label][] = [
  [/公益性?岗位?/, 'public-welfare'],
  [/助残岗?|残疾(?:人|朋友|人士)(?:也|都)?(?:可以?|行|能做|能干|欢迎|优先|适合)|(?:适合|欢迎)残疾(?:人|朋友)/, 'disabled'],
  [/银龄岗?|(?:退休|退了休)(?:的|人员|职工|返聘)?(?:也|都)?(?:可以?|行|欢迎|优先|要)|(?:欢迎|适合)退休/, 'silver'],
  [/妈妈岗|宝妈(?:岗|也?(?:可以?|行|优先|欢迎))?|带娃(?:的)?也?(?:可以|行)/, 'mothers'],
  [/爱心岗|困难(?:家庭|群众|人员)优先/, 'care'],
  [/在家(?:就能)?(?:干|做|办公|工作|上班)|居家|远程|线上(?:办公|工作|兼职)/, 'remote'],
  [/就业见习|见习(?:岗位?|生|人员)?/, 'trainee'],
  [/(?:打)?零工|散工|干一天(?:结|算)一天|做一天(?:结|算)一天/, 'gig'],
  [/临时工?|短期工?|短工|暑假工|寒假工|假期工|季节(?:工|性)|(?<!周|星期|礼拜)(?:就|只)?干(?:[一两二三四五六七八九十]+|\d+|几)个?(?:月|天|来天)(?:左右)?(?!算|结|给)/, 'temporary'],
  [/兼职|小时工|钟点工|非全日制/, 'part-time'],
];

/** Labels that the words give; a word of title or hours may give one too, so nothing is taken out. */
export function readLabels(reading: Reading): Said<Label>[] {
  const found: Said<Label>[] = [];
  for (const [pattern, label] of labelRules) {
    const match = pattern.exec(reading.plain);
    if (match) found.push({ value: label, start: match.index, end: match.index + match[0].length, sure: 'sure' });
  }
  if (/(?:可以|能|可|不耽误|不影响)接送?(?:孩子|娃|小孩)/.test(reading.plain) && !found.some(({ value }) => value === 'mothers')) {
    const at = reading.plain.search(/(?:可以|能|可|不耽误|不影响)接送?(?:孩子|娃|小孩)/);
    found.push({ value: 'mothers', start: at, end: at + 4, sure: 'likely' });
  }
  return found.sort((a, b) => a.start - b.start);
}

const not = '(?<!不|没有?|无|未)';
const welfareRules: [RegExp, string | null][] = [
  // What is not given is taken out and says nothing.
  [/(?:不|没有?|无)(?:管|包|供|提供|缴|交|给交|上)(?:吃住|吃|住|饭|午饭|宿舍|社保|保险|五险)|吃住自理|食宿自理|没有?(?:社保|五险|宿舍|保险|食堂)/, null],
  [/(?:包|管|供)吃(?:包|管|供|又包)?住|(?:包|管)食宿|吃住(?:全包|都管|免费)|(?:免费)?提供食宿|食宿(?:全)?免费|包吃住宿/, '包吃住'],
  [/(?:管|包|供|提供|免费)(?:两|二|俩|2)(?:顿饭?|餐饭?)/, '管两顿饭'],
  [/(?:管|包|供|提供|免费)(?:一日)?(?:三|3)(?:顿饭?|餐饭?)|一日三餐/, '管三餐'],
  [/(?:管|包|供|提供|免费)(?:一|1)(?:顿饭?|餐)/, '管一顿饭'],
  [/(?:管|包|供|提供|免费|有)(?:免费)?(?:的)?(?:中午饭?|午饭|午餐|中饭|工作午餐)|中午管(?:一顿)?饭|午(?:饭|餐)免费/, '管午饭'],
  [/(?:管|包|供|提供|免费)(?:早饭|早餐)[和、,]?(?:午饭|午餐|中饭)/, '管早饭和午饭'],
  [/(?:管|包|供|提供|免费)(?:早饭|早餐)/, '管早饭'],
  [/(?:管|包|供|提供|免费)(?:免费)?(?:晚饭|晚餐)/, '管晚饭'],
  [/(?:管|包|供|提供)(?:工作)?(?:吃|饭|餐)(?!住)|免费工作餐|提供工作餐|工作餐/, '管饭'],
  [/(?:管|包|供|提供|免费|有)(?:免费)?(?:员工|集体|空调)?(?:住宿|宿舍|住(?!房))|可以住店里|住宿免费|(?:空调|员工|免费)宿舍/, '管住'],
  [/夫妻房/, '有夫妻房'],
  [new RegExp(`${not}(?:五险一金|5险1金)`), '五险一金'],
  [new RegExp(`${not}(?:五险|5险)(?!一金)`), '五险'],
  [new RegExp(`${not}(?:给|帮)?(?:交|缴|缴纳|有|上|买)(?:社保|社会保险|保险(?!证|员|公司|销售))|社保`), '缴社保'],
  [/(?:买|上|有)?意外(?:伤害)?险/, '意外险'],
  [/全勤(?:奖)?(?:金)?(?:\d+|[一二三四五六七八九百]+)?(?:块钱|块|元)?/, '全勤奖'],
  [/(?:餐|饭|伙食)(?:费)?补(?:助|贴)?(?:每天|一天|一个月)?(?:\d+|[一二三四五六七八九十百]+)?(?:块钱|块|元)?(?:一天|每天|一个月)?/, '餐补'],
  [/(?:住房|租房|房)补(?:贴|助)?(?:\d+|[一二三四五六七八九十百]+)?(?:块|元)?/, '房补'],
  [/(?:话费|话|通讯)补(?:贴|助)?(?:\d+|[一二三四五六七八九十百]+)?(?:块|元)?/, '话补'],
  [/(?:交通|车|油)补(?:贴|助)?(?:\d+|[一二三四五六七八九十百]+)?(?:块|元)?/, '交通补贴'],
  [/夜班(?:补贴|补助|津贴|费)|夜补/, '夜班补贴'],
  [/高温(?:补贴|费|津贴)/, '高温补贴'],
  [/年终奖|年底(?:有)?(?:红包|双薪|分红)|十三薪|13薪/, '年终奖'],
  [/(?:节日|过节|逢年过节)(?:有)?(?:福利|费|发东西|礼品)|节礼/, '节日福利'],
  [/(?:带薪)?年假|带薪休假/, '带薪年假'],
  [/带薪培训|免费培训|岗前培训/, '免费培训'],
  [/(?:有)?加班费|加班(?:另算|给钱|另给|有钱)/, '加班费'],
  [/(?:有)?(?:班车|通勤车)|(?:专车|车)接送(?!孩子)|接送上下班|上下班接送/, '有班车'],
  [/(?:法定)?节假日(?:正常)?(?:休息|休|放假)|国家法定假/, '法定节假日休息'],
  [/(?:发|有)?工作服|劳保用品|发劳保/, '发工作服'],
  [/(?:免费|定期|每年)体检/, '免费体检'],
  [/工龄(?:奖|工资)/, '工龄奖'],
  [/(?:包|报销)(?:来回)?(?:路费|车票|车费)|来回路费/, '报路费'],
];

/** What comes besides the pay, in the words that pages use. */
export function readWelfare(reading: Reading): Said<string>[] {
  const found: Said<string>[] = [];
  for (const [pattern, name] of welfareRules) {
    for (const match of [...reading.matches(pattern)]) {
      if (name === null) reading.take({ start: match.index, end: match.index + match[0].length });
      else {
        const said = reading.said(name, match.index, match[0].length);
        if (!found.some(({ value }) => value === name)) found.push(said);
      }
    }
  }
  const names = new Set(found.map(({ value }) => value));
  return found
    .filter(({ value }) => !(value === '缴社保' && (names.has('五险') || names.has('五险一金'))))
    .sort((a, b) => a.start - b.start);
}
