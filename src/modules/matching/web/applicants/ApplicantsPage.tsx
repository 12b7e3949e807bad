import { useState } from 'react';
import { Link, useSearch } from 'wouter';
import { CallProblem, type Output } from '../../../../web/call.ts';
import { queries, useErrorWords, useLive, useLoad } from '../../../../web/data.ts';
import { Card, Row, Rows, Section } from '../../../../web/design/Card.tsx';
import { Chip, Chips, StatusChip } from '../../../../web/design/Chip.tsx';
import { ListOut } from '../../../../web/design/ListOut.tsx';
import { Segments } from '../../../../web/design/QueueRow.tsx';
import { Empty, Failed, Waiting } from '../../../../web/design/States.tsx';
import { Dotted } from '../../../../web/design/Text.tsx';
import { useDevice } from '../../../../web/device.ts';
import { dayOf, useFormat } from '../../../../web/format.ts';
import { useT } from '../../../../web/words.ts';
import { AnsweringFrame, useAnsweringBase } from './AnsweringFrame.tsx';

const views = ['waiting', 'talking', 'over'] as const;
type View = (typeof views)[number];
type Applicant = Output<'GET /api/employer/applicants'>['applicants'][number];

const emptyTitle = { waiting: 'none', talking: 'noneTalking', over: 'noneOver' } as const;

/** Who has applied, those who wait for an answer first. */
export function ApplicantsPage() {
  const t = useT();
  const words = useErrorWords();
  const [view, setView] = useState<View>('waiting');
  const { list } = useAnsweringBase();
  const posting = new URLSearchParams(useSearch()).get('posting');
  const found = useLoad('GET /api/employer/applicants', {
    query: { view, ...(posting === null ? {} : { posting }) },
  });
  // The number on the tab too.
  useLive(() => void queries.invalidateQueries());
  const counts = found.data?.counts;
  return (
    <AnsweringFrame title={t('applicants.list.title')}>
      <h1>{t('applicants.list.title')}</h1>
      {posting === null ? null : (
        <p className="note">
          {t('applicants.list.onePosting')} <Link href={list}>{t('applicants.list.allPostings')}</Link>
        </p>
      )}
      {found.data && found.data.soon.length > 0 ? <Soon applicants={found.data.soon} /> : null}
      {counts ? (
        <Segments
          label={t('applicants.list.views')}
          segments={views.map((value) => ({
            value,
            label: t(`applicants.list.${value}`, { count: counts[value] }),
          }))}
          value={view}
          onChange={(value) => setView(views.find((each) => each === value) ?? 'waiting')}
        />
      ) : null}
      {view === 'waiting' && (counts?.waiting ?? 0) > 0 ? <p>{t('applicants.list.hint')}</p> : null}
      {found.isPending ? <Waiting lines={6} onAgain={() => void found.refetch()} /> : null}
      {found.isError ? (
        <Failed
          reference={found.error instanceof CallProblem ? found.error.requestId : undefined}
          onAgain={() => void found.refetch()}
        >
          {words(found.error)}
        </Failed>
      ) : null}
      {found.data?.applicants.length === 0 ? (
        <Empty title={t(`applicants.list.${emptyTitle[view]}`)}>{t('applicants.list.noneText')}</Empty>
      ) : null}
      <div className="stack">
        {found.data?.applicants.map((applicant) => (
          <ApplicantCard key={applicant.applicationId} applicant={applicant} />
        ))}
      </div>
      {found.data && found.data.applicants.length > 0 ? (
        <ListOut
          list="GET /api/employer/applicants"
          input={{ query: { view, ...(posting === null ? {} : { posting }) } }}
        />
      ) : null}
      <p className="note">{t('applicants.list.hidden')}</p>
    </AnsweringFrame>
  );
}

/** Whose interview is today or tomorrow, with the hour. */
function Soon({ applicants }: { applicants: readonly Applicant[] }) {
  const t = useT();
  const { moment, today } = useFormat();
  const { one } = useAnsweringBase();
  return (
    <Section title={t('applicants.list.soon')}>
      <Rows>
        {applicants.map(({ applicationId, name, title, interviewAt }) =>
          interviewAt === null ? null : (
            <Row
              key={applicationId}
              title={name}
              note={<Dotted>{[moment(interviewAt), title]}</Dotted>}
              href={one(applicationId)}
              side={
                <StatusChip tone="wait">
                  {t(
                    dayOf(new Date(interviewAt)) === today
                      ? 'applicants.list.meetToday'
                      : 'applicants.list.meetSoon',
                  )}
                </StatusChip>
              }
            />
          ),
        )}
      </Rows>
    </Section>
  );
}

function ApplicantCard({ applicant }: { applicant: Applicant }) {
  const t = useT();
  const { language } = useDevice();
  const { one } = useAnsweringBase();
  const { daysWaiting, late, over } = applicant;
  const waits = daysWaiting !== null && applicant.state.id !== 'interview-agreed';
  return (
    <Card
      level={2}
      title={applicant.name}
      href={one(applicant.applicationId)}
      side={
        waits ? (
          <Chip tone={late ? 'error' : daysWaiting >= 3 ? 'wait' : 'plain'}>
            {daysWaiting === 0
              ? t('applicants.list.today')
              : t('applicants.list.days', { count: daysWaiting })}
          </Chip>
        ) : (
          <StatusChip tone={applicant.state.tone}>{applicant.state.name[language]}</StatusChip>
        )
      }
    >
      <p className="note">
        <Dotted>
          {[applicant.title, over ? (applicant.ended?.[language] ?? null) : applicant.next[language]]}
        </Dotted>
      </p>
      {applicant.short.length > 0 ? (
        <Chips>
          {applicant.short.map((each) => (
            <Chip key={each.zh}>{each[language]}</Chip>
          ))}
        </Chips>
      ) : null}
    </Card>
  );
}
