import type { Input, Output } from '../../../../web/call.ts';
import { fieldErrors, queries, useErrorWords, useLoad, useSubmit } from '../../../../web/data.ts';
import { Button, ButtonLink } from '../../../../web/design/Button.tsx';
import { Card } from '../../../../web/design/Card.tsx';
import { StatusChip } from '../../../../web/design/Chip.tsx';
import { ErrorSummary } from '../../../../web/design/ErrorSummary.tsx';
import { ListOut } from '../../../../web/design/ListOut.tsx';
import { Empty, Failed, Waiting } from '../../../../web/design/States.tsx';
import { Dotted } from '../../../../web/design/Text.tsx';
import { say } from '../../../../web/design/Toast.tsx';
import { useDevice } from '../../../../web/device.ts';
import { useFormat } from '../../../../web/format.ts';
import { useT } from '../../../../web/words.ts';
import { pageOf } from './page-of.ts';
import './records.css';

type Refused = Output<'GET /api/records/refused'>['records'][number];
type Again = Input<'POST /api/records/:kind/:subject/:year/again'>['params'];

/** What the level above has refused, why, and by when it is to be mended. */
export function RefusedView() {
  const t = useT();
  const words = useErrorWords();
  const refused = useLoad('GET /api/records/refused', undefined, { anyVisit: true });
  if (refused.isPending) return <Waiting onAgain={() => void refused.refetch()} />;
  if (refused.isError) return <Failed onAgain={() => void refused.refetch()}>{words(refused.error)}</Failed>;
  if (refused.data.records.length === 0)
    return <Empty title={t('records.refused.none')}>{t('records.refused.noneText')}</Empty>;
  return (
    <div className="stack records-column">
      <p className="note">{t('records.refused.lead')}</p>
      <ListOut list="GET /api/records/refused" />
      {refused.data.records.map((row) => (
        <RefusedCard key={`${row.kind} ${row.subject}`} row={row} />
      ))}
    </div>
  );
}

function RefusedCard({ row }: { row: Refused }) {
  const t = useT();
  const { language } = useDevice();
  const { day } = useFormat();
  const send = useSubmit('POST /api/records/:kind/:subject/:year/again');
  const page = pageOf(row);
  const again = async () => {
    const params = { kind: row.kind as Again['kind'], subject: row.subject, year: row.year };
    if (!(await send.submit({ params }))) return;
    say(t('records.refused.done'));
    await queries.invalidateQueries();
  };
  return (
    <Card
      level={2}
      title={row.name ?? row.kindName[language]}
      side={
        row.actBy ? (
          <StatusChip tone={row.late ? 'error' : 'wait'}>
            {row.late ? t('records.refused.late') : t('records.refused.by', { day: day(row.actBy) })}
          </StatusChip>
        ) : null
      }
    >
      <p className="note">
        <Dotted>{[...(row.name ? [row.kindName[language]] : []), day(row.day)]}</Dotted>
      </p>
      <ul>
        {row.reasons.map(({ field, sentence }) => (
          <li key={field}>{sentence[language]}</li>
        ))}
      </ul>
      <ErrorSummary errors={fieldErrors(send.problem, {})} attempt={send.attempt} />
      <div className="row">
        {page ? (
          <ButtonLink kind="text" href={page}>
            {t('records.refused.look')}
          </ButtonLink>
        ) : null}
        <Button kind="outline" busy={send.busy} onClick={() => void again()}>
          {t('records.refused.again')}
        </Button>
      </div>
    </Card>
  );
}
