import { useParams } from 'wouter';
import { useClerk } from '../../../../web/counter/use-clerk.ts';
import { useLoad } from '../../../../web/data.ts';
import { DeskFrame } from '../../../../web/design/DeskFrame.tsx';
import { BackLink } from '../../../../web/design/Text.tsx';
import { useT } from '../../../../web/words.ts';
import { Trouble } from '../hiring/HiringFrame.tsx';
import { ProfileParts } from './ProfileParts.tsx';

/** The same of an employer, for the staff of its area. */
export function StaffProfilePage() {
  const clerk = useClerk();
  const { employer = '' } = useParams();
  return clerk ? <Profile employerId={employer} /> : null;
}

function Profile({ employerId }: { employerId: string }) {
  const t = useT();
  const seen = useLoad('GET /api/employers/:employer/profile', { params: { employer: employerId } });
  return (
    <DeskFrame title={t('profile.title')}>
      <div className="stack">
        <BackLink href={`/counter/employers/${employerId}`}>
          {seen.data?.employer.name ?? t('desk.employers')}
        </BackLink>
        <h1>{t('profile.title')}</h1>
        <Trouble of={seen} />
        {seen.data ? <ProfileParts profile={seen.data} /> : null}
      </div>
    </DeskFrame>
  );
}
