import { useDevice } from '../../../../web/device.ts';
import { useT } from '../../../../web/words.ts';

const outcomes = [
  'created',
  'changed',
  'unchanged',
  'repeated',
  'elsewhere',
  'refused',
  'undone',
  'kept',
] as const;

/** 新建 8 条、更新 1 条: what became of rows, or would. */
export function useOutcomes(): (counts: Record<string, number>, way: 'would' | 'became') => string {
  const t = useT();
  const { language } = useDevice();
  return (counts, way) =>
    outcomes
      .flatMap((outcome) => {
        const count = counts[outcome] ?? 0;
        if (count === 0) return [];
        if (way === 'became') {
          return outcome === 'refused' ? [] : [t(`imports.check.became.${outcome}`, { count })];
        }
        return outcome === 'repeated' || outcome === 'undone' || outcome === 'kept'
          ? []
          : [t(`imports.check.would.${outcome}`, { count })];
      })
      .join(language === 'zh' ? '、' : ', ');
}
