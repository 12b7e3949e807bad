import { useState } from 'react';
import type { Output } from '../../../../web/call.ts';
import { useErrorWords, useLoad } from '../../../../web/data.ts';
import { ButtonLink } from '../../../../web/design/Button.tsx';
import { Card } from '../../../../web/design/Card.tsx';
import { Segments } from '../../../../web/design/QueueRow.tsx';
import { Empty, Failed, Waiting } from '../../../../web/design/States.tsx';
import { useDevice } from '../../../../web/device.ts';
import { useFormat } from '../../../../web/format.ts';
import { useT } from '../../../../web/words.ts';
import './records.css';

const all = 'all';

/** What records of this year lack most often, how it is added, and which these are. */
export function MissingView({ missing }: { missing: Output<'GET /api/records'>['missing'] }) {
  const t = useT();
  const { language } = useDevice();
  const [need, setNeed] = useState<string>(all);
  if (missing.length === 0)
    return <Empty title={t('records.missing.none')}>{t('records.missing.noneText')}</Empty>;
  return (
    <div className="stack stack-wide">
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
                <td className="records-number">{each.records.toLocaleString('en-US')}</td>
                <td>{each.mend[language]}</td>
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
          ...missing.map((each) => ({ value: each.need, label: each.name[language] })),
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
  return (
    <Card level={2} title={t('records.missing.first')}>
      <table className="records-table">
        <tbody>
          {rows.data.records.map((row) => (
            <tr key={`${row.kind} ${row.subject}`}>
              <th scope="row">
                {row.name ?? row.kindName[language]}
                <br />
                <span className="note">
                  {row.kindName[language]} {day(row.day)}
                </span>
              </th>
              <td>{row.missing.map(({ name }) => name[language]).join('、')}</td>
              <td className="records-number">
                <ButtonLink kind="text" href={row.missing[0]?.at ?? '/counter'}>
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
