import { useParams } from 'wouter';
import { useLoad } from '../../../../web/data.ts';
import { Card } from '../../../../web/design/Card.tsx';
import { Fold } from '../../../../web/design/Fold.tsx';
import { Notice } from '../../../../web/design/States.tsx';
import { useDevice } from '../../../../web/device.ts';
import { useT } from '../../../../web/words.ts';
import './applications.css';

/** How this employer answers, measured, with the definition a touch away; above the job's text, since silence is the first complaint. */
export function AnswersPart() {
  const t = useT();
  const { id = '' } = useParams();
  const job = useLoad('GET /api/jobs/:id', { params: { id } }, { stay: true });
  const answers = job.data?.answers;
  if (!answers) return null;
  const { employer, posting } = answers;
  const { rate, medianDays } = employer;
  return (
    <Card level={2} title={t('applications.answers.title')}>
      {rate === null || medianDays === null ? (
        <p>{t('applications.answers.few')}</p>
      ) : (
        <>
          <dl className="applications-figures">
            <Stat
              value={t('applications.answers.rate', { count: rate })}
              name={t('applications.answers.rateName')}
            />
            <Stat
              value={
                medianDays < 1
                  ? t('applications.answers.daysNone')
                  : t('applications.answers.days', { count: medianDays })
              }
              name={t('applications.answers.daysName')}
            />
            <Stat
              value={t('applications.answers.hires', { count: employer.hires })}
              name={t('applications.answers.hiresName')}
            />
          </dl>
          <p className="note">{t('applications.answers.basis', { count: employer.n })}</p>
        </>
      )}
      {posting.rate === null ? null : (
        <p className="note">{t('applications.answers.one', { count: posting.n, rate: posting.rate })}</p>
      )}
      {answers.lowered ? (
        <Notice tone="wait" icon="info">
          {t('applications.answers.lowered')}
        </Notice>
      ) : null}
      <Fold title={t('applications.answers.how')} icon="question">
        <Definition />
      </Fold>
    </Card>
  );
}

function Stat({ value, name }: { value: string; name: string }) {
  return (
    <div>
      <dt className="note">{name}</dt>
      <dd className="figure">{value}</dd>
    </div>
  );
}

function Definition() {
  const t = useT();
  const { language } = useDevice();
  const { data } = useLoad('GET /api/answering', undefined, { stay: true, anyVisit: true });
  if (!data) return null;
  return (
    <div className="stack-close stack">
      <p>{data.rule[language]}</p>
      <p className="note">{t('applications.answers.counts')}</p>
      <ul>
        {data.counts.map((each) => (
          <li key={each.zh}>{each[language]}</li>
        ))}
      </ul>
      <p className="note">{t('applications.answers.removed')}</p>
      <ul>
        {[...data.removed, data.few].map((each) => (
          <li key={each.zh}>{each[language]}</li>
        ))}
      </ul>
      <p>{t('applications.answers.remind')}</p>
      <p className="note">
        {data.owner[language]} · v{data.version} · {data.validFrom}
      </p>
    </div>
  );
}
