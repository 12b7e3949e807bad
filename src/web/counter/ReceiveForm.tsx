import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { Output } from '../call.ts';
import { fieldErrors, useSubmit } from '../data.ts';
import { Button } from '../design/Button.tsx';
import { Card } from '../design/Card.tsx';
import { ErrorSummary } from '../design/ErrorSummary.tsx';
import { TextField } from '../design/Field.tsx';
import { now } from '../now.ts';
import { newId } from '../uuid.ts';
import { useT } from '../words.ts';

export type Received = Output<'POST /api/people/receive'>;

const freshIds = () => ({ visitId: newId(now().getTime()), personId: newId(now().getTime()) });

/** A clerk receives somebody by the card: name, number, Enter. The cursor is in the first field as soon as the form is there. */
export function ReceiveForm({ note, onReceived }: { note: string; onReceived: (person: Received) => void }) {
  const t = useT();
  const form = useRef<HTMLFormElement>(null);
  const [ids] = useState(freshIds);
  const [name, setName] = useState('');
  const [idNumber, setIdNumber] = useState('');
  const [phone, setPhone] = useState('');
  const [missing, setMissing] = useState(0);
  const send = useSubmit('POST /api/people/receive');
  useEffect(() => {
    // After the frame has put the focus on the page's head.
    const frame = requestAnimationFrame(() => form.current?.querySelector('input')?.focus());
    return () => cancelAnimationFrame(frame);
  }, []);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '' || idNumber.trim() === '') return setMissing((times) => times + 1);
    setMissing(0);
    const typed = phone.trim();
    const body = { ...ids, name, idNumber, ...(typed === '' ? {} : { phone: typed }) };
    const person = await send.submit({ body });
    if (person) onReceived(person);
  };
  const errors = [
    ...(missing > 0 && name.trim() === '' ? [{ id: 'name', text: t('counter.receive.nameMissing') }] : []),
    ...(missing > 0 && idNumber.trim() === ''
      ? [{ id: 'id-number', text: t('counter.receive.idNumberMissing') }]
      : []),
    ...fieldErrors(send.problem, { '/name': 'name', '/idNumber': 'id-number', '/phone': 'phone' }),
    ...(send.offline ? [{ text: t('shell.problem.offline') }] : []),
  ];
  const errorOf = (id: string) => errors.find((error) => 'id' in error && error.id === id)?.text;
  return (
    <Card level={2} title={t('counter.receive.title')}>
      <p className="note">{note}</p>
      <form className="stack" ref={form} onSubmit={submit} noValidate>
        <ErrorSummary errors={errors} attempt={send.attempt + missing} />
        <div className="counter-fields">
          <TextField
            id="name"
            label={t('counter.receive.name')}
            value={name}
            onChange={setName}
            error={errorOf('name')}
          />
          <TextField
            id="id-number"
            label={t('counter.receive.idNumber')}
            kind="id-number"
            value={idNumber}
            onChange={setIdNumber}
            error={errorOf('id-number')}
          />
          <TextField
            id="phone"
            label={t('counter.receive.phone')}
            hint={t('counter.receive.phoneHint')}
            kind="phone"
            optional
            value={phone}
            onChange={setPhone}
            error={errorOf('phone')}
          />
        </div>
        <div className="row">
          <Button type="submit" kind="filled" main busy={send.busy}>
            {t('counter.receive.submit')}
          </Button>
        </div>
      </form>
    </Card>
  );
}
