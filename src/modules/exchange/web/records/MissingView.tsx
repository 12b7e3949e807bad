import { useState } from 'react';
import { Link } from 'wouter';
import type { Output } from '../../../../web/call.ts';
import { useErrorWords, useLoad } from '../../../../web/data.ts';
import { ButtonLink } from '../../../../web/design/Button.tsx';
import { Card } from '../../../../web/design/Card.tsx';
import { ListOut } from '../../../../web/design/ListOut.tsx';
import { Segments } from '../../../../web/design/QueueRow.tsx';
import { Empty, Failed, Waiting } from '../../../../web/design/States.tsx';
import { Dotted } from '../../../../web/design/Text.tsx';
import { useDevice } from '../../../../web/device.ts';
import { useFormat } from '../../../../web/format.ts';
import { useT } from '../../../../web/words.ts';
import { numeral } from './numeral.ts';
import { pageOf } from './page-of.ts';
import './records.css';

const all = 'all';
// As many as the server lists.
const mostListed = 50;

/** What records of this year lack most often, how it is added, and which these are. */
export function MissingView({ missing }: { missing: Output<'GET /api/records'>['missing'] }) {
  const t = useT();
  const { language } = useDevice();
  const [need, setNeed] = useState<string>(all);
  if (missing.length === 0)
    return <Empty title={t('records.missing.none')}>{t('records.missing.noneText')}</Empty>;
  return (
    <div className="stack stack-wide records-column">
      <Card level={2} title={t('records.missing.title')}>
        <table className="records-table">
          <thead>
            <tr>
              <th scope="col">{t('records.missing.what')}</th>
              <th scope="col" className="records-number">
                {t('records.missing.records')}
              </th>
              <th scope="col">{t('records.missing.mend')}</th>
            </tr>
          </thead>
          <tbody>
            {missing.map((each) => (
              <tr key={each.need}>
                <th scope="row">{each.name[language]}</th>
                <td className="records-number">{numeral(each.records)}</td>
                <td>
                  <Link href={each.at}>{each.mend[language]}</Link>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Card>
      <Segments
        label={t('records.missing.what')}
        value={need}
        onChange={setNeed}
        segments={[
          { value: all, label: t('records.missing.all') },
          ...missing.map((each) => ({
            value: each.need,
            label: `${each.name[language]} ${numeral(each.records)}`,
          })),
        ]}
      />
      <Lacking need={need} />
    </div>
  );
}

function Lacking({ need }: { need: string }) {
  const t = useT();
  const words = useErrorWords();
  const { language } = useDevice();
  const { day } = useFormat();
  const query = need === all ? {} : { need };
  const rows = useLoad('GET /api/records/incomplete', { query }, { anyVisit: true });
  if (rows.isPending) return <Waiting onAgain={() => void rows.refetch()} />;
  if (rows.isError) return <Failed onAgain={() => void rows.refetch()}>{words(rows.error)}</Failed>;
  const count = rows.data.records.length;
  return (
    <Card
      level={2}
      title={count < mostListed ? t('records.missing.which', { count }) : t('records.missing.first')}
    >
      <ListOut list="GET /api/records/incomplete" input={{ query }} />
      <table className="records-table" aria-label={t('records.view.missing')}>
        <tbody>
          {rows.data.records.map((row) => (
            <tr key={`${row.kind} ${row.subject}`}>
              <th scope="row">
                {row.name ?? row.kindName[language]}
                <br />
                <span className="note">
                  <Dotted>{[row.kindName[language], day(row.day)]}</Dotted>
                </span>
              </th>
              <td>{row.missing.map(({ name }) => name[language]).join('、')}</td>
              <td className="records-number">
                <ButtonLink kind="text" href={pageOf(row) ?? row.missing[0]?.at ?? '/counter'}>
                  {t('records.missing.go')}
                </ButtonLink>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
