import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** As the collected data print it. */
export interface Advertisement {
  id: string;
  title: string;
  category: string;
  description: string;
}

/** Work that residents of a county look for, by words of titles; the first that fits counts. */
const countyWork: readonly (readonly [kind: string, words: RegExp, howMany: number])[] = [
  ['kitchen', /厨|面点|烘焙|餐厅|餐饮|传菜|服务员|服务生|咖啡|奶茶|水吧/, 12],
  ['care', /护理|护工|护士|保姆|月嫂|育婴|家政|养老|照护|托管|幼儿|幼教|保育|陪护|早教/, 12],
  ['cleaning', /保洁|清洁|洗碗|环卫|客房|酒店/, 12],
  ['delivery', /配送|送餐|骑手|外卖|快递|送货|派送|分拣/, 12],
  ['driving', /司机|驾驶员|驾校/, 12],
  ['security', /保安|安保|门卫|消防|物业|巡逻|安全员|安管/, 20],
  ['retail', /店员|营业员|导购|收银|店长|门店|理货|超市|美容|美发|美甲/, 12],
  [
    'factory',
    /普工|操作工|技工|焊|装配|车间|生产|钳工|电工|机修|维修|质检|检验|品检|缝纫|包装|车工|铣|模具|工人|组装|数控|CNC|注塑/,
    34,
  ],
  ['warehouse', /仓|库管|搬运|叉车|物流|跟单|货运/, 30],
  ['service', /客服|接线|话务|售后|客户服务|呼叫/, 28],
  ['clerk', /文员|前台|行政|出纳|内勤|录入|助理|会计|资料员|统计/, 24],
  ['sales', /销售|业务员|置业|房产|经纪|推销|地推|促销/, 20],
];

/** Titles of engineers, leaders and trainees are not counted as county work, whatever else they say. */
const otherTitle =
  /工程师|开发|算法|总监|经理|架构|数据|产品|研发|软件|IT|高级|专家|Java|测试|顾问|解决方案|[Ee]ngineer|[Mm]anager|运营|实习|管培|分析/;

/** All other work, by the category of the data. */
const ofCategory: Readonly<Record<string, number>> = {
  'IT/研发': 26,
  '工程/设计': 16,
  '销售/市场': 12,
  '运营/新媒体': 14,
  人事行政: 12,
  财务: 14,
  教育: 12,
  客服: 8,
  医疗健康: 6,
  生活服务: 6,
  '制造/技工': 8,
  其他: 14,
};

/** SHA-256 in hexadecimal digits. */
export const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

/** Which half an advertisement is of: who works on the reading of texts looks at `open` alone. */
export const halfOf = (id: string): 'open' | 'held-out' =>
  /[13579bdf]$/.test(hashOf(id)) ? 'held-out' : 'open';

/** All collected advertisements with a description. @param folder of the public test data. */
export function readAdvertisements(folder: string): Map<string, Advertisement> {
  const found = new Map<string, Advertisement>();
  for (const file of ['jobs_cn', 'jobs_balanced_sample']) {
    const lines = gunzipSync(readFileSync(join(folder, `jobs/${file}.jsonl.gz`))).toString('utf8');
    for (const line of lines.split('\n')) {
      if (!line.includes('"description"')) continue;
      const { id, title, category, description } = JSON.parse(line) as Advertisement;
      if (!found.has(id)) found.set(id, { id, title, category, description });
    }
  }
  return found;
}

const lettersOf = (text: string) => text.replace(/[^\p{L}]/gu, '');

function foursOf(text: string): Set<string> {
  const bare = text.replace(/[^\p{L}\p{N}]/gu, '');
  return new Set(Array.from({ length: Math.max(0, bare.length - 3) }, (_, at) => bare.slice(at, at + 4)));
}

function alike(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  let shared = 0;
  for (const four of one) if (other.has(four)) shared += 1;
  return shared > (one.size + other.size - shared) / 2;
}

/** The same advertisements each time, whatever their order: by the hash of their ids, so many of each kind. @returns in that order, with the kind. */
export function pickAdvertisements(
  all: Iterable<Advertisement>,
): { advertisement: Advertisement; work: string }[] {
  const said = new Set<string>();
  const left = new Map([
    ...countyWork.map(([kind, , howMany]) => [kind, howMany] as const),
    ...Object.entries(ofCategory),
  ]);
  const byHash = [...all]
    .filter(({ description: { length } }) => length >= 40 && length <= 600)
    .map((advertisement) => ({ advertisement, hash: hashOf(advertisement.id) }))
    .sort((a, b) => (a.hash < b.hash ? -1 : 1));
  const picked = byHash.flatMap(({ advertisement }) => {
    const { title, category, description } = advertisement;
    const letters = lettersOf(description);
    const keys = [letters.slice(0, 60), letters.slice(-60), lettersOf(title)];
    if (keys.some((key) => said.has(key))) return [];
    for (const key of keys) said.add(key);
    const kind = otherTitle.test(title) ? undefined : countyWork.find(([, words]) => words.test(title))?.[0];
    const more = left.get(kind ?? category) ?? 0;
    left.set(kind ?? category, more - 1);
    return more > 0 ? [{ advertisement, work: kind ?? 'other', fours: foursOf(description) }] : [];
  });
  // Of two that say the same in half of their letters the later is left out: 7 of 321.
  return picked.flatMap(({ advertisement, work, fours }, at) =>
    picked.slice(0, at).some((earlier) => alike(fours, earlier.fours)) ? [] : [{ advertisement, work }],
  );
}
