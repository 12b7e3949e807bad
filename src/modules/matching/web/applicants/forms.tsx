import { useState } from 'react';
import type { CallProblem } from '../../../../web/call.ts';
import { AnswerOne } from '../../../../web/design/Answer.tsx';
import { Button } from '../../../../web/design/Button.tsx';
import { TextField } from '../../../../web/design/Field.tsx';
import { Picks } from '../../../../web/design/Picks.tsx';
import { useDevice } from '../../../../web/device.ts';
import { dayOf, useFormat } from '../../../../web/format.ts';
import { useT } from '../../../../web/words.ts';
import { contractKinds } from '../../domain/applications/hire.ts';
import { TimePicks } from '../applications/TimePicks.tsx';
import type { Act, Applicant } from './ApplicantPage.tsx';

interface Form {
  applicant: Applicant;
  act: Act;
  busy: boolean;
  problem: CallProblem | undefined;
}

const isUnit = (unit: string): unit is 'month' | 'day' | 'hour' | 'piece' | 'year' =>
  ['month', 'day', 'hour', 'piece', 'year'].includes(unit);

/** A polite no: one touch for the reason, one to send it. */
export function RefuseForm({ applicant, act, busy, problem }: Form) {
  const t = useT();
  const { language } = useDevice();
  const [reason, setReason] = useState<string>();
  const [note, setNote] = useState('');
  const reasons = applicant.moves.find(({ move }) => move === 'refuse')?.reasons ?? [];
  const unsaid = reason === 'other' && note.trim() === '';
  return (
    <div className="stack">
      <p className="note" id="refuse-why">
        {t('applicants.refuse.hint')}
      </p>
      <Picks
        labelledBy="refuse-why"
        picks={reasons.map(({ value, label }) => ({ value, label: label[language] }))}
        chosen={reason === undefined ? [] : [reason]}
        onToggle={(value) => setReason(value === reason ? undefined : value)}
      />
      {reason === 'other' ? (
        <TextField
          id="refuse-note"
          label={t('applicants.refuse.note')}
          hint={t('applicants.refuse.noteHint')}
          most={60}
          value={note}
          error={problem?.of('/note')}
          onChange={setNote}
        />
      ) : null}
      <Button
        kind="filled"
        main
        wide
        busy={busy}
        disabledBecause={reason === undefined || unsaid ? t('applicants.refuse.needed') : undefined}
        onClick={() => void act('refuse', { reason: reason ?? '', ...(reason === 'other' ? { note } : {}) })}
      >
        {t('applicants.refuse.send')}
      </Button>
    </div>
  );
}

/** An invitation; where the person asks for other times, one of his first. */
export function InviteForm({ applicant, act, busy, problem }: Form) {
  const t = useT();
  const { moment, weekday } = useFormat();
  const [times, setTimes] = useState<string[]>([]);
  const [place, setPlace] = useState(applicant.place ?? applicant.before.place ?? '');
  const [bring, setBring] = useState(applicant.bring ?? applicant.before.bring ?? '');
  const [time, setTime] = useState<string>();
  const [others, setOthers] = useState(applicant.state.id !== 'other-time');
  if (!others) {
    return (
      <div className="stack">
        <AnswerOne
          sure
          legend={t('applicants.invite.proposed')}
          options={applicant.proposed.map((each) => ({
            value: each,
            label: `${moment(each)} ${weekday(dayOf(new Date(each)))}`,
          }))}
          value={time}
          onChange={(value) => setTime(value ?? undefined)}
        />
        <Button
          kind="filled"
          main
          wide
          busy={busy}
          disabledBecause={time === undefined ? t('applicants.invite.missing') : undefined}
          onClick={() => void act('agree-time', { time: time ?? '' })}
        >
          {t('applicants.invite.agree')}
        </Button>
        <Button kind="outline" wide onClick={() => setOthers(true)}>
          {t('applicants.invite.others')}
        </Button>
      </div>
    );
  }
  return (
    <div className="stack">
      <TimePicks
        chosen={times}
        onChange={setTimes}
        labels={{
          day: t('applicants.invite.day'),
          time: t('applicants.invite.time'),
          chosen: t('applicants.invite.chosen'),
          remove: t('applicants.invite.remove'),
          hint: t('applicants.invite.hint'),
        }}
      />
      <TextField
        id="place"
        label={t('applicants.invite.place')}
        hint={t('applicants.invite.placeHint')}
        most={80}
        value={place}
        error={problem?.of('/place')}
        onChange={setPlace}
      />
      <TextField
        id="bring"
        label={t('applicants.invite.bring')}
        hint={t('applicants.invite.bringHint')}
        most={80}
        value={bring}
        error={problem?.of('/bring')}
        onChange={setBring}
      />
      <Button
        kind="filled"
        main
        wide
        busy={busy}
        disabledBecause={times.length === 0 ? t('applicants.invite.missing') : undefined}
        onClick={() => void act('invite', { times, place, ...(bring.trim() === '' ? {} : { bring }) })}
      >
        {t('applicants.invite.send')}
      </Button>
    </div>
  );
}

/** A hire as the employer says it; the person confirms it at work. */
export function HireForm({ applicant, act, busy, problem }: Form) {
  const t = useT();
  const { asked } = applicant;
  const unit = asked && isUnit(asked.payUnit) ? asked.payUnit : 'month';
  const [startOn, setStartOn] = useState('');
  const [pay, setPay] = useState(asked ? String(asked.payFen / 100) : '');
  const [contract, setContract] = useState<(typeof contractKinds)[number]>(
    contractKinds.find((kind) => kind === asked?.contract) ?? 'labour',
  );
  const fen = Math.round(Number(pay) * 100);
  return (
    <div className="stack">
      <p className="note">{t('applicants.hire.note')}</p>
      <TextField
        id="start"
        kind="date"
        label={t('applicants.hire.start')}
        value={startOn}
        error={problem?.of('/startOn')}
        onChange={setStartOn}
      />
      <TextField
        id="pay"
        kind="number"
        label={t('applicants.hire.pay')}
        unit={t(`applicants.payUnit.${unit}`)}
        value={pay}
        error={problem?.of('/payFen')}
        onChange={setPay}
      />
      <AnswerOne
        sure
        columns
        legend={t('applicants.hire.contract')}
        options={contractKinds.map((kind) => ({ value: kind, label: t(`applicants.contract.${kind}`) }))}
        value={contract}
        onChange={(value) => value && setContract(value)}
      />
      <Button
        kind="filled"
        main
        wide
        busy={busy}
        disabledBecause={startOn === '' ? t('applicants.hire.missing') : undefined}
        onClick={() =>
          void act('hire', { startOn, contract, ...(fen > 0 ? { payFen: fen, payUnit: unit } : {}) })
        }
      >
        {t('applicants.hire.send')}
      </Button>
    </div>
  );
}
