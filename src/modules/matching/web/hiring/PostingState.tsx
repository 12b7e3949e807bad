import type { Output } from '../../../../web/call.ts';
import { StatusChip } from '../../../../web/design/Chip.tsx';
import { useT } from '../../../../web/words.ts';

type Line = Output<'GET /api/postings'>['postings'][number];

/** Where a posting stands, in a word. */
export function PostingState({ state, reason }: { state: Line['state']; reason: Line['closedReason'] }) {
  const t = useT();
  if (state === 'open') return <StatusChip tone="good">{t('hiring.state.open')}</StatusChip>;
  if (state === 'waiting') return <StatusChip tone="info">{t('hiring.state.waiting')}</StatusChip>;
  if (state === 'lowered') return <StatusChip tone="wait">{t('hiring.state.lowered')}</StatusChip>;
  return (
    <StatusChip tone={reason === 'filled' ? 'good' : 'neutral'}>
      {t(`hiring.closed.${reason ?? 'withdrawn'}`)}
    </StatusChip>
  );
}
