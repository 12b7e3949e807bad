import { useEffect } from 'react';
import { useLocation, useParams, useSearch } from 'wouter';
import { useBase } from '../../../web/data.ts';
import { findQuestion } from '../domain/case-type.ts';
import { ContinueElsewhere } from './ContinueElsewhere.tsx';
import { FlowGate } from './FlowGate.tsx';
import { QuestionStep } from './QuestionStep.tsx';
import type { Flow } from './use-flow.ts';

/** A question of a draft; without one, the first that has no answer. The address names the question, so that back and reload keep the place. */
export function DraftPage() {
  const { draft = '', question } = useParams();
  return <FlowGate draftId={draft}>{(flow) => <AtQuestion flow={flow} id={question ?? ''} />}</FlowGate>;
}

function AtQuestion({ flow, id }: { flow: Flow; id: string }) {
  const [, navigate] = useLocation();
  const fromCheck = useSearch() === 'change';
  const { draftId, state } = flow.draft;
  const base = useBase();
  const here = `${base}/drafts/${draftId}`;
  const pathOf = (next: string | null) => `${here}/${next ?? 'check'}`;
  const asked = flow.asked.some((question) => question.id === id);
  const question = asked ? findQuestion(flow.type, id) : undefined;
  const elsewhere =
    state === 'submitted' ? `${base}/cases/${draftId}` : question ? undefined : pathOf(flow.next);
  useEffect(() => {
    if (elsewhere !== undefined) navigate(elsewhere, { replace: true });
  }, [elsewhere, navigate]);
  if (!question || elsewhere !== undefined) return null;

  const before = flow.asked[flow.asked.indexOf(question) - 1];
  const back = fromCheck ? pathOf(null) : before ? pathOf(before.id) : beginPath(flow.type.id);
  return (
    <QuestionStep
      key={id}
      flow={flow}
      question={question}
      back={back}
      onDone={(next) => navigate(fromCheck ? pathOf(next) : pathOf(after(flow, id, next)))}
      elsewhere={
        <div className="row">
          <ContinueElsewhere draftId={draftId} sendWaiting={flow.sendWaiting} />
        </div>
      }
    />
  );
}

export function beginPath(type: string): string {
  if (type === 'job-posting') return '/employer/postings/new';
  return type === 'job-seeking' ? '/register' : `/matters/${type}`;
}

/** The question behind this one, answered or not, as long as some are open: whoever went back goes forward step by step. */
function after(flow: Flow, id: string, next: string | null): string | null {
  const place = flow.asked.findIndex((question) => question.id === id);
  const following = flow.asked[place + 1]?.id ?? null;
  const open = flow.asked.findIndex((question) => question.id === next);
  return next !== null && open <= place + 1 ? next : following;
}
