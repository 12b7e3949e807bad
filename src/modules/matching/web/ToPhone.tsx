import { useParams } from 'wouter';
import { Card } from '../../../web/design/Card.tsx';
import { QrCode } from '../../../web/design/QrCode.tsx';
import { useT } from '../../../web/words.ts';
import './jobs.css';

/** At a terminal: the job's public address to take along on a phone. It says nothing of who stood here. */
export function ToPhone() {
  const t = useT();
  const { id = '' } = useParams();
  return (
    <Card level={2} title={t('matching.job.toPhone')}>
      <div className="jobs-to-phone">
        <p>{t('matching.job.toPhoneText')}</p>
        <QrCode path={`/jobs/${id}`} label={t('matching.job.toPhoneCode')} />
      </div>
    </Card>
  );
}
