import type { ReactNode } from 'react';
import { Section } from '../../../web/design/Card.tsx';
import { ProvenanceTag } from '../../../web/design/Chip.tsx';
import { SummaryList } from '../../../web/design/SummaryList.tsx';
import { useDevice } from '../../../web/device.ts';
import { useFormat } from '../../../web/format.ts';
import { useT } from '../../../web/words.ts';
import type { Answers, CaseType, Question } from '../domain/case-type.ts';
import { answerWords } from '../domain/questions.ts';
import { SourceTag } from './Known.tsx';
import type { Flow } from './use-flow.ts';

/** The answers by sections, each with where it comes from and the way to change it. */
export function AnswersSummary({ flow, onChange }: { flow: Flow; onChange: (question: string) => void }) {
  const { language } = useDevice();
  return (
    <>
      {flow.type.sections.map((section) => {
        const questions = flow.asked.filter((question) => question.section === section.id);
        if (questions.length === 0) return null;
        const rows = questions.map((question) => ({
          name: question.label[language],
          value: shown(question, flow.answers, flow.areaName, language),
          from: <From flow={flow} question={question} />,
          onChange: () => onChange(question.id),
          marked: !Object.hasOwn(flow.answers, question.id),
        }));
        return (
          <Section key={section.id} title={section.name[language]}>
            <SummaryList rows={rows} />
          </Section>
        );
      })}
    </>
  );
}

function shown(
  question: Question,
  answers: Answers,
  areaName: (code: string) => string,
  language: 'zh' | 'en',
): ReactNode {
  if (!Object.hasOwn(answers, question.id)) return null;
  return answerWords(question, answers[question.id], areaName)[language];
}

function From({ flow, question }: { flow: Flow; question: Question }) {
  const t = useT();
  const { dayOf } = useFormat();
  const answer = flow.draft.answers.find((each) => each.question === question.id);
  if (!answer) return null;
  const offer = flow.offerOf(question);
  if (answer.by === 'department' && offer) return <SourceTag {...offer} />;
  return (
    <ProvenanceTag
      from="person"
      holder={t(answer.by === 'staff' ? 'cases.flow.source.counter' : 'cases.flow.source.self')}
      date={dayOf(answer.at)}
    />
  );
}

/** What was answered, without a way to change it. */
export function summaryRows(
  type: CaseType,
  answers: readonly { question: string; answer: Answers[string] }[],
  areaName: (code: string) => string,
  language: 'zh' | 'en',
) {
  return answers.flatMap(({ question: id, answer }) => {
    const question = type.questions.find((each) => each.id === id);
    return question
      ? [{ name: question.label[language], value: answerWords(question, answer, areaName)[language] }]
      : [];
  });
}
