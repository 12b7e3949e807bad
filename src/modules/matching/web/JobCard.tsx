import type { Output } from '../../../web/call.ts';
import { Card } from '../../../web/design/Card.tsx';
import { Chips, ReasonChip } from '../../../web/design/Chip.tsx';
import { Dotted, Money } from '../../../web/design/Text.tsx';
import { useDevice } from '../../../web/device.ts';
import { formatYuan } from '../../../web/format.ts';
import { useT } from '../../../web/words.ts';

type Job = Output<'GET /api/jobs'>['jobs'][number];

/** A job with its pay, and at most three reasons. */
export function JobCard({ job }: { job: Job }) {
  const t = useT();
  const { language } = useDevice();
  return (
    <Card title={job.title} href={`/jobs/${job.jobId}`} side={<Pay job={job} />}>
      <p className="note">
        <Dotted>
          {[job.company ?? t('matching.card.noCompany'), job.remote ? t('matching.card.remote') : job.area]}
        </Dotted>
      </p>
      {job.chips.length > 0 ? (
        <Chips>
          {job.chips.slice(0, 3).map((chip) => (
            <ReasonChip key={chip.zh} kind={chip.kind === 'unknown' ? 'fact' : chip.kind}>
              {chip[language]}
            </ReasonChip>
          ))}
        </Chips>
      ) : null}
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
  const low = payLow ?? payHigh;
  if (low === null) return <span className="note">{payPrinted ?? t('matching.card.noPay')}</span>;
  const high = payHigh ?? low;
  // A day's pay made a month's has a fraction that nobody needs.
  const whole = (fen: number) => formatYuan(Math.round(fen / 100) * 100);
  const amount = low === high ? whole(low) : `${whole(low)}–${whole(high)}`;
  return <Money amount={amount} unit={t('matching.card.month')} />;
}
