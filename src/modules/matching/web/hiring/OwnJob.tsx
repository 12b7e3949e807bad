import { useParams } from 'wouter';
import { useLoad } from '../../../../web/data.ts';
import { Card } from '../../../../web/design/Card.tsx';
import { StatusChip } from '../../../../web/design/Chip.tsx';
import { Facts } from '../../../../web/design/SummaryList.tsx';
import { useDevice } from '../../../../web/device.ts';
import { useFormat } from '../../../../web/format.ts';
import { useT } from '../../../../web/words.ts';

/** Of our own job: who offers it and whether he is verified, its hours and contract, what its labels promise, until when it holds. */
export function OwnJob() {
  const t = useT();
  const { language } = useDevice();
  const { day } = useFormat();
  const { id = '' } = useParams();
  const { data: job } = useLoad('GET /api/jobs/:id', { params: { id } }, { stay: true });
  if (!job?.own) return null;
  const { own } = job;
  const rows = [
    { name: t('hiring.fields.hours'), value: own.hours?.join(t('hiring.and')) ?? t('hiring.job.later') },
    {
      name: t('hiring.fields.step-free'),
      value: own.stepFree === null ? null : t(`hiring.stepFree.${own.stepFree}`),
    },
    {
      name: t('hiring.fields.pay'),
      value: [job.payPrinted, own.payRule].filter(Boolean).join(t('hiring.and')),
    },
    {
      name: t('hiring.fields.contract'),
      value: own.contract === null ? null : t(`hiring.contract.${own.contract}`),
    },
    {
      name: t('hiring.job.until'),
      value: own.state === 'closed' ? null : day(own.validUntil),
    },
  ];
  return (
    <Card
      level={2}
      title={t('hiring.job.title')}
      side={
        own.verified ? (
          <StatusChip tone="good">{t('hiring.job.verified')}</StatusChip>
        ) : (
          <StatusChip tone="wait">{t('hiring.job.unverified')}</StatusChip>
        )
      }
      foot={<p className="note">{t('hiring.job.note')}</p>}
    >
      <div className="stack">
        <Facts lined rows={rows.filter(({ value }) => value !== null)} />
        {own.labels.length > 0 ? (
          <ul className="jobs-weights">
            {own.labels.map(({ id: label, name, means }) => (
              <li key={label}>
                <strong>{name[language]}</strong>
                {t('hiring.job.colon')}
                {means[language]}
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </Card>
  );
}
