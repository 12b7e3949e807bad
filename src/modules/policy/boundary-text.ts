import type { Boundary } from './domain/cases/boundaries.ts';
import { type Says, saysOf } from './domain/cases/says.ts';
import { askedOf, type Changes, changesOf, type Who } from './domain/cases/who.ts';
import { citationText } from './domain/citations.ts';
import type { Grounds } from './domain/condition.ts';
import type { Catalogue, Policy } from './domain/definition.ts';
import type { Known, ValueType } from './domain/value.ts';
import { atomWords } from './domain/words.ts';

/** A value as definitions write it: 12000元, 6个月, 5.5%, 2025-03-01, [P01]. */
function written(type: ValueType, value: Known): string {
  if (value === undefined) return '不知道';
  if (value === null) return '没有';
  if (typeof value === 'object') return `[${value.join(', ')}]`;
  if (typeof value === 'boolean') return value ? '是' : '不是';
  if (typeof value === 'string') return value;
  switch (type) {
    case 'fen':
      return `${Number((value / 100).toPrecision(15))}元`;
    case 'ratio':
      return `${Number((value * 100).toPrecision(12))}%`;
    case 'months':
      return `${value}个月`;
    case 'years':
      return `${value}年`;
    default:
      return String(value);
  }
}

const changesText = (catalogue: Catalogue, changes: Changes): string =>
  [...changes]
    .map(([name, value]) => `${name} ${written(catalogue.facts.get(name)?.type ?? 'day', value)}`)
    .join('，');

function saysText({ amount: { type } }: Policy, { verdict, amount, months, failed, missing }: Says): string {
  switch (verdict) {
    case 'eligible': {
      const sum =
        amount === null
          ? '多少没有读到'
          : amount === undefined
            ? '多少还不知道'
            : written(type ?? 'fen', amount);
      return `可以享受 ${[sum, ...(months === undefined ? [] : [written('months', months)])].join('，')}`;
    }
    case 'not-eligible':
      return `不符合 ${failed.join(' ')}`.trimEnd();
    case 'open':
      return missing.length > 0 ? `还不能确定，还缺 ${missing.join(' ')}` : '还不能确定';
    default:
      return '当时没有这项政策';
  }
}

function headOf(catalogue: Catalogue, { inForce, amount }: Policy, about: Boundary['about']): string {
  const of = ({ sources, articles, doubt }: Grounds) =>
    [...sources, ...articles.map(citationText), ...(doubt ? [doubt.level, doubt.note] : [])]
      .filter(Boolean)
      .join(' ');
  if (about === 'in-force')
    return `有效期 ${inForce.from} 至 ${inForce.until ?? '没有截止日'} 〔${of(inForce)}〕`;
  if (about === 'amount') return `金额 ${amount.told?.zh ?? ''} 〔${of(amount)}〕`;
  return `${about.id} ${atomWords(catalogue, about).zh} 〔${of(about)}〕`;
}

/**
 * The boundary cases of a policy as a text that is read beside its definition: of each thing that it says, the sentence and where that was
 * read; of each case in what it differs, and what the policy says then.
 */
export function boundaryText(catalogue: Catalogue, policy: Policy, boundaries: readonly Boundary[]): string {
  const line = (from: Who, who: Who) => {
    const changes = changesText(catalogue, changesOf(catalogue, from, who));
    return `  ${changes || '不变'} → ${saysText(policy, saysOf(catalogue, policy, askedOf(who)))}`;
  };
  const nobody: Who = { asOf: boundaries[0]?.base?.asOf ?? policy.inForce.from, facts: {}, hire: null };
  const start = boundaries[0]?.base ?? nobody;
  const whole = changesText(catalogue, changesOf(catalogue, nobody, start));
  const parts = boundaries.map(({ about, base, cases }) => {
    const head = headOf(catalogue, policy, about);
    if (!base) return `${head}\n  没有找到只看这一条的情形`;
    const set = changesText(catalogue, changesOf(catalogue, start, base));
    return [head, ...(set ? [`  另设：${set}`] : []), ...cases.map((who) => line(base, who))].join('\n');
  });
  const head = `${policy.id} ${policy.name.zh}\n由定义生成（npm run cases），不手改。每行：和第一个例子（以及“另设”）哪里不同 → 政策怎么说。\n\n第一个例子：${start.asOf}，${whole}`;
  return `${[head, ...parts].join('\n\n')}\n`;
}
