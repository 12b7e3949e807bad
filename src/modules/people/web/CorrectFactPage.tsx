import { useState } from 'react';
import { useLocation, useParams } from 'wouter';
import { CallProblem } from '../../../web/call.ts';
import { fieldErrors, queries, useErrorWords, useLoad, useSubmit } from '../../../web/data.ts';
import { Button } from '../../../web/design/Button.tsx';
import type { FieldError } from '../../../web/design/ErrorSummary.tsx';
import { WhyFold } from '../../../web/design/Fold.tsx';
import { QuestionPage } from '../../../web/design/QuestionPage.tsx';
import { ResidentPage } from '../../../web/design/ResidentPage.tsx';
import { Empty, Failed, Waiting } from '../../../web/design/States.tsx';
import { say } from '../../../web/design/Toast.tsx';
import { useDevice } from '../../../web/device.ts';
import { useWhereTo } from '../../../web/where-to.ts';
import { useT } from '../../../web/words.ts';
import { answerId, FactAnswer } from './FactAnswer.tsx';
import { type Asked, type Draft, draftOf, type Value, valueToSend } from './fact-draft.ts';

/** One fact about me, asked again. */
export function CorrectFactPage() {
  const { subject, name } = useParams();
  const fact = `${subject}.${name}`;
  const t = useT();
  const words = useErrorWords();
  const catalogue = useLoad('GET /api/facts');
  const mine = useLoad('GET /api/my/data');
  const asked = catalogue.data?.groups.flatMap((group) => group.facts).find(({ id }) => id === fact);
  const known = mine.data?.groups.flatMap((group) => group.facts).find((each) => each.fact === fact);
  if (asked && known?.ownWord) {
    return <Correct key={fact} asked={asked} value={known.masked ? null : known.value} shown={known.words} />;
  }
  const error = catalogue.error ?? mine.error;
  return (
    <ResidentPage title={t('people.correct.flow')} back="/my">
      <h1 className="unseen">{t('people.correct.flow')}</h1>
      {error ? (
        <Failed
          reference={error instanceof CallProblem ? error.requestId : undefined}
          onAgain={() => void queries.refetchQueries()}
        >
          {words(error)}
        </Failed>
      ) : catalogue.isPending || mine.isPending ? (
        <Waiting />
      ) : (
        <Empty title={t('people.correct.noSuch')} />
      )}
    </ResidentPage>
  );
}

interface CorrectProps {
  asked: Asked;
  /** Null where it is not known, or known as a mask only. */
  value: Value;
  shown: { zh: string; en: string } | null;
}

function Correct({ asked, value, shown }: CorrectProps) {
  const t = useT();
  const { language } = useDevice();
  const [, navigate] = useLocation();
  const back = useWhereTo('/my');
  const [draft, setDraft] = useState<Draft>(() => draftOf(asked, value));
  const [missing, setMissing] = useState(0);
  const send = useSubmit('POST /api/my/facts');
  const save = async (answer: string | string[] | null) => {
    const body = { facts: [{ fact: asked.id, value: valueToSend(asked, answer) }] };
    if (!(await send.submit({ body }))) return;
    await queries.invalidateQueries();
    say(t('people.correct.saved', { what: asked.label[language] }));
    navigate(back);
  };
  const refused = fieldErrors(send.problem, { '/facts/0/value': answerId });
  const offline = send.offline ? [{ text: t('shell.problem.offline') }] : [];
  const nothing = missing > 0 ? [{ id: answerId, text: t('people.correct.missing') }] : [];
  const errors: FieldError[] = [...nothing, ...refused, ...offline];
  const chosen = draft === undefined || draft === '' ? undefined : draft;
  return (
    <QuestionPage
      flow={t('people.correct.flow')}
      back={back}
      question={asked.question?.[language] ?? asked.label[language]}
      hint={shown ? t('people.correct.now', { value: shown[language] }) : t('people.correct.nothingYet')}
      why={asked.why ? <WhyFold>{asked.why[language]}</WhyFold> : undefined}
      errors={errors}
      attempt={send.attempt + missing}
      busy={send.busy}
      continueWords={t('people.correct.save')}
      onContinue={() => {
        if (chosen === undefined) return setMissing((times) => times + 1);
        setMissing(0);
        void save(chosen);
      }}
    >
      {(ids) => (
        <>
          <FactAnswer
            {...ids}
            fact={asked}
            draft={draft}
            onChange={setDraft}
            error={errors.find(({ id }) => id === answerId)?.text}
          />
          {isTyped(asked) && shown ? (
            <div className="row">
              <Button kind="text" onClick={() => void save(null)}>
                {t('people.correct.skip')}
              </Button>
            </div>
          ) : null}
        </>
      )}
    </QuestionPage>
  );
}

/** Choices hold 说不清楚 themselves; what is typed or picked has a button for it. */
function isTyped({ type }: Asked): boolean {
  return type !== 'code' && type !== 'codes' && type !== 'yesno';
}
