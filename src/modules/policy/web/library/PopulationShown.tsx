import { useLoad } from '../../../../web/data.ts';
import { Card } from '../../../../web/design/Card.tsx';
import { SummaryList } from '../../../../web/design/SummaryList.tsx';
import { useFormat } from '../../../../web/format.ts';
import { useT } from '../../../../web/words.ts';

/** For how many people of the area a policy stands how; nothing where that was not counted. */
export function PopulationShown({ policy }: { policy: string }) {
  const t = useT();
  const { moment } = useFormat();
  const { data } = useLoad(
    'GET /api/policies/:id/population',
    { params: { id: policy } },
    { anyVisit: true },
  );
  const counted = data?.population;
  if (!counted) return null;
  const rows = (['entitled', 'check', 'open'] as const).map((as) => ({
    name: t(`library.desk.population.${as}`),
    value: counted[as].few
      ? t('library.desk.population.few')
      : t('library.desk.population.people', { count: counted[as].count }),
  }));
  return (
    <Card
      title={t('library.desk.population.title')}
      foot={t('library.desk.population.note', { when: moment(counted.countedAt) })}
    >
      <SummaryList rows={rows} />
    </Card>
  );
}
