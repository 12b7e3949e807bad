import type { Words } from '../../../../ground/problem.ts';
import type { Span, Sureness } from '../sentence/text.ts';
import type { Phrase } from './phrases.ts';

/** What the work asks of the body and of where one is; told to people, never scored. */
const rules = {
  standing: [/站立|站岗|久站|长时间站|一直站/, '要久站', 'long standing'],
  walking: [/走动|步行|来回走|多走路/, '要多走路', 'much walking'],
  lifting: [/搬运|搬货|搬东西|装卸|扛/, '要搬东西', 'lifting'],
  strength: [/体力(?:好|活|劳动|工作)|力气|有劲/, '要力气', 'strength'],
  fitness: [/身体(?:健康|素质|状况|好|硬朗)|体检合格/, '身体要好', 'good health'],
  heights: [/高空|登高|高处|爬高/, '要登高', 'work at heights'],
  heat: [/高温(?!补|费|津)|炎热|耐热/, '热', 'heat'],
  cold: [/冷库|低温|冷冻|户外寒冷/, '冷', 'cold'],
  outdoors: [/户外|室外|外出(?:工作|作业|跑)|外勤|跑外|露天/, '在户外', 'work outdoors'],
  dirt: [/粉尘|油污|脏|噪音|异味/, '脏或者吵', 'dirt or noise'],
  eyesight: [/视力|色盲|色弱/, '眼睛要好', 'good eyesight'],
  travel: [/出差|驻外|外派|驻厂|驻场|长期在外/, '要出差', 'travelling'],
  driving: [/安全驾驶|开车(?!位)|驾驶(?:车辆|公司|货车|面包车)/, '要开车', 'driving'],
} as const satisfies Record<string, readonly [RegExp, string, string]>;

export type Strain = keyof typeof rules;
export const strains = Object.keys(rules) as Strain[];

export const strainNames = Object.fromEntries(
  Object.entries(rules).map(([strain, [, zh, en]]) => [strain, { zh, en }]),
) as Record<Strain, Words>;

/** 不出差, 无需搬运: it is not asked for. */
const denied = /(?:不用|不需要?|无需|无须|没有|不|免)[^，。；\s]{0,3}$/;

/** Each strain once, where it is first made; what is given or denied is none. */
export function readStrains(phrases: readonly Phrase[]): (Span & { value: Strain; sure: Sureness })[] {
  const found = new Map<Strain, Span & { value: Strain; sure: Sureness }>();
  for (const { text, start, section } of phrases) {
    if (section === 'given') continue;
    for (const strain of strains) {
      const match = rules[strain][0].exec(text);
      if (!match || found.has(strain) || denied.test(text.slice(0, match.index))) continue;
      const at = start + match.index;
      found.set(strain, { value: strain, start: at, end: at + match[0].length, sure: 'likely' });
    }
  }
  return [...found.values()].sort((a, b) => a.start - b.start);
}
