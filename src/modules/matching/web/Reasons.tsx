import { type ReactNode, Suspense } from 'react';
import type { Output } from '../../../web/call.ts';
import { Card } from '../../../web/design/Card.tsx';
import { IconTile } from '../../../web/design/Icon.tsx';
import { Notice } from '../../../web/design/States.tsx';
import { useDevice } from '../../../web/device.ts';
import { useT } from '../../../web/words.ts';
import { OpensPart } from './what-if/index.tsx';
import './jobs.css';

type Job = Pick<Output<'GET /api/jobs/:id'>, 'reasons' | 'opens'>;

const signs = {
  fit: { name: 'check', tone: 'qing' },
  drawback: { name: 'info', tone: 'wait' },
  unknown: { name: 'question', tone: 'plain' },
} as const;

/** Why a job fits somebody or does not, and what would bring it into his list. */
export function Reasons({
  job,
  none,
  opensHref,
}: {
  job: Job;
  /** Where there is nothing to go by. */
  none: ReactNode;
  /** Where the list stands that a change opens. */
  opensHref: (change: string) => string;
}) {
  const t = useT();
  const { language } = useDevice();
  const outside = job.reasons.filter(({ limit }) => limit);
  const fits =
    outside.length === 0 &&
    job.reasons.some(({ part, kind }) => kind === 'fit' && ['title', 'occupation', 'place'].includes(part));
  const told = job.reasons.filter(({ limit }) => !limit);
  if (job.reasons.length === 0) {
    return (
      <Card level={2} title={t('matching.job.whyNot')}>
        {none}
      </Card>
    );
  }
  return (
    <Card
      level={2}
      title={t(fits ? 'matching.job.why' : 'matching.job.whyNot')}
      foot={<p className="note">{t('matching.job.whyNote')}</p>}
    >
      <Outside reasons={outside} opens={job.opens} opensHref={opensHref} />
      <ul className="jobs-reasons">
        {told.map(({ part, kind, chip, detail, share }) => (
          <li key={part} className="jobs-reason">
            <IconTile {...signs[kind]} />
            <span>
              <strong>
                {kind === 'fit' ? null : <span className="unseen">{t(`matching.job.kinds.${kind}`)}：</span>}
                {chip[language]}
              </strong>
              <br />
              <span className="note">{detail[language]}</span>
            </span>
            {share > 0 ? <span className="note">{share}%</span> : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** Which of the person's limits it passes, so that it is not in his list; what the law forbids is not worth asking for. */
function Outside({ reasons, opens, opensHref }: Job & { opensHref: (change: string) => string }) {
  const t = useT();
  const { language } = useDevice();
  if (reasons.length === 0) return null;
  const byLaw = reasons.some(({ part }) => part === 'age' || part === 'certificate');
  const named = reasons.map(({ detail }) => detail[language]).join(t('matching.job.sentence'));
  return (
    <Notice tone="wait" icon="info" title={t('matching.job.outside')}>
      {t(byLaw ? 'matching.job.outsideText' : 'matching.job.outsideAsk', { reasons: named })}
      {opens ? (
        <Suspense>
          <OpensPart opens={opens} href={opensHref} />
        </Suspense>
      ) : null}
    </Notice>
  );
}
