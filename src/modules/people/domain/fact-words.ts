import { formatYuan } from '../../../ground/money/format.ts';
import { fen } from '../../../ground/money/money.ts';
import type { Words } from '../../../ground/problem.ts';
import type { Fact, FactValue } from './facts.ts';

/**
 * A value as pages show it; null where it is not known. Masks are shown as they are.
 * @param areaName the full name of an area code.
 */
export function factWords(fact: Fact, value: FactValue, areaName: (code: string) => string): Words | null {
  if (value === null) return null;
  const items = (list: FactValue, words: (item: string) => Words): Words => {
    const each = (list as string[]).map(words);
    if (each.length === 0) return { zh: '都没有', en: 'None' };
    return { zh: each.map(({ zh }) => zh).join('、'), en: each.map(({ en }) => en).join(', ') };
  };
  switch (fact.type) {
    case 'code':
      return optionWords(fact, String(value));
    case 'codes':
      return items(value, (code) => optionWords(fact, code));
    case 'texts':
      return items(value, same);
    case 'area':
      return same(areaName(String(value)));
    case 'areas':
      return items(value, (code) => same(areaName(code)));
    case 'yesno':
      return value ? { zh: '是', en: 'Yes' } : { zh: '不是', en: 'No' };
    case 'day': {
      const [year, month, date] = String(value).split('-').map(Number);
      return { zh: `${year}年${month}月${date}日`, en: String(value) };
    }
    case 'integer':
      return { zh: `${value} ${fact.unit.zh}`, en: `${value} ${fact.unit.en}` };
    case 'fen': {
      const { zh, en } = formatYuan(fen(Number(value)));
      return { zh: zh.replace('元', fact.unit.zh), en: en.replace('yuan', fact.unit.en) };
    }
    default:
      return same(String(value));
  }
}

function same(text: string): Words {
  return { zh: text, en: text };
}

function optionWords(fact: Fact & { type: 'code' | 'codes' }, code: string): Words {
  const option = fact.options.find((each) => each.code === code);
  return option ? { zh: option.zh, en: option.en } : same(code);
}
