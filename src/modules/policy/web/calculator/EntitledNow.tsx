import { useLookUp } from '../../../../web/data.ts';
import { RowCard } from '../../../../web/design/Card.tsx';
import { useDevice } from '../../../../web/device.ts';
import { useT } from '../../../../web/words.ts';

/** More names than this nobody reads on a receipt. */
const most = 3;

/**
 * After something that may open a benefit (a registration, a hire): what can be seen by the register alone, by name, and the way to all
 * results. Nothing is shown where it cannot be told; the page that it stands on does without.
 */
export function EntitledNow({ subject }: { subject: 'person' | 'unit' }) {
  const t = useT();
  const { language } = useDevice();
  const { data } = useLookUp('POST /api/calculator/results', { body: { subject, told: {}, unclear: [] } });
  if (!data) return null;
  const named = (['entitled', 'check'] as const).flatMap((standing) => {
    const names = data.results
      .filter((result) => result.standing === standing)
      .map(({ policy }) => policy.name[language]);
    if (names.length === 0) return [];
    const what = names.slice(0, most).join(t('calculator.separator'));
    return t(`calculator.now.${standing}`, {
      what: names.length > most ? t('calculator.now.more', { what, count: names.length }) : what,
    });
  });
  const lines = [
    ...(data.hiredHere > 0 ? [t('calculator.now.hired', { count: data.hiredHere })] : []),
    ...named,
    ...(named.length === 0 ? [t('calculator.now.ask', { known: data.known.length })] : []),
  ];
  const page = subject === 'unit' ? '/employer/calculator' : '/calculator';
  return (
    <RowCard
      icon="calculator"
      title={t(subject === 'unit' ? 'calculator.unitTitle' : 'calculator.title')}
      note={lines.join(t('calculator.now.and'))}
      href={named.length > 0 ? `${page}?see=results` : page}
    />
  );
}
