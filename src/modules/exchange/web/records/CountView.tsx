import type { Output } from '../../../../web/call.ts';
import { Card } from '../../../../web/design/Card.tsx';
import { Chip } from '../../../../web/design/Chip.tsx';
import { Fold } from '../../../../web/design/Fold.tsx';
import { ListOut } from '../../../../web/design/ListOut.tsx';
import { Facts } from '../../../../web/design/SummaryList.tsx';
import { useDevice } from '../../../../web/device.ts';
import { useFormat } from '../../../../web/format.ts';
import { useT } from '../../../../web/words.ts';
import { numeral } from './numeral.ts';
import './records.css';

type Count = Output<'GET /api/records'>;

/** The year's number against its target, by kind, month and what became of it above. */
export function CountView({ count }: { count: Count }) {
  return (
    <div className="stack stack-wide">
      <div className="records-columns">
        <div className="stack">
          <Total count={count} />
          {count.leftOut.length > 0 ? <LeftOut leftOut={count.leftOut} /> : null}
        </div>
        <Kinds kinds={count.kinds} />
        <Months months={count.months} />
      </div>
      {count.definition ? <Definition definition={count.definition} kinds={count.kinds} /> : null}
    </div>
  );
}

function Bar({ share }: { share: number }) {
  return (
    <span className="records-bar" aria-hidden="true">
      <span style={{ width: `${Math.min(100, share * 100)}%` }} />
    </span>
  );
}

function Total({ count: { year, valid, target, elsewhere, upper } }: { count: Count }) {
  const t = useT();
  const states = ['waiting', 'sent', 'acknowledged', 'refused'] as const;
  return (
    <Card
      level={2}
      title={t('records.year', { year })}
      side={upper.simulated ? <Chip>{t('records.upper.simulated')}</Chip> : null}
    >
      <p className="figure">{numeral(valid)}</p>
      <Bar share={valid / target} />
      <p className="note">
        {t('records.of', { target: numeral(target), share: Math.floor((valid / target) * 100) })}
      </p>
      {elsewhere > 0 ? <p className="note">{t('records.elsewhere', { count: numeral(elsewhere) })}</p> : null}
      {upper.connected ? null : <p className="note">{t('records.upper.unconnected')}</p>}
      <table className="records-table" aria-label={t('records.upper.title')}>
        <tbody>
          {states.map((state) => (
            <tr key={state}>
              <th scope="row">{t(`records.upper.${state}`)}</th>
              <td className="records-number">{numeral(upper[state])}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

function Kinds({ kinds }: { kinds: Count['kinds'] }) {
  const t = useT();
  const { language } = useDevice();
  const columns = ['valid', 'incomplete', 'leftOut', 'elsewhere'] as const;
  return (
    <Card level={2} title={t('records.kinds.title')}>
      <ListOut list="GET /api/records" input={{ query: {} }} />
      <div className="records-scroll">
        <table className="records-table">
          <thead>
            <tr>
              <th scope="col">{t('records.kinds.kind')}</th>
              {columns.map((column) => (
                <th key={column} scope="col" className="records-number">
                  {t(`records.kinds.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {kinds.map((kind) => (
              <tr key={kind.kind}>
                <th scope="row">{kind.name[language]}</th>
                {columns.map((column) => (
                  <td key={column} className="records-number">
                    {numeral(kind[column])}
                  </td>
                ))}
              </tr>
            ))}
            <tr>
              <th scope="row">{t('records.kinds.total')}</th>
              {columns.map((column) => (
                <td key={column} className="records-number">
                  {numeral(kinds.reduce((sum, kind) => sum + kind[column], 0))}
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
    </Card>
  );
}

function Months({ months }: { months: Count['months'] }) {
  const t = useT();
  const most = Math.max(1, ...months.map(({ valid }) => valid));
  return (
    <Card level={2} title={t('records.months.title')}>
      <table className="records-table">
        <thead>
          <tr>
            <th scope="col">{t('records.months.head')}</th>
            <th scope="col" className="records-wide">
              <span className="unseen">{t('records.months.title')}</span>
            </th>
            <th scope="col" className="records-number">
              {t('records.months.count')}
            </th>
          </tr>
        </thead>
        <tbody>
          {months.map(({ month, valid }) => (
            <tr key={month}>
              <th scope="row">{t('records.months.month', { month })}</th>
              <td>
                <Bar share={valid / most} />
              </td>
              <td className="records-number">{numeral(valid)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

function LeftOut({ leftOut }: { leftOut: Count['leftOut'] }) {
  const t = useT();
  const { language } = useDevice();
  return (
    <Card level={2} title={t('records.leftOut.title')}>
      <table className="records-table">
        <thead>
          <tr>
            <th scope="col">{t('records.leftOut.why')}</th>
            <th scope="col" className="records-number">
              {t('records.leftOut.records')}
            </th>
          </tr>
        </thead>
        <tbody>
          {leftOut.map(({ why, words, records }) => (
            <tr key={why}>
              <th scope="row">{words[language]}</th>
              <td className="records-number">{numeral(records)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

function Definition({
  definition,
  kinds,
}: {
  definition: NonNullable<Count['definition']>;
  kinds: Count['kinds'];
}) {
  const t = useT();
  const { language } = useDevice();
  const { day } = useFormat();
  return (
    <Fold
      title={t('records.definition.title', {
        version: definition.version,
        from: day(definition.validFrom),
      })}
    >
      <p>{definition.rule[language]}</p>
      <Facts
        rows={[
          { name: t('records.definition.formula'), value: definition.formula[language] },
          { name: t('records.definition.why'), value: definition.why[language] },
          { name: t('records.definition.owner'), value: definition.owner[language] },
        ]}
      />
      <h3>{t('records.definition.kinds')}</h3>
      <Facts rows={kinds.map(({ name, why }) => ({ name: name[language], value: why[language] }))} />
      <h3>{t('records.definition.notCounted')}</h3>
      <ul>
        {[...definition.notCounted, definition.elsewhere].map((each) => (
          <li key={each.zh}>{each[language]}</li>
        ))}
      </ul>
    </Fold>
  );
}
