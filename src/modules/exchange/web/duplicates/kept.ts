import type { Output } from '../../../../web/call.ts';
import { useLoad } from '../../../../web/data.ts';
import { useT } from '../../../../web/words.ts';
import type { PairShown } from './DuplicatesPage.tsx';

type Kept = Output<'GET /api/duplicates/:duplicate/kept'>['people'][number];

const kinds = ['cases', 'drafts', 'applications', 'services', 'mandates', 'callbacks', 'reports'] as const;

/** How much was done under each of a pair that waits, in words: '' for nothing, undefined as long as it is not known. */
export function useKept({ duplicateId, state }: PairShown): (personId: string) => string | undefined {
  const t = useT();
  const input = { params: { duplicate: duplicateId } };
  const when = state === 'waiting';
  const { data } = useLoad('GET /api/duplicates/:duplicate/kept', input, { when, anyVisit: true });
  const words = (kept: Kept) =>
    kinds.flatMap((kind) => (kept[kind] > 0 ? [t(`duplicates.kept.${kind}`, { count: kept[kind] })] : []));
  return (personId) => {
    const kept = data?.people.find((each) => each.personId === personId);
    return kept && words(kept).join(t('duplicates.kept.and'));
  };
}
