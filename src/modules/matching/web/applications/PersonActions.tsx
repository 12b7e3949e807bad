import { useState } from 'react';
import type { Input } from '../../../../web/call.ts';
import { queries, useLoad, useSubmit } from '../../../../web/data.ts';
import { AnswerMany, AnswerOne } from '../../../../web/design/Answer.tsx';
import { Button, Buttons } from '../../../../web/design/Button.tsx';
import { Card } from '../../../../web/design/Card.tsx';
import { Dialog } from '../../../../web/design/Dialog.tsx';
import { Notice } from '../../../../web/design/States.tsx';
import { say } from '../../../../web/design/Toast.tsx';
import { useDevice } from '../../../../web/device.ts';
import { dayOf, useFormat } from '../../../../web/format.ts';
import { useT } from '../../../../web/words.ts';
import type { Application } from './ApplicationPage.tsx';
import { TimePicks } from './TimePicks.tsx';

type MoveKey = 'POST /api/applications/:application/moves/:move';
type Move = Input<MoveKey>['params']['move'];
type Body = Omit<Input<MoveKey>['body'], 'after'>;
type Act = (move: Move, body: Body) => Promise<void>;
type Reasons = Application['moves'][number]['reasons'];

interface Acting {
  application: Application;
  act: Act;
  busy: boolean;
}

const asking = { decline: 'declineTitle', withdraw: 'withdrawTitle', deny: 'denyTitle' } as const;

/** What the person can do now; nothing where nothing is open. */
export function PersonActions({
  application,
  onChanged,
}: {
  application: Application;
  onChanged: () => void;
}) {
  const t = useT();
  const send = useSubmit('POST /api/applications/:application/moves/:move');
  const [why, setWhy] = useState<keyof typeof asking>();
  const act: Act = async (move, body) => {
    const done = await send.submit({
      params: { application: application.applicationId, move },
      body: { after: application.events, ...body },
    });
    if (!done) {
      onChanged();
      return;
    }
    setWhy(undefined);
    await queries.invalidateQueries();
    say(t('applications.one.done'));
  };
  const acting = { application, act, busy: send.busy };
  const may = (move: Move) => application.moves.some((each) => each.move === move);
  const reasons = application.moves.find((each) => each.move === why)?.reasons ?? [];
  return (
    <>
      {send.problem ? (
        <Notice tone="wait" icon="info">
          {send.problem.detail}
        </Notice>
      ) : null}
      {send.offline ? <Notice tone="wait">{t('shell.problem.offline')}</Notice> : null}
      {may('accept') ? <Invitation {...acting} onDecline={() => setWhy('decline')} /> : null}
      {may('deny') ? (
        <HireAsked {...acting} mayConfirm={may('confirm')} onDeny={() => setWhy('deny')} />
      ) : null}
      {may('withdraw') ? (
        <div className="row">
          <Button kind="text" icon="close" onClick={() => setWhy('withdraw')}>
            {t('applications.one.withdraw')}
          </Button>
        </div>
      ) : null}
      {why ? (
        <WhyDialog
          title={t(`applications.one.${asking[why]}`)}
          keep={t(why === 'deny' ? 'applications.one.backDeny' : 'applications.one.back')}
          reasons={reasons}
          busy={send.busy}
          onClose={() => setWhy(undefined)}
          onSend={(reason) => void act(why, { reason })}
        />
      ) : null}
    </>
  );
}

function Invitation({ application, act, busy, onDecline }: Acting & { onDecline: () => void }) {
  const t = useT();
  const { moment, weekday } = useFormat();
  const [time, setTime] = useState<string>();
  const [other, setOther] = useState(false);
  const [times, setTimes] = useState<string[]>([]);
  if (other) {
    return (
      <Card level={2} title={t('applications.one.proposed')}>
        <TimePicks
          chosen={times}
          onChange={setTimes}
          labels={{
            day: t('applications.time.day'),
            time: t('applications.time.time'),
            chosen: t('applications.time.chosen'),
            remove: t('applications.time.remove'),
            hint: t('applications.time.hint'),
          }}
        />
        <Buttons>
          <Button kind="outline" onClick={() => setOther(false)}>
            {t('applications.time.back')}
          </Button>
          <Button
            kind="filled"
            main
            busy={busy}
            disabledBecause={times.length === 0 ? t('applications.time.needed') : undefined}
            onClick={() => void act('propose', { times })}
          >
            {t('applications.time.send')}
          </Button>
        </Buttons>
      </Card>
    );
  }
  return (
    <Card level={2} title={t('applications.one.times')}>
      <AnswerOne
        id="time"
        sure
        legend={<span className="unseen">{t('applications.one.times')}</span>}
        options={application.offered.map((each) => ({
          value: each,
          label: `${moment(each)} ${weekday(dayOf(new Date(each)))}`,
        }))}
        value={time}
        onChange={(value) => setTime(value ?? undefined)}
      />
      <div className="stack">
        <Button
          kind="filled"
          main
          wide
          busy={busy}
          disabledBecause={time === undefined ? t('applications.time.needed') : undefined}
          onClick={() => void act('accept', { time: time ?? '' })}
        >
          {t('applications.one.choose')}
        </Button>
        <Buttons>
          <Button kind="outline" onClick={onDecline}>
            {t('applications.one.decline')}
          </Button>
          <Button kind="outline" icon="calendar" onClick={() => setOther(true)}>
            {t('applications.one.otherTime')}
          </Button>
        </Buttons>
      </div>
    </Card>
  );
}

function HireAsked({
  application,
  act,
  busy,
  mayConfirm,
  onDeny,
}: Acting & { mayConfirm: boolean; onDeny: () => void }) {
  const t = useT();
  const [others, setOthers] = useState(false);
  const mine = useLoad('GET /api/applications', undefined, { when: mayConfirm });
  const open =
    mine.data?.applications.filter((each) => !each.over && each.applicationId !== application.applicationId)
      .length ?? 0;
  return (
    <Card level={2} title={application.state.name[useDevice().language]}>
      {mayConfirm ? <p>{t('applications.one.confirmNote')}</p> : null}
      {mayConfirm && open > 0 ? (
        <AnswerMany
          sure
          legend={<span className="unseen">{t('applications.one.others', { count: open })}</span>}
          options={[{ value: 'others', label: t('applications.one.others', { count: open }) }]}
          value={others ? ['others'] : undefined}
          onChange={(value) => setOthers((value ?? []).length > 0)}
        />
      ) : null}
      <Buttons>
        <Button kind="outline" onClick={onDeny}>
          {t('applications.one.deny')}
        </Button>
        {mayConfirm ? (
          <Button kind="filled" main busy={busy} onClick={() => void act('confirm', { others })}>
            {t('applications.one.confirm')}
          </Button>
        ) : null}
      </Buttons>
    </Card>
  );
}

function WhyDialog({
  title,
  keep,
  reasons,
  busy,
  onClose,
  onSend,
}: {
  title: string;
  keep: string;
  reasons: Reasons;
  busy: boolean;
  onClose: () => void;
  onSend: (reason: string) => void;
}) {
  const t = useT();
  const { language } = useDevice();
  const [reason, setReason] = useState<string>();
  return (
    <Dialog
      open
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button
            kind="filled"
            busy={busy}
            disabledBecause={reason === undefined ? title : undefined}
            onClick={() => onSend(reason ?? '')}
          >
            {t('applications.one.yes')}
          </Button>
          <Button kind="outline" onClick={onClose}>
            {keep}
          </Button>
        </>
      }
    >
      <AnswerOne
        sure
        legend={<span className="unseen">{title}</span>}
        options={reasons.map(({ value, label }) => ({ value, label: label[language] }))}
        value={reason}
        onChange={(value) => setReason(value ?? undefined)}
      />
    </Dialog>
  );
}
