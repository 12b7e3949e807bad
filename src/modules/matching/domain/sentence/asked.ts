import type { Contract } from '../own-posting.ts';
import type { Education } from '../requirements.ts';
import { countOf, smallPattern } from './numbers.ts';
import type { Reading, Said } from './text.ts';

type Rule<T> = [RegExp, T];

function first<T>(reading: Reading, rules: readonly Rule<T>[]): Said<T> | null {
  for (const [pattern, value] of rules) {
    const [match] = reading.matches(pattern);
    if (match) return reading.said(value, match.index, match[0].length);
  }
  return null;
}

const many = '(\\d{1,4}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二两俩仨三四五六七八九]百?)';
const counting =
  '(?:个人|个(?!月|小时|钟|半|多|晚|头)|名|位|号人|口人|(?<!一)人(?!员|家|民)|(?<=一)人(?![\\d一二两三四五六七八九员家民]))';

/** How many people: 招两个, 保洁两名, 招俩; 几个 and 两三个 are no number. */
export function readHeadcount(reading: Reading): Said<number>[] {
  const found: Said<number>[] = [];
  const add = (match: RegExpExecArray, number: string, sure: 'sure' | 'likely') => {
    const value = number === '俩' ? 2 : number === '仨' ? 3 : countOf(number);
    if (value !== null && value >= 1 && value <= 9999)
      found.push(reading.said(value, match.index, match[0].length, sure));
  };
  for (const match of [
    ...reading.matches(
      /(?:一两|两三|二三|三四|三五|四五|五六|六七|七八|八九)(?:个|名|位|人)|[几多数]十?来?(?:个|名|位)人?|十来(?:个|名|人)|若干名?/,
    ),
  ])
    reading.take({ start: match.index, end: match.index + match[0].length });
  for (const match of [...reading.matches(new RegExp(`${many}\\s*${counting}`))])
    add(match, match[1] ?? '', 'sure');
  for (const match of [...reading.matches(/(?:招聘?|找|要|缺|聘|雇|请|需要?)\s*(俩|仨)(?=\p{Script=Han})/u)])
    add(match, match[1] ?? '', 'sure');
  for (const match of [
    ...reading.matches(
      /(?<=招聘?|找|想?请|雇|缺|要)个(?=\p{Script=Han})(?!个?月(?!嫂)|个?人员|个?工作|个?活)/u,
    ),
  ])
    found.push(reading.said(1, match.index, match[0].length, 'likely'));
  return found;
}

const notSchoolJob = '(?!生|部|数学|语文|英语|物理|化学|老师|教师|学生|家教|辅导|课程|食堂)';
const educationRules: Rule<Education>[] = [
  [
    /学历不限|不限学历|不看学历|不要(?:求)?学历|没学历(?:要求)?(?:也行|都行|也可以)?|学历没要求|学历无要求|不要求学历|对学历(?:没有?|无)要求|没(?:有)?文化也(?:行|可以)|有没有文化都行|学历(?:高低)?(?:都行|都可以|随便)/,
    'any',
  ],
  [new RegExp(`初中${notSchoolJob}(?:毕业|文化|学历|及|或)*(?:以上|就行|即可|起)*(?:学历|文化)?`), '71'],
  [
    /(?:中专|中技|技校|职高|职中)(?!老师|教师|学校|生源)(?:、|或|和|及)?(?:高中)?(?:毕业|学历|及|或)*(?:以上|就行|即可|起)*(?:学历)?/,
    '41',
  ],
  [
    new RegExp(
      `高中${notSchoolJob}(?:、|或|和|及)?(?:中专|职高)?(?:毕业|文化|学历|及|或)*(?:以上|就行|即可|起)*(?:学历|文化)?`,
    ),
    '61',
  ],
  [/(?:大专|专科|高职)(?!老师|教师|院校|生源)(?:毕业|学历|及|或)*(?:以上|就行|即可|起)*(?:学历)?/, '31'],
  [/(?:全日制)?本科(?!老师|教师)(?:毕业|学历|及|或)*(?:以上|就行|即可|起)*(?:学历)?/, '21'],
  [/(?:硕士|研究生)(?:毕业|学历|及)*(?:以上)?(?:学历)?/, '14'],
  [/博士(?:毕业|学历)*/, '11'],
];

/** The schooling asked for; of several the lowest, and 优先 asks for none. */
export function readEducation(reading: Reading): Said<Education> | null {
  for (const match of [
    ...reading.matches(/(?:初中|高中|中专|大专|专科|本科|研究生|学历高)[^\s,，。]{0,6}优先/),
  ])
    reading.take({ start: match.index, end: match.index + match[0].length });
  const found = first(reading, educationRules);
  // 高中、中专、大专 named besides are the same wish.
  for (const [pattern] of educationRules)
    for (const match of [...reading.matches(pattern)])
      reading.take({ start: match.index, end: match.index + match[0].length });
  return found;
}

/** Whole years of experience asked for; 0: none needed. */
export function readExperience(reading: Reading): Said<number> | null {
  const none =
    /(?:无需|不需要?|不用|不要求?|没有?|无)(?:工作|相关|从业)?(?:经验|要求经验|干过)(?:要求)?(?:也行|也可以|也能|也可|都行|亦可|可以|可|者可|的?也(?:要|行))?|(?:有没有|有无)(?:工作)?经验(?:都行|均可|都可以|皆可|也行|都要)|经验(?:不限|不要求|没要求|无要求)|不限经验|(?:新手|生手|小白)(?:也行|也可以|也可|都行|可以|可|也要)|没干过(?:也行|也可以|的?也要|都行|可以|能教|的?教)?|(?:零|0)(?:基础|经验)(?:也行|可学|也可|可以)?|不会(?:的)?(?:可以|能|可)?(?:教|学)|不会(?:的)?(?:我们?|老板|师傅)?(?:也)?(?:给)?教|包教会?|包会|手把手教|有人(?:带|教)|(?:师傅|老员工|老师傅)带/;
  const [match] = reading.matches(none);
  for (const liked of [
    ...reading.matches(
      /(?:有|懂)?[^\s,，。\ue000]{0,6}(?:经验|经历)(?:者|的)?(?:优先|更好|最好)|(?:干过|做过)(?:的|者)?(?:优先|更好|最好)/,
    ),
  ])
    reading.take({ start: liked.index, end: liked.index + liked[0].length });
  const years = new RegExp(
    `(?:有|要求?|得|需要?|至少|最少|必须)*(${smallPattern})\\s*年(?:及|或)?(?:以上|左右|往上|多)?\\p{Script=Han}{0,8}?经验|经验(?:要求)?(?:有|要|得|:|\\s)*(${smallPattern})\\s*年(?:以上)?|(?:干|做)过(${smallPattern})\\s*年(?:以上)?`,
    'u',
  );
  const [asked] = reading.matches(years);
  if (asked) {
    const value = countOf(asked[1] ?? asked[2] ?? asked[3] ?? '');
    const said = value === null ? null : reading.said(value, asked.index, asked[0].length);
    if (said) return said;
  }
  return match ? reading.said(0, match.index, match[0].length) : null;
}

const certificateWords: Rule<string>[] = [
  [/健康证明?/, '健康证'],
  [/(?:[abc][123])(?:驾?照|驾驶证|本|证|以上)?|(?:驾驶?证|驾照|驾驶执照|驾驶本|驾本)/, '驾驶证'],
  [/(?:低压|高压)?电工(?:操作)?(?:证|本)/, '电工证'],
  [/(?:电)?焊工?(?:操作)?证/, '焊工证'],
  [/叉车(?:操作)?(?:证|本)/, '叉车证'],
  [/保安员?(?:上岗)?证/, '保安员证'],
  [/教师资格证|教资|教师证/, '教师资格证'],
  [/护士(?:执业)?(?:资格)?证|护士执业证书?/, '护士执业证'],
  [/初级会计(?:证|师|职称)?|会计(?:从业)?(?:资格)?证/, '会计证书'],
  [/厨师(?:等级)?证/, '厨师证'],
  [/育婴(?:师|员)?证/, '育婴员证'],
  [/(?:养老)?护理(?:员)?证/, '养老护理员证'],
  [/月嫂证|母婴护理证/, '母婴护理证'],
  [/消防(?:设施操作员)?证|消控证/, '消防设施操作员证'],
  [/登高(?:作业)?证/, '登高证'],
  [/美容师证/, '美容师证'],
  [/(?:从业)资格证/, '从业资格证'],
  [/执业药师(?:资格)?证/, '执业药师证'],
];

/** Certificates asked for; [] where none is needed; null where nothing was said. 有证优先 asks for none. */
export function readCertificates(reading: Reading): { list: Said<string>[]; none: Said<true> | null } {
  const optional = /(?:有|持有?)?[^\s,，。\ue000]{0,6}(?:证|本|照)(?:者|的)?(?:优先|更好|最好|加分)/;
  for (const match of [...reading.matches(optional)])
    reading.take({ start: match.index, end: match.index + match[0].length });
  const [no] = reading.matches(
    /(?:不要|不用|无需|不需要|没有|有没有|有无)(?:什么|任何)?证(?:书)?(?:也行|都行|均可|也可以)?/,
  );
  const none = no ? reading.said(true as const, no.index, no[0].length) : null;
  const list: Said<string>[] = [];
  for (const [pattern, name] of certificateWords) {
    const [match] = reading.matches(pattern);
    if (!match) continue;
    const [licence] = /[abc][123]/.exec(match[0]) ?? [];
    const value = name === '驾驶证' && licence ? `${licence.toUpperCase()} 驾驶证` : name;
    list.push(reading.said(value, match.index, match[0].length));
  }
  return { list: list.sort((a, b) => a.start - b.start), none };
}

const contractRules: Rule<Contract>[] = [
  [/劳务派遣|派遣(?:工|制|合同|员工)?/, 'dispatch'],
  [/见习协议|签见习/, 'trainee'],
  [/非全日制(?:用工|合同)?/, 'part-time'],
  [/(?:签)?劳务(?:合同|协议|关系)|签劳务/, 'service'],
  [
    /(?:签|订)(?:正式|正规|[一两二三四五]年)?(?:的)?(?:劳动)?合同|劳动合同|正式(?:工|编制?合同)|签正式/,
    'labour',
  ],
];

export function readContract(reading: Reading): Said<Contract> | null {
  return first(reading, contractRules);
}

/** For how many days the advertisement holds: 有效30天, 挂半个月. */
export function readValidDays(reading: Reading): Said<number> | null {
  const [match] = reading.matches(
    new RegExp(`(?:有效期?|挂|发布)\\s*(半个月|一个月|两个月|三个月|${smallPattern}\\s*天)`),
  );
  if (!match) return null;
  const fixed: Record<string, number> = { 半个月: 15, 一个月: 30, 两个月: 60, 三个月: 90 };
  const words = match[1] ?? '';
  const value = fixed[words] ?? countOf(words.replace(/\s*天$/, ''));
  return value === null || value === undefined ? null : reading.said(value, match.index, match[0].length);
}
