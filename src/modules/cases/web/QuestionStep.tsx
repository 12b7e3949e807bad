import { type ReactNode, useState } from 'react';
import { WhyFold } from '../../../web/design/Fold.tsx';
import { QuestionPage } from '../../../web/design/QuestionPage.tsx';
import { Notice } from '../../../web/design/States.tsx';
import { Progress } from '../../../web/design/Steps.tsx';
import { useDevice } from '../../../web/device.ts';
import { useT } from '../../../web/words.ts';
import type { CaseType, Question } from '../domain/case-type.ts';
import { answerWords } from '../domain/questions.ts';
import { AnswerControl } from './AnswerControl.tsx';
import { answerId } from './answer-parts.tsx';
import { Known } from './Known.tsx';
import type { Typed } from './typed-answer.ts';
import type { Flow } from './use-flow.ts';

/** One question: what is known, the answers, why it is asked. On phone, terminal and counter alike. */
export function QuestionStep({
  flow,
  question,
  back,
  onDone,
  elsewhere,
}: {
  flow: Flow;
  question: Question;
  back: string | (() => void);
  /** The next question, or null where all is answered. */
  onDone: (next: string | null) => void;
  /** The way to go on on another device. */
  elsewhere?: ReactNode;
}) {
  const t = useT();
  const { language } = useDevice();
  const [refused, setRefused] = useState<{ words: string; elsewhere: boolean }>();
  const [attempt, setAttempt] = useState(0);
  const [busy, setBusy] = useState(false);
  const typed = flow.typed(question);

  const goOn = async () => {
    setBusy(true);
    const saved = await flow.save(question, typed);
    setBusy(false);
    if (saved.kind !== 'refused') return onDone(saved.next);
    setRefused(saved);
    setAttempt((times) => times + 1);
  };
  const type = (value: Typed) => {
    setRefused(undefined);
    flow.keepTyping(question, value);
  };
  const place = flow.asked.findIndex(({ id }) => id === question.id) + 1;
  const other = flow.draft.answers.find((answer) => answer.question === question.id)?.answer;
  return (
    <QuestionPage
      flow={flow.type.name[language]}
      back={back}
      progress={
        <Progress done={place - 1} of={flow.asked.length}>
          {t('cases.flow.progress', { place, asked: flow.asked.length })}
        </Progress>
      }
      question={question.title[language]}
      hint={
        question.hint || flow.offerOf(question) ? (
          <>
            {question.hint?.[language]}
            <Known flow={flow} question={question} />
          </>
        ) : undefined
      }
      why={
        <>
          <Why type={flow.type} question={question} />
          {elsewhere}
        </>
      }
      errors={refused ? [{ id: answerId, text: refused.words }] : []}
      attempt={attempt}
      busy={busy}
      status={flow.waiting > 0 && !busy ? t('cases.flow.kept', { count: flow.waiting }) : undefined}
      onContinue={() => void goOn()}
    >
      {(ids) => (
        <>
          {refused?.elsewhere ? (
            <Notice tone="wait">
              {t('cases.flow.otherAnswer', { answer: answerWords(question, other, flow.areaName)[language] })}
            </Notice>
          ) : null}
          <AnswerControl
            {...ids}
            key={question.id}
            question={question}
            typed={typed}
            onType={type}
            error={refused?.words}
            areaName={flow.areaName}
          />
        </>
      )}
    </QuestionPage>
  );
}

function Why({ type, question }: { type: CaseType; question: Question }) {
  const { language } = useDevice();
  return (
    <WhyFold>
      <p>{question.why[language]}</p>
      {question.why.basis.map((id) => (
        <SourceLine key={id} type={type} id={id} />
      ))}
    </WhyFold>
  );
}

/** A source by name and article. The article is named only where somebody has read it there. */
export function SourceLine({ type, id }: { type: CaseType; id: string }) {
  const t = useT();
  const { language } = useDevice();
  const source = type.basis.find((each) => each.id === id);
  if (!source) return null;
  const law = source.law[language];
  return (
    <p className="note">
      {source.checked && source.article
        ? t('cases.begin.lawArticle', { law, article: source.article })
        : t('cases.begin.lawUnchecked', { law })}
      {language === 'zh' ? '：' : ': '}
      {source.says[language]}
    </p>
  );
}
