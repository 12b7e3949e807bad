import { addDays, parseDay } from '../../../ground/clock/day.ts';
import { useFormat } from '../../../web/format.ts';
import { useT } from '../../../web/words.ts';

interface OpenState {
  openUntil: string | null;
  opensNext: { day: string; from: string } | null;
}

/** 现在开着，到 17:30 / 明天 08:30 开门 / 现在没开门. */
export function useOpenWords(): (state: OpenState) => string {
  const t = useT();
  const { today, day, weekday } = useFormat();
  return ({ openUntil, opensNext }) => {
    if (openUntil !== null) return t('network.near.openUntil', { time: openUntil });
    if (opensNext === null) return t('network.near.closed');
    const when =
      opensNext.day === today
        ? t('network.near.today')
        : opensNext.day === addDays(parseDay(today), 1)
          ? t('network.near.tomorrow')
          : `${day(opensNext.day)} ${weekday(opensNext.day)}`;
    return t('network.near.opensAt', { when, time: opensNext.from });
  };
}
