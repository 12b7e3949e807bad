import type { Output } from '../../../web/call.ts';
import { Card } from '../../../web/design/Card.tsx';
import { Chip, Chips, ReasonChip } from '../../../web/design/Chip.tsx';
import { Dotted, Money } from '../../../web/design/Text.tsx';
import { useDevice } from '../../../web/device.ts';
import { formatYuan } from '../../../web/format.ts';
import { useT } from '../../../web/words.ts';

type Job = Output<'GET /api/jobs'>['jobs'][number];

/** A job with its pay, and at most three reasons. */
export function JobCard({ job, href = `/jobs/${job.jobId}` }: { job: Job; href?: string }) {
  const t = useT();
  const { language } = useDevice();
  return (
    <Card title={job.title} href={href} side={<Pay job={job} />}>
      <p className="note">
        <Dotted>
          {[job.company ?? t('matching.card.noCompany'), job.remote ? t('matching.card.remote') : job.area]}
        </Dotted>
      </p>
      {job.chips.length > 0 || job.direct || job.fresh ? (
        <Chips>
          {job.fresh ? <Chip tone="shi">{t('matching.card.fresh')}</Chip> : null}
          {job.direct ? <Chip tone="qing">{t('matching.card.direct')}</Chip> : null}
          {job.chips.map((chip) => (
            <ReasonChip key={chip.zh} kind={chip.kind === 'unknown' ? 'fact' : chip.kind}>
              {chip[language]}
            </ReasonChip>
          ))}
        </Chips>
      ) : null}
      {job.answers?.rate == null ? null : (
        <p className="least">{t('matching.card.answers', { rate: job.answers.rate })}</p>
      )}
      {job.old && job.collectedYear !== null ? (
        <p className="least">{t('matching.card.old', { year: job.collectedYear })}</p>
      ) : null}
    </Card>
  );
}

/** Pay a month where it could be worked out, else as it was printed. */
export function Pay({ job }: { job: Pick<Job, 'payLow' | 'payHigh' | 'payPrinted'> }) {
  const t = useT();
  const { payLow, payHigh, payPrinted } = job;
  const unit = t('matching.card.month');
  if (payLow === null && payHigh === null) {
    return <span className="note">{payPrinted ?? t('matching.card.noPay')}</span>;
  }
  if (payLow === null)
    return <Money amount={t('matching.card.upTo', { amount: whole(payHigh) })} unit={unit} />;
  if (payHigh === null)
    return <Money amount={t('matching.card.from', { amount: whole(payLow) })} unit={unit} />;
  const ends = [...new Set([whole(payLow), whole(payHigh)])];
  return <Money amount={ends.join('–')} unit={unit} />;
}

/** Pay that was worked out from days or years has odd jiao and fen, which nobody is paid. */
function whole(fen: number | null): string {
  return formatYuan(Math.round((fen ?? 0) / 100) * 100);
}
