import { Link } from 'wouter';
import { useLoad } from '../../../web/data.ts';
import { Section } from '../../../web/design/Card.tsx';
import { useDevice } from '../../../web/device.ts';
import { useSession } from '../../../web/session.ts';
import { useT } from '../../../web/words.ts';
import '../../../web/design/picks.css';
import './groups.css';

/** Links to the groups' pages, those first that the person may belong to; everybody sees all of them. */
export function Entrances() {
  const t = useT();
  const { language } = useDevice();
  const resident = useSession()?.kind === 'resident';
  const groups = useLoad('GET /api/groups', undefined, { stay: true, anyVisit: true });
  const mine = useLoad('GET /api/my/groups', undefined, { when: resident, stay: true });
  if (!groups.data) return null;
  const own = new Set(mine.data?.groups.map(({ id }) => id));
  const isOwn = (group: { id: string; parts: readonly { id: string }[] }) =>
    own.has(group.id) || group.parts.some(({ id }) => own.has(id));
  const ordered = [...groups.data.groups].sort((a, b) => Number(isOwn(b)) - Number(isOwn(a)));
  return (
    <Section title={t('groups.entrances.title')}>
      <ul className="picks groups-entrances">
        {ordered.map((group) => (
          <li key={group.id}>
            <Link className={isOwn(group) ? 'pick groups-own' : 'pick'} href={`/for/${group.id}`}>
              {isOwn(group) ? <span className="unseen">{t('groups.entrances.mine')}：</span> : null}
              {group.short[language]}
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
