import { useLoad } from '../../../../web/data.ts';
import { useSession } from '../../../../web/session.ts';
import { useT } from '../../../../web/words.ts';

/** On the tab of policies: how many submitted texts wait for whoever looks; nothing where none does. */
export function DraftCount() {
  const t = useT();
  const manages = useSession()?.role === 'manager';
  const { data } = useLoad('GET /api/policies/drafts', undefined, {
    when: manages,
    anyVisit: true,
    stay: true,
  });
  const count = data?.drafts.filter(({ mine }) => !mine).length ?? 0;
  if (count === 0) return null;
  return (
    <span className="tab-count">
      <span aria-hidden="true">{count}</span>
      <span className="unseen">{t('library.desk.draftsWait', { count })}</span>
    </span>
  );
}
