import { useErrorWords, useLive, useLoad } from '../../../../web/data.ts';
import { Row, Rows } from '../../../../web/design/Card.tsx';
import { StatusChip } from '../../../../web/design/Chip.tsx';
import { ListOut } from '../../../../web/design/ListOut.tsx';
import { ResidentPage } from '../../../../web/design/ResidentPage.tsx';
import { Empty, Failed, Waiting } from '../../../../web/design/States.tsx';
import { Dotted } from '../../../../web/design/Text.tsx';
import { useDevice } from '../../../../web/device.ts';
import { useFormat } from '../../../../web/format.ts';
import { useT } from '../../../../web/words.ts';

/** What I said was wrong, and what became of it. */
export function MyReportsPage() {
  const t = useT();
  const words = useErrorWords();
  const { language } = useDevice();
  const { dayOf } = useFormat();
  const mine = useLoad('GET /api/my/reports');
  useLive(() => void mine.refetch());
  return (
    <ResidentPage title={t('stations.wrong.mine')} back="/my">
      <h1>{t('stations.wrong.mine')}</h1>
      {mine.isPending ? <Waiting onAgain={() => void mine.refetch()} /> : null}
      {mine.isError ? <Failed onAgain={() => void mine.refetch()}>{words(mine.error)}</Failed> : null}
      {mine.data?.reports.length === 0 ? <Empty title={t('stations.page.empty')} /> : null}
      {mine.data && mine.data.reports.length > 0 ? (
        <Rows>
          {mine.data.reports.map((report) => (
            <Row
              key={report.reportId}
              title={t('stations.wrong.about', {
                title: report.title[language],
                reason: report.reason[language],
              })}
              note={<Dotted>{[report.station.name, dayOf(report.madeAt)]}</Dotted>}
              side={
                <StatusChip tone={report.answer ? 'good' : 'info'}>
                  {report.answer ? t(`stations.wrong.answer.${report.answer}`) : t('stations.wrong.waiting')}
                </StatusChip>
              }
            />
          ))}
        </Rows>
      ) : null}
      {mine.data && mine.data.reports.length > 0 ? <ListOut list="GET /api/my/reports" /> : null}
    </ResidentPage>
  );
}
