import { useEffect, useRef } from 'react';
import { useLocation, useParams } from 'wouter';
import type { Output } from '../../../web/call.ts';
import { useClerk } from '../../../web/counter/use-clerk.ts';
import { useErrorWords, useLoad } from '../../../web/data.ts';
import { Chip, Chips } from '../../../web/design/Chip.tsx';
import { DeskFrame, DeskQueueHead } from '../../../web/design/DeskFrame.tsx';
import { ListOut } from '../../../web/design/ListOut.tsx';
import { Queue, QueueRow } from '../../../web/design/QueueRow.tsx';
import { Empty, Failed, Waiting } from '../../../web/design/States.tsx';
import { useFormat } from '../../../web/format.ts';
import { useT } from '../../../web/words.ts';
import { DecisionPanel } from './DecisionPanel.tsx';
import { isTyping } from './keys.ts';
import { useKind } from './parts.tsx';
import { VerificationCase } from './VerificationCase.tsx';
import './employers.css';

export type Waits = Output<'GET /api/verifications'>['waiting'][number];

const again = 30_000;

/** What waits to be verified: the queue at the left, what was told beside what the register says, the decision at the right. */
export function VerificationsPage() {
  return useClerk() ? <Verifications /> : null;
}

function Verifications() {
  const t = useT();
  const words = useErrorWords();
  const { verification } = useParams();
  const [, navigate] = useLocation();
  const queue = useLoad('GET /api/verifications');
  const one = useLoad(
    'GET /api/verifications/:verification',
    { params: { verification: verification ?? '' } },
    { when: verification !== undefined },
  );
  const { refetch } = queue;
  useEffect(() => {
    const timer = setInterval(() => void refetch(), again);
    return () => clearInterval(timer);
  }, [refetch]);
  const waiting = queue.data?.waiting ?? [];
  const go = (id: string | undefined) =>
    navigate(`/counter/verifications${id === undefined ? '' : `/${id}`}`);
  useQueueKeys(waiting, verification, go);
  const decided = async () => {
    const at = waiting.findIndex((each) => each.verificationId === verification);
    const next = waiting[at + 1] ?? waiting[at - 1];
    go(next?.verificationId);
    await refetch();
  };
  return (
    <DeskFrame
      title={t('employers.queue.title')}
      queue={
        <Waiters waiting={waiting} overdue={queue.data?.overdue ?? 0} current={verification} onChoose={go} />
      }
      queueFoot={<p className="least">{t('employers.queue.keys')}</p>}
      {...(one.data && verification
        ? {
            panel: (
              <DecisionPanel
                key={verification}
                seen={one.data}
                onDecided={() => void decided()}
                onChanged={() => void one.refetch()}
              />
            ),
            panelLabel: t('employers.queue.decide'),
          }
        : {})}
    >
      {verification === undefined ? (
        <>
          <h1 className="unseen">{t('employers.queue.title')}</h1>
          {queue.isPending ? (
            <Waiting />
          ) : waiting.length === 0 ? (
            <Empty title={t('employers.queue.none')}>{t('employers.queue.noneText')}</Empty>
          ) : (
            <>
              <ListOut list="GET /api/verifications" />
              <Empty title={t('employers.queue.choose')} />
            </>
          )}
        </>
      ) : one.isError ? (
        <Failed onAgain={() => void one.refetch()}>{words(one.error)}</Failed>
      ) : one.data ? (
        <VerificationCase key={verification} seen={one.data} again={() => void one.refetch()} />
      ) : (
        <Waiting />
      )}
    </DeskFrame>
  );
}

function Waiters({
  waiting,
  overdue,
  current,
  onChoose,
}: {
  waiting: readonly Waits[];
  overdue: number;
  current: string | undefined;
  onChoose: (id: string) => void;
}) {
  const t = useT();
  const kind = useKind();
  const { day, time } = useFormat();
  return (
    <>
      <DeskQueueHead
        title={t('employers.queue.title')}
        note={t('employers.queue.count', { count: waiting.length })}
      >
        {overdue > 0 ? (
          <Chips>
            <Chip tone="error">{t('employers.queue.overdue', { count: overdue })}</Chip>
          </Chips>
        ) : null}
      </DeskQueueHead>
      {waiting.length === 0 ? null : (
        <Queue label={t('employers.queue.title')}>
          {waiting.map((each) => (
            <QueueRow
              key={each.verificationId}
              number={time(each.handedInAt)}
              name={each.name}
              matter={each.renewal ? t('employers.queue.renewal') : kind(each.kind)}
              wait={
                each.daysLeft < 0
                  ? t('employers.queue.late', { count: -each.daysLeft })
                  : each.daysLeft === 0
                    ? t('employers.queue.today')
                    : day(each.dueOn)
              }
              late={each.daysLeft < 0}
              current={each.verificationId === current}
              chip={
                each.finding === null ? null : (
                  <Chip tone={each.finding === 'agrees' ? 'good' : 'wait'}>
                    {t(`employers.queue.finding.${each.finding}`)}
                  </Chip>
                )
              }
              onClick={() => onChoose(each.verificationId)}
            />
          ))}
        </Queue>
      )}
    </>
  );
}

/** J and K go down and up the queue. */
function useQueueKeys(
  waiting: readonly Waits[],
  current: string | undefined,
  go: (id: string | undefined) => void,
) {
  const held = useRef({ waiting, current, go });
  held.current = { waiting, current, go };
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const step = { j: 1, k: -1 }[event.key.toLowerCase()];
      if (!step || isTyping(event) || event.ctrlKey || event.metaKey || event.altKey) return;
      if (document.querySelector('dialog[open]')) return;
      const { waiting: rows, current: at, go: lead } = held.current;
      const place = rows.findIndex(({ verificationId }) => verificationId === at);
      const next = rows[place < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, place + step))];
      if (next && next.verificationId !== at) lead(next.verificationId);
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
}
