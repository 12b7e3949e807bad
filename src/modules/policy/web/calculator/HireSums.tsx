import { Row, Rows, Section } from '../../../../web/design/Card.tsx';
import { Fold } from '../../../../web/design/Fold.tsx';
import { useDevice } from '../../../../web/device.ts';
import { useT } from '../../../../web/words.ts';
import { type Results, useInsteadWords } from './ResultsParts.tsx';

type Hire = Results['hires'][number];

/** More than this nobody looks up at once; the page of the list names all its columns. */
const mostAsked = 4;

/** What is said of somebody hired in a line: his sum, that something is missing for one, or that there is none. */
export function useHireWords(): { head(hire: Hire): string; asks(hire: Hire): string | null } {
  const t = useT();
  const { language } = useDevice();
  return {
    head({ id, fen, taken, missing }) {
      if (fen > 0) return t('calculator.hires.sum', { id, yuan: String(fen / 100) });
      if (taken.length > 0) return id;
      return t(missing.length > 0 ? 'calculator.hires.unknown' : 'calculator.hires.none', { id });
    },
    asks({ missing }) {
      if (missing.length === 0) return null;
      const named = missing.slice(0, mostAsked).map((one) => one[language]);
      const what = named.join(t('calculator.separator'));
      const more = missing.length > mostAsked;
      return t('calculator.hires.ask', {
        what: more ? t('calculator.hires.askMore', { what, count: missing.length }) : what,
      });
    },
  };
}

/** Of each whom a unit has hired which policies are counted, and which are not, with what is better. */
export function HireSums({ hires }: { hires: Results['hires'] }) {
  const t = useT();
  const { language } = useDevice();
  const insteadWords = useInsteadWords();
  const say = useHireWords();
  if (hires.length === 0) return null;
  return (
    <Section title={t('calculator.hires.each')}>
      <p className="note">{t('calculator.hires.eachNote')}</p>
      <Fold title={t('calculator.results.hires', { count: hires.length })}>
        <Rows>
          {hires.map((hire) => (
            <Row
              key={hire.id}
              title={say.head(hire)}
              note={
                <>
                  {hire.taken.map(({ policy, amount }) => (
                    <span key={policy.id} className="calculator-value">
                      {policy.name[language]}
                      {amount ? `${t('calculator.colon')}${amount[language]}` : null}
                    </span>
                  ))}
                  {hire.left.map(({ policy, instead }) => (
                    <span key={policy.id} className="calculator-value">
                      {t('calculator.hires.left', {
                        policy: policy.name[language],
                        why: instead ? insteadWords(instead) : '',
                      })}
                    </span>
                  ))}
                  {say.asks(hire) ? <span className="calculator-value">{say.asks(hire)}</span> : null}
                </>
              }
            />
          ))}
        </Rows>
      </Fold>
    </Section>
  );
}
