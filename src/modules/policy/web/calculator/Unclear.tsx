import { Row, Rows, Section } from '../../../../web/design/Card.tsx';
import { useDevice } from '../../../../web/device.ts';
import { useT } from '../../../../web/words.ts';
import type { Results } from './ResultsParts.tsx';

/** 没说清楚的: what was skipped and still decides something, each with the way back to its question. */
export function Unclear({
  unclear,
  onAnswer,
}: {
  unclear: Results['unclear'];
  /** The fact is asked again. */
  onAnswer: (fact: string) => void;
}) {
  const t = useT();
  const { language } = useDevice();
  return (
    <Section title={t('calculator.unclear.title', { count: unclear.length })}>
      <p className="note">{t('calculator.unclear.note')}</p>
      <Rows>
        {unclear.map(({ fact, label }) => (
          <Row
            key={fact}
            icon="question"
            title={label[language]}
            note={t('calculator.unclear.answer')}
            onClick={() => onAnswer(fact)}
          />
        ))}
      </Rows>
    </Section>
  );
}
