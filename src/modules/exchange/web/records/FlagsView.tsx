import { useState } from 'react';
import type { Output } from '../../../../web/call.ts';
import { fieldErrors, queries, useErrorWords, useLoad, useSubmit } from '../../../../web/data.ts';
import { Button, Buttons } from '../../../../web/design/Button.tsx';
import { Card } from '../../../../web/design/Card.tsx';
import { StatusChip } from '../../../../web/design/Chip.tsx';
import { ErrorSummary } from '../../../../web/design/ErrorSummary.tsx';
import { TextField } from '../../../../web/design/Field.tsx';
import { ListOut } from '../../../../web/design/ListOut.tsx';
import { Segments } from '../../../../web/design/QueueRow.tsx';
import { Empty, Failed, Waiting } from '../../../../web/design/States.tsx';
import { Dotted } from '../../../../web/design/Text.tsx';
import { say } from '../../../../web/design/Toast.tsx';
import { useDevice } from '../../../../web/device.ts';
import { useFormat } from '../../../../web/format.ts';
import { useT } from '../../../../web/words.ts';
import './records.css';

type Flag = Output<'GET /api/flags'>['flags'][number];
type State = Flag['state'];
const states = ['open', 'explained', 'confirmed'] as const;
const tones = { open: 'wait', explained: 'good', confirmed: 'error' } as const;

/** What looks wrong by the published rules: a manager explains or confirms each in words. */
export function FlagsView() {
  const t = useT();
  const words = useErrorWords();
  const [state, setState] = useState<State>('open');
  const flags = useLoad('GET /api/flags', { query: { state } }, { anyVisit: true });
  return (
    <div className="stack records-column">
      <p className="note">{t('records.flags.lead')}</p>
      <Segments
        label={t('records.view.flags')}
        value={state}
        onChange={setState}
        segments={states.map((value) => ({ value, label: t(`records.flags.state.${value}`) }))}
      />
      {flags.isPending ? <Waiting onAgain={() => void flags.refetch()} /> : null}
      {flags.isError ? <Failed onAgain={() => void flags.refetch()}>{words(flags.error)}</Failed> : null}
      {flags.data?.flags.length === 0 ? (
        <Empty title={t(state === 'open' ? 'records.flags.none' : 'records.flags.noneDecided')}>
          {t('records.flags.noneText')}
        </Empty>
      ) : null}
      {flags.data && flags.data.flags.length > 0 ? (
        <ListOut list="GET /api/flags" input={{ query: { state } }} />
      ) : null}
      {flags.data?.flags.map((flag) => (
        <FlagCard key={flag.flagId} flag={flag} />
      ))}
    </div>
  );
}

function FlagCard({ flag }: { flag: Flag }) {
  const t = useT();
  const { language } = useDevice();
  const { day } = useFormat();
  return (
    <Card
      level={2}
      title={flag.name[language]}
      side={<StatusChip tone={tones[flag.state]}>{t(`records.flags.state.${flag.state}`)}</StatusChip>}
    >
      <p>{flag.sentence[language]}</p>
      <p className="note">
        <Dotted>
          {[day(flag.day), flag.station, flag.staff, t('records.flags.about', { count: flag.about })].filter(
            (each) => each !== null,
          )}
        </Dotted>
      </p>
      <p className="note">{flag.why[language]}</p>
      {flag.decisions.length > 0 ? (
        <ul>
          {flag.decisions.map((each) => (
            <li key={each.at}>
              {day(each.at.slice(0, 10))} {t(`records.flags.state.${each.state}`)}：{each.words}
            </li>
          ))}
        </ul>
      ) : null}
      {flag.own ? <p className="note">{t('records.flags.own')}</p> : <Deciding flag={flag} />}
    </Card>
  );
}

function Deciding({ flag }: { flag: Flag }) {
  const t = useT();
  const send = useSubmit('POST /api/flags/:flag/decide');
  const [words, setWords] = useState('');
  const id = `words-${flag.flagId}`;
  const decide = async (state: State) => {
    const body = { state, words: words.trim() };
    if (!(await send.submit({ params: { flag: flag.flagId }, body }))) return;
    say(t('records.flags.done'));
    await queries.invalidateQueries();
  };
  return (
    <div className="stack">
      <ErrorSummary errors={fieldErrors(send.problem, { '/words': id })} attempt={send.attempt} />
      <TextField
        id={id}
        label={t('records.flags.words')}
        hint={t('records.flags.hint')}
        value={words}
        onChange={setWords}
        most={300}
      />
      <Buttons>
        {flag.state === 'open' ? (
          <>
            <Button kind="danger" busy={send.busy} onClick={() => void decide('confirmed')}>
              {t('records.flags.confirm')}
            </Button>
            <Button kind="filled" busy={send.busy} onClick={() => void decide('explained')}>
              {t('records.flags.explain')}
            </Button>
          </>
        ) : (
          <Button kind="outline" busy={send.busy} onClick={() => void decide('open')}>
            {t('records.flags.reopen')}
          </Button>
        )}
      </Buttons>
    </div>
  );
}
