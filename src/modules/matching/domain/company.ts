import type { Doubt } from './doubts.ts';
import { oneLine } from './text.ts';

export interface Company {
  /** As printed; null: not known. */
  name: string | null;
  /** What the cell held instead of a name. */
  address: string | null;
  doubt: Doubt | null;
}

const mapButton = /\s*点击查看地图\s*$/;
const notACompany = /综合竞争力评估|双选会|招聘会|点击查看/;
const kindOfUnit =
  /公司|集团|企业|工厂|厂$|店|学校|大学|学院|中学|小学|幼儿园|医院|诊所|银行|事务所|研究院|研究所|实验室|工作室|合作社|中心|商行|经营部|服务部|门市部|协会|学会|局$|馆$|Ltd|Inc|Co\.|LLC/i;
// 北京市 丰台区 丰台区 纪家庙; 北京海淀区中关村东路66号世纪科贸大厦C座302.
const areaThenArea = /^\p{Script=Han}{2,8}[省市]\s+\p{Script=Han}{1,8}[区县市](\s|$)/u;
const streetNumber = /\d+\s*(号|弄|楼|层|室|栋|座)/;
/** The longest registered names with their English form have 60 characters; above stands a text. */
const longestName = 60;

/** What a company cell says: a name, an address that slipped in, or something that is neither. */
export function readCompany(cell: string | null): Company {
  if (cell === null) return { name: null, address: null, doubt: null };
  const text = oneLine(cell);
  const bare = oneLine(cell.replace(mapButton, ''));
  const isAddress =
    mapButton.test(cell) || (!kindOfUnit.test(bare) && (areaThenArea.test(bare) || streetNumber.test(bare)));
  if (isAddress && bare !== '' && bare.length <= 200)
    return { name: null, address: bare, doubt: 'company-is-address' };
  if (
    notACompany.test(text) ||
    text.length > longestName ||
    /[。；！]/.test(text) ||
    !/[\p{L}\p{N}]/u.test(text)
  ) {
    return { name: null, address: null, doubt: 'company-unreadable' };
  }
  return { name: text, address: null, doubt: null };
}
