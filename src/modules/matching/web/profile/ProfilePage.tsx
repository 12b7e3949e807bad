import { useEmployer, useLoad } from '../../../../web/data.ts';
import { useT } from '../../../../web/words.ts';
import { HiringFrame, Trouble } from '../hiring/HiringFrame.tsx';
import { ProfileParts } from './ProfileParts.tsx';

/** 招聘情况: what the employer's own postings and answers say, beside what others pay. */
export function ProfilePage() {
  const t = useT();
  const mine = useEmployer() !== null;
  const seen = useLoad('GET /api/employer/profile', undefined, { when: mine });
  return (
    <HiringFrame title={t('profile.title')} back="/employer">
      <div className="stack-close stack">
        <h1>{t('profile.title')}</h1>
        <p className="note">{t('profile.text')}</p>
      </div>
      <Trouble of={seen} />
      {seen.data ? <ProfileParts profile={seen.data} /> : null}
    </HiringFrame>
  );
}
