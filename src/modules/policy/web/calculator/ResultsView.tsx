import { useBase, useErrorWords, useLookUp } from '../../../../web/data.ts';
import { Button, ButtonLink } from '../../../../web/design/Button.tsx';
import { RowCard } from '../../../../web/design/Card.tsx';
import { Failed, Waiting } from '../../../../web/design/States.tsx';
import { useSkin } from '../../../../web/device.ts';
import { useT } from '../../../../web/words.ts';
import { askingOf, type Calculation } from './calculation.ts';
import { HireSums } from './HireSums.tsx';
import { Known, KnownFacts } from './Known.tsx';
import { Paper } from './Paper.tsx';
import { Group, type LeadTo, Sums } from './ResultsParts.tsx';
import { Unclear } from './Unclear.tsx';
import './calculator.css';

const order = ['entitled', 'check', 'almost', 'open', 'unlikely', 'not', 'over'] as const;
const tiles = ['entitled', 'check', 'almost'] as const;

/** Every policy as it stands: the sum first, three groups counted at once, nothing hidden. */
export function ResultsView({
  calculation,
  onForget,
  onGoOn,
  leadTo,
}: {
  calculation: Calculation;
  onForget: (fact: string) => void;
  onGoOn: () => void;
  leadTo: LeadTo;
}) {
  const t = useT();
  const words = useErrorWords();
  const base = useBase();
  // A list comes out of a spreadsheet, and a terminal has none.
  const kiosk = useSkin() === 'kiosk';
  const asking = askingOf(calculation);
  const results = useLookUp('POST /api/calculator/results', { body: asking });
  if (results.isError) return <Failed onAgain={() => void results.refetch()}>{words(results.error)}</Failed>;
  if (!results.data) return <Waiting onAgain={() => void results.refetch()} />;
  const { data } = results;
  return (
    <Known value={data.known}>
      <Sums results={data} />
      <nav className="calculator-counts screen-only" aria-label={t('calculator.results.title')}>
        {tiles.map((standing) => (
          <a key={standing} className={`calculator-tile calculator-${standing}`} href={`#${standing}`}>
            <b>{data.counts[standing]}</b>
            <span>{t(`calculator.standing.${standing}`)}</span>
          </a>
        ))}
      </nav>
      {data.more ? (
        <div className="screen-only">
          <Button kind="filled" main wide onClick={onGoOn}>
            {t('calculator.results.goOn')}
          </Button>
        </div>
      ) : null}
      {data.unclear.length > 0 ? (
        <div className="screen-only">
          <Unclear unclear={data.unclear} onAnswer={onForget} />
        </div>
      ) : null}
      {calculation.subject === 'unit' ? (
        <div className="screen-only stack">
          {data.hiredHere > 0 ? <p>{t('calculator.hires.here', { count: data.hiredHere })}</p> : null}
          {kiosk ? <p className="note">{t('calculator.hires.notHere')}</p> : null}
          {kiosk ? null : (
            <ButtonLink kind="outline" icon="people" wide href={`${base}/calculator/hires`}>
              {t(
                calculation.hires
                  ? 'calculator.hires.change'
                  : data.hiredHere > 0
                    ? 'calculator.hires.complete'
                    : 'calculator.hires.add',
              )}
            </ButtonLink>
          )}
        </div>
      ) : null}
      <div className="screen-only">
        <HireSums hires={data.hires} />
      </div>
      <div className="stack screen-only">
        {data.plans > 0 ? (
          <RowCard
            icon="flag"
            tone="shi"
            title={t('calculator.plan.card', { count: data.plans })}
            note={t('calculator.plan.cardNote')}
            {...leadTo('plan')}
          />
        ) : null}
        <RowCard
          icon="question"
          title={t('calculator.whatIf.card')}
          note={t(
            calculation.subject === 'unit' ? 'calculator.whatIf.unitCardNote' : 'calculator.whatIf.cardNote',
          )}
          {...leadTo('if')}
        />
      </div>
      {order
        .map((standing) => ({
          standing,
          results: data.results.filter((result) => result.standing === standing),
        }))
        .filter(({ results: some }) => some.length > 0)
        .map(({ standing, results: some }) => (
          <div key={standing} id={standing}>
            <Group standing={standing} results={some} leadTo={leadTo} />
          </div>
        ))}
      <div className="screen-only">
        <KnownFacts known={data.known} onForget={onForget} />
      </div>
      <p className="note">{t('calculator.results.disagree')}</p>
      <p className="note">{t('calculator.results.noStore')}</p>
      <Paper results={data} asking={asking} />
    </Known>
  );
}
