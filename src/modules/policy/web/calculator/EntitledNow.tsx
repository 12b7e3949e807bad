import { useLookUp } from '../../../../web/data.ts';
import { RowCard } from '../../../../web/design/Card.tsx';
import { useT } from '../../../../web/words.ts';

/**
 * After something that may open a benefit (a registration, a hire): what can be seen by the register alone, and the way to the rest. Nothing
 * is shown where it cannot be told; the page that it stands on does without.
 */
export function EntitledNow({ subject }: { subject: 'person' | 'unit' }) {
  const t = useT();
  const { data } = useLookUp('POST /api/calculator', { body: { subject, told: {}, unclear: [] } });
  if (!data) return null;
  const { hiredHere } = data;
  const { entitled, check } = data.counts;
  const seen = entitled + check;
  return (
    <RowCard
      icon="calculator"
      title={t(subject === 'unit' ? 'calculator.unitTitle' : 'calculator.title')}
      note={
        hiredHere > 0
          ? t('calculator.now.hired', { count: hiredHere, entitled, check })
          : seen > 0
            ? t('calculator.now.seen', { entitled, check })
            : t('calculator.now.ask', { known: data.known.length })
      }
      href={subject === 'unit' ? '/employer/calculator' : '/calculator'}
    />
  );
}
