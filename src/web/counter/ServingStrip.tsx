import { useLocation } from 'wouter';
import { useVisit } from '../data.ts';
import { Button } from '../design/Button.tsx';
import { useT } from '../words.ts';
import { useToday } from './use-today.ts';

/** On a resident's page that a clerk has opened in a visit: for whom he acts there, and the way back to the counter. */
export function ServingStrip() {
  const t = useT();
  const [, navigate] = useLocation();
  const visitId = useVisit();
  const visit = useToday().data?.visits.find((each) => each.visitId === visitId);
  return (
    <aside className="acting" aria-label={t('shell.frame.servingLabel')}>
      {visit?.name ? (
        <div className="acting-line">
          <span>{t('shell.frame.serving', { name: visit.name })}</span>
          <Button kind="text" icon="person" onClick={() => navigate(`/counter/people/${visit.personId}`)}>
            {t('shell.frame.toCounter')}
          </Button>
        </div>
      ) : null}
    </aside>
  );
}
