import { Row, Rows, Section } from '../../../../web/design/Card.tsx';
import { Fold } from '../../../../web/design/Fold.tsx';
import { useDevice } from '../../../../web/device.ts';
import { useT } from '../../../../web/words.ts';
import { type Results, useInsteadWords } from './ResultsParts.tsx';

/** Of each whom a unit has hired which policies are counted, and which are not, with what is better. */
export function HireSums({ hires }: { hires: Results['hires'] }) {
  const t = useT();
  const { language } = useDevice();
  const insteadWords = useInsteadWords();
  if (hires.length === 0) return null;
  return (
    <Section title={t('calculator.hires.each')}>
      <p className="note">{t('calculator.hires.eachNote')}</p>
      <Fold title={t('calculator.results.hires', { count: hires.length })}>
        <Rows>
          {hires.map(({ id, fen, taken, left }) => (
            <Row
              key={id}
              title={t('calculator.hires.sum', { id, yuan: String(fen / 100) })}
              note={
                <>
                  {taken.length === 0 ? t('calculator.hires.nothing') : null}
                  {taken.map(({ policy, amount }) => (
                    <span key={policy.id} className="calculator-value">
                      {policy.name[language]}
                      {amount ? `${t('calculator.colon')}${amount[language]}` : null}
                    </span>
                  ))}
                  {left.map(({ policy, instead }) => (
                    <span key={policy.id} className="calculator-value">
                      {t('calculator.hires.left', {
                        policy: policy.name[language],
                        why: instead ? insteadWords(instead) : '',
                      })}
                    </span>
                  ))}
                </>
              }
            />
          ))}
        </Rows>
      </Fold>
    </Section>
  );
}
