import type { Reading, Said } from './text.ts';

/** Where the work is, in words. */
export interface SaidPlace {
  /** As it was said: 北苑街道文化路. */
  address: Said<string> | null;
  /** The words of it that name a division (北苑街道), for the list of areas; empty where none does. */
  divisions: string[];
}

const division = '[\\p{Script=Han}]{1,6}?(?:省|市|县|区(?!域)|街道办?|镇|乡|村|社区|开发区|高新区|新区)';
const spot =
  '[\\p{Script=Han}a-z0-9]{0,8}?(?:大街|大道|路口|路|街|巷|胡同|小区|花园|家园|公寓|广场|工业园|产业园|科技园|物流园|园区|大厦|大楼|批发市场|农贸市场|商贸城|市场|商城|商场|美食城|医院|学校|中学|小学|幼儿园|火车站|高铁站|汽车站|客运站|车站|大集|桥头|\\d+号楼?|\\d+号|\\d+楼|\\d+层|城|苑|厂区)';
const numbered = '(?:[a-z]?\\d{1,4}(?:-\\d+)?(?:号楼?|号|栋|楼|层|室|单元))*';
const near =
  '(?:附近|对面|对过|旁边|隔壁|门口|里面|东边|西边|南边|北边|东头|西头|东首|路东|路西|路南|路北|往[东西南北](?:\\d+米)?|边上|后面|前面)?';
const cue = '(?:工作地点|上班地点|工作地址|地址|地点|位置|店就?在|厂就?在|公司在|就在|单位在|位于|在|去|到)';
const strong =
  '(?:街道办?|镇|乡|社区|开发区|高新区|大街|大道|路|街|工业园|产业园|批发市场|小区|广场|火车站|高铁站|汽车站)';

const cued = new RegExp(
  `${cue}(?:是|:|在|\\s){0,8}((?:${division}|${spot}|和|与)+${numbered}${near}(?:交叉口|交汇处|路口)?)`,
  'u',
);
const bare = new RegExp(
  `(?:^|[\\s,.。;、!\\ue000])((?:${division})*(?:[\\p{Script=Han}a-z0-9]{2,8}?${strong})+(?:${spot})*${numbered}${near})`,
  'u',
);
const stop = /(?:招|要|找|工资|月薪|上班|干活|包吃|包住|管饭|每天|一天|负责|经验|学历)/;
/** Words that end like a place and are none. */
const noPlace =
  /^(?:在家|本市|本地|城市|外地|当地|附近|小区|超市|商场|市场|学校|医院|幼儿园|市|区|县城?|社区|乡镇|农村|街上|路上)$/;

/** The words of an address that name a division. */
function divisionsOf(address: string): string[] {
  const found: string[] = [];
  const one = /[\p{Script=Han}]{1,6}?(?:省|市(?!场)|县|区|街道|镇|乡|村|社区)/uy;
  for (let match = one.exec(address); match; match = one.exec(address)) {
    if (!/(?:小区|园区|厂区)$/.test(match[0])) found.push(match[0]);
  }
  return found;
}

/** The place of work as far as the words name one; nothing that is only a kind of place (在超市, 在家). */
export function readPlace(reading: Reading): SaidPlace {
  for (const pattern of [cued, bare]) {
    for (const match of reading.matches(pattern)) {
      const words = match[1] ?? '';
      if (words.length < 3 || noPlace.test(words) || stop.test(words)) continue;
      const start = match.index + match[0].lastIndexOf(words);
      const text = reading.text.slice(start, start + words.length);
      return { address: reading.said(text, start, words.length), divisions: divisionsOf(words) };
    }
  }
  return { address: null, divisions: [] };
}
