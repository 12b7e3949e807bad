import { Suspense, useEffect, useState } from 'react';
import { CounterCase, CounterFlow } from '../../modules/cases/web/index.tsx';
import { CounterCalculator } from '../../modules/policy/web/index.tsx';
import type { Output } from '../call.ts';
import { queries, useLoad } from '../data.ts';
import { Row, Rows } from '../design/Card.tsx';
import { DeskPanel } from '../design/DeskFrame.tsx';
import { Skeleton, Waiting } from '../design/States.tsx';
import { useDevice } from '../device.ts';
import { useFormat } from '../format.ts';
import { useT } from '../words.ts';

type Cases = Output<'GET /api/cases'>;
type CaseType = Output<'GET /api/case-types'>['types'][number];

/** A matter at work: one that is to be begun, a draft to go on with, or a case that was decided. */
type Matter = { type: string; draftId: string | null } | { caseId: string } | { calculator: true };

/**
 * The column at the right: the matter at work, or what there is to choose from. Where there is but one matter, and it was neither
 * begun nor done, it stands there at once: a click less, forty times a day.
 */
export function FlowPanel({ draftId, subject }: { draftId: string | null; subject: CaseType['subject'] }) {
  const types = useLoad('GET /api/case-types', undefined, { anyVisit: true }).data?.types.filter(
    (type) => type.subject === subject,
  );
  const cases = useLoad('GET /api/cases').data;
  const [chosen, setChosen] = useState<Matter | 'list'>();
  useFocusInPanel();
  if (!types || !cases) return <Waiting />;
  const matter = chosen ?? (draftId === null ? onlyOne(types, cases) : { type: '', draftId });
  if (matter === 'list')
    return <Matters types={types} cases={cases} subject={subject} onChoose={setChosen} />;
  const close = () => {
    setChosen('list');
    void queries.invalidateQueries();
  };
  if ('calculator' in matter)
    return (
      <Suspense fallback={<Skeleton />}>
        <CounterCalculator onClose={close} />
      </Suspense>
    );
  if ('caseId' in matter)
    return (
      <Suspense fallback={<Skeleton />}>
        <CounterCase caseId={matter.caseId} onClose={close} />
      </Suspense>
    );
  return (
    <Suspense fallback={<Skeleton />}>
      <CounterFlow
        key={matter.draftId ?? matter.type}
        type={matter.type}
        draftId={matter.draftId}
        onBegun={(begun) => setChosen({ type: matter.type, draftId: begun })}
        onDone={() => void queries.invalidateQueries()}
        onClose={close}
      />
    </Suspense>
  );
}

/**
 * Who has just received somebody goes on here: Enter begins the matter, without a way through the whole page by Tab. And when one
 * question makes place for the next, the focus goes to its heading instead of being lost at the top of the page.
 */
function useFocusInPanel(): void {
  useEffect(() => {
    const panel = document.querySelector('.desk-panel');
    if (!panel) return;
    let heading: string | null = null;
    const follow = () => {
      const head = panel.querySelector<HTMLElement>('h1, h2');
      if (!head || head.textContent === heading) return;
      const first = heading === null;
      heading = head.textContent;
      if (first)
        panel.querySelector<HTMLElement>('.button-filled, .row-link')?.focus({ preventScroll: true });
      else if (document.activeElement === document.body) {
        head.tabIndex = -1;
        head.focus({ preventScroll: true });
        panel.scrollTop = 0;
      }
    };
    const watcher = new MutationObserver(follow);
    watcher.observe(panel, { childList: true, subtree: true, characterData: true });
    return () => watcher.disconnect();
  }, []);
}

const isInForce = ({ tone }: Cases['cases'][number]['state']) => tone !== 'neutral';

function onlyOne([first, ...more]: readonly CaseType[], { cases, drafts }: Cases): Matter | 'list' {
  if (!first || more.length > 0 || drafts.length > 0) return 'list';
  return cases.some(({ type, state }) => type === first.id && isInForce(state))
    ? 'list'
    : { type: first.id, draftId: null };
}

function Matters({
  types,
  cases,
  subject,
  onChoose,
}: {
  types: readonly CaseType[];
  cases: Cases;
  subject: CaseType['subject'];
  onChoose: (matter: Matter) => void;
}) {
  const t = useT();
  const { language } = useDevice();
  const { day, dayOf } = useFormat();
  return (
    <DeskPanel title={t('counter.flow.title')} note={t('counter.flow.text')} foot={null}>
      <div className="counter-matters">
        <Rows>
          {cases.drafts.map((draft) => (
            <Row
              key={draft.draftId}
              icon="edit"
              tone="wait"
              title={t('counter.flow.goOn', { what: draft.name[language] })}
              note={t('counter.flow.answered', {
                done: draft.answered,
                left: draft.asked - draft.answered,
              })}
              onClick={() => onChoose({ type: draft.type, draftId: draft.draftId })}
            />
          ))}
          {cases.cases
            .filter(({ state }) => isInForce(state))
            .map(({ caseId, name, state, due, changedAt }) => (
              <Row
                key={caseId}
                icon="document-check"
                title={t('counter.flow.inForce', { what: name[language], state: state.name[language] })}
                note={due ? t('counter.flow.until', { day: day(due.day) }) : dayOf(changedAt)}
                onClick={() => onChoose({ caseId })}
              />
            ))}
          {types.map(({ id, name, minutes }) => (
            <Row
              key={id}
              icon="document"
              title={name[language]}
              note={t('counter.flow.minutes', { count: minutes })}
              onClick={() => onChoose({ type: id, draftId: null })}
            />
          ))}
          {subject === 'person' ? (
            <Row
              icon="calculator"
              title={t('counter.flow.calculator')}
              note={t('counter.flow.calculatorNote')}
              onClick={() => onChoose({ calculator: true })}
            />
          ) : null}
        </Rows>
      </div>
    </DeskPanel>
  );
}
