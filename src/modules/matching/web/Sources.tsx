import type { Output } from '../../../web/call.ts';
import { Card } from '../../../web/design/Card.tsx';
import { Facts } from '../../../web/design/SummaryList.tsx';
import { Dotted } from '../../../web/design/Text.tsx';
import { useDevice } from '../../../web/device.ts';
import { useFormat } from '../../../web/format.ts';
import { useT } from '../../../web/words.ts';
import { educationNames } from '../domain/requirements.ts';
import { Pay } from './JobCard.tsx';

type Job = Output<'GET /api/jobs/:id'>;
type Source = Job['sources'][number];

/** Where else this job is advertised, with the pay as it stands there; what it says differently is not kept back. */
export function Sources({ job }: { job: Job }) {
  const t = useT();
  if (job.sources.length === 0) return null;
  return (
    <Card
      level={2}
      title={t('matching.sources.title')}
      tone="sink"
      foot={<p className="note">{t('matching.sources.note')}</p>}
    >
      <ul className="jobs-sources">
        {job.sources.map((source) => (
          <li key={`${source.site} ${source.number}`}>
            <SourceOf source={source} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function SourceOf({ source }: { source: Source }) {
  const t = useT();
  const { day } = useFormat();
  const { language } = useDevice();
  const { education, experienceYears, headcount } = source;
  const differs = (statement: Source['differs'][number]) => source.differs.includes(statement);
  const rows = [
    {
      of: 'pay' as const,
      name: t('matching.score.pay'),
      value: source.payPrinted ?? <Pay job={source} />,
    },
    {
      of: 'education' as const,
      name: t('matching.score.education'),
      value: education && educationNames[education][language],
    },
    {
      of: 'experience' as const,
      name: t('matching.score.experience'),
      value: experienceYears
        ? t('matching.job.experienceYears', { years: experienceYears })
        : t('matching.job.experienceNone'),
    },
    {
      of: 'headcount' as const,
      name: t('matching.job.headcount'),
      value: t('matching.job.headcountCount', { count: headcount ?? 0 }),
    },
  ];
  return (
    <>
      <p>
        <strong>{source.site ?? source.source}</strong>
      </p>
      <p className="note">
        <Dotted>
          {[
            source.collectedYear === null
              ? null
              : t('matching.job.collected', { year: source.collectedYear }),
            source.postedDay === null ? null : t('matching.job.posted', { day: day(source.postedDay) }),
            t('matching.sources.number', { number: source.number }),
          ]}
        </Dotted>
      </p>
      <Facts
        rows={rows
          .filter((row) => row.of === 'pay' || differs(row.of))
          .map(({ of, name, value }) => ({
            name,
            value,
            marked: differs(of),
            from: differs(of) ? t('matching.sources.differs') : undefined,
          }))}
      />
    </>
  );
}
