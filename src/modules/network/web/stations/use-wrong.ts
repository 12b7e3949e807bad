import { useSubmit } from '../../../../web/data.ts';
import { say } from '../../../../web/design/Toast.tsx';
import { useFormat } from '../../../../web/format.ts';
import { now } from '../../../../web/now.ts';
import { newId } from '../../../../web/uuid.ts';
import { useT } from '../../../../web/words.ts';

/** Says that something published is wrong, and who will look at it by when. */
export function useWrong(stationId: string) {
  const t = useT();
  const { day } = useFormat();
  const send = useSubmit('POST /api/items/:item/wrong');
  const report = async (itemId: string, reason: string, words?: string): Promise<boolean> => {
    const answer = await send.submit({
      params: { item: itemId },
      body: { reportId: newId(now().getTime()), stationId, reason, ...(words ? { words } : {}) },
    });
    if (!answer) return false;
    const { station, lookedAtBy } = answer;
    say(
      lookedAtBy === null
        ? t('stations.wrong.thanksSoon', { station })
        : t('stations.wrong.thanks', { station, day: day(lookedAtBy) }),
    );
    return true;
  };
  return { report, send };
}
