import { CallProblem } from '../../../../web/call.ts';
import { useClerk } from '../../../../web/counter/use-clerk.ts';
import { useErrorWords, useLoad } from '../../../../web/data.ts';
import { Row, Rows } from '../../../../web/design/Card.tsx';
import { Chip, Chips } from '../../../../web/design/Chip.tsx';
import { DeskFrame } from '../../../../web/design/DeskFrame.tsx';
import { ListOut } from '../../../../web/design/ListOut.tsx';
import { Empty, Failed, Waiting } from '../../../../web/design/States.tsx';
import { useT } from '../../../../web/words.ts';

/** For the staff of an area: where people wait for an employer's answer, in counts alone, the longest wait first; and to the employer. */
export function WaitingPage() {
  return useClerk() ? <Postings /> : null;
}

function Postings() {
  const t = useT();
  const words = useErrorWords();
  const found = useLoad('GET /api/applications-waiting');
  return (
    <DeskFrame title={t('applicants.area.title')}>
      <div className="stack">
        <h1>{t('applicants.area.title')}</h1>
        <p className="note">{t('applicants.area.note')}</p>
        {found.isPending ? <Waiting lines={6} onAgain={() => void found.refetch()} /> : null}
        {found.isError ? (
          <Failed
            reference={found.error instanceof CallProblem ? found.error.requestId : undefined}
            onAgain={() => void found.refetch()}
          >
            {words(found.error)}
          </Failed>
        ) : null}
        {found.data?.postings.length === 0 ? (
          <Empty title={t('applicants.area.none')}>{t('applicants.area.noneText')}</Empty>
        ) : null}
        {found.data && found.data.postings.length > 0 ? (
          <Rows>
            {found.data.postings.map((posting) => (
              <Row
                key={posting.jobId}
                title={posting.title}
                href={`/counter/employers/${posting.employerId}`}
                note={posting.employer}
                side={
                  posting.waiting > 0 ? t('applicants.area.waiting', { count: posting.waiting }) : undefined
                }
              >
                <Chips>
                  {posting.longestDays === null ? null : (
                    <Chip
                      tone={posting.longestDays > 7 ? 'error' : posting.longestDays >= 3 ? 'wait' : 'plain'}
                    >
                      {t('applicants.area.longest', { count: posting.longestDays })}
                    </Chip>
                  )}
                  <Chip>{t('applicants.area.talking', { count: posting.talking })}</Chip>
                  <Chip>{t('applicants.area.hired', { count: posting.hired })}</Chip>
                  {posting.lowered ? <Chip tone="wait">{t('applicants.area.lowered')}</Chip> : null}
                  {posting.alerts > 0 ? (
                    <Chip tone="error" icon="warning">
                      {t('applicants.area.alerts', { count: posting.alerts })}
                    </Chip>
                  ) : null}
                </Chips>
              </Row>
            ))}
          </Rows>
        ) : null}
        {found.data && found.data.postings.length > 0 ? (
          <ListOut list="GET /api/applications-waiting" />
        ) : null}
      </div>
    </DeskFrame>
  );
}
