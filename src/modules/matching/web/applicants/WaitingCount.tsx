import { useLoad } from '../../../../web/data.ts';
import { useT } from '../../../../web/words.ts';

/** On the tab of the applicants: how many wait for an answer; nothing where nobody does. */
export function WaitingCount() {
  const t = useT();
  const { data } = useLoad('GET /api/employer/applicants/counts');
  if (!data || data.waiting === 0) return null;
  return (
    <span className="tab-count">
      <span aria-hidden="true">{data.waiting > 99 ? '99+' : data.waiting}</span>
      <span className="unseen">{t('shell.employer.waiting', { count: data.waiting })}</span>
    </span>
  );
}
