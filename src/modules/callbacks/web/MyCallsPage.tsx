import type { Output } from '../../../web/call.ts';
import { useErrorWords, useLive, useLoad, useSubmit } from '../../../web/data.ts';
import { Button, ButtonLink } from '../../../web/design/Button.tsx';
import { Card } from '../../../web/design/Card.tsx';
import { StatusChip } from '../../../web/design/Chip.tsx';
import { ListOut } from '../../../web/design/ListOut.tsx';
import { ResidentPage } from '../../../web/design/ResidentPage.tsx';
import { Empty, Failed, Waiting } from '../../../web/design/States.tsx';
import { MoreLink } from '../../../web/design/Text.tsx';
import { say } from '../../../web/design/Toast.tsx';
import { useFormat } from '../../../web/format.ts';
import { useT } from '../../../web/words.ts';

type Mine = Output<'GET /api/my/callbacks'>['callbacks'][number];

const tones = {
  waiting: 'info',
  taken: 'info',
  reached: 'good',
  unreached: 'wait',
  'wrong-number': 'wait',
  withdrawn: 'neutral',
} as const;

/** Whom I asked to call me, and how far it is. */
export function MyCallsPage() {
  const t = useT();
  const words = useErrorWords();
  const mine = useLoad('GET /api/my/callbacks');
  useLive(() => void mine.refetch());
  return (
    <ResidentPage title={t('callbacks.mine.title')} back="/my">
      <h1>{t('callbacks.mine.title')}</h1>
      {mine.isPending ? <Waiting onAgain={() => void mine.refetch()} /> : null}
      {mine.isError ? <Failed onAgain={() => void mine.refetch()}>{words(mine.error)}</Failed> : null}
      {mine.data?.callbacks.length === 0 ? (
        <Empty
          title={t('callbacks.mine.none')}
          action={
            <ButtonLink kind="filled" icon="phone" href="/call-me">
              {t('callbacks.mine.ask')}
            </ButtonLink>
          }
        />
      ) : null}
      <div className="stack">
        {mine.data?.callbacks.map((one) => (
          <Call key={one.callbackId} call={one} onChanged={() => void mine.refetch()} />
        ))}
      </div>
      {mine.data && mine.data.callbacks.length > 0 ? <ListOut list="GET /api/my/callbacks" /> : null}
      <MoreLink href="/my/reports">{t('callbacks.mine.reports')}</MoreLink>
    </ResidentPage>
  );
}

function Call({ call, onChanged }: { call: Mine; onChanged: () => void }) {
  const t = useT();
  const { moment } = useFormat();
  const withdraw = useSubmit('POST /api/my/callbacks/:callback/withdraw');
  const open = call.closedAt === null;
  const takeBack = async () => {
    if (!(await withdraw.submit({ params: { callback: call.callbackId }, body: {} }))) return;
    say(t('callbacks.mine.withdrawn'));
    onChanged();
  };
  return (
    <Card
      level={2}
      title={call.station.name}
      side={<StatusChip tone={tones[call.state]}>{t(`callbacks.mine.state.${call.state}`)}</StatusChip>}
    >
      {call.words ? <p>{call.words}</p> : null}
      {open ? (
        <p className="note">
          {call.againAt
            ? t('callbacks.mine.again', { count: call.tries, when: moment(call.againAt) })
            : t('callbacks.mine.by', { when: moment(call.dueAt) })}
        </p>
      ) : null}
      {call.done ? <p>{t('callbacks.mine.said', { words: call.done })}</p> : null}
      {open ? (
        <Button kind="text" busy={withdraw.busy} onClick={() => void takeBack()}>
          {t('callbacks.mine.withdraw')}
        </Button>
      ) : null}
    </Card>
  );
}
