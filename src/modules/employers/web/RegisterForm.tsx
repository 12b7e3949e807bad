import { type FormEvent, useEffect, useState } from 'react';
import { setVisit } from '../../../web/call.ts';
import { useToday } from '../../../web/counter/use-today.ts';
import { fieldErrors, useErrorWords, useSubmit } from '../../../web/data.ts';
import { AnswerOne } from '../../../web/design/Answer.tsx';
import { Button } from '../../../web/design/Button.tsx';
import { ErrorSummary } from '../../../web/design/ErrorSummary.tsx';
import { TextField } from '../../../web/design/Field.tsx';
import { Fold } from '../../../web/design/Fold.tsx';
import { type Place, PlacePicker } from '../../../web/design/PlacePicker.tsx';
import { Notice } from '../../../web/design/States.tsx';
import { say } from '../../../web/design/Toast.tsx';
import { useDevice } from '../../../web/device.ts';
import { now } from '../../../web/now.ts';
import { useSession } from '../../../web/session.ts';
import { newId } from '../../../web/uuid.ts';
import { useT } from '../../../web/words.ts';
import { places } from '../../network/web/index.tsx';
import { type Kind, kinds } from '../domain/employer.ts';
import { useKind } from './parts.tsx';
import type { LookUp } from './register-draft.ts';
import './employers.css';

const fields = {
  '/creditCode': 'code',
  '/name': 'name',
  '/kind': 'kind',
  '/areaCode': 'area',
  '/address': 'address',
  '/contactName': 'contact-name',
  '/contactPhone': 'contact-phone',
};

/** A clerk registers an employer on one page: for somebody whom he has received today, or for one that called. */
export function RegisterForm({ onDone }: { onDone: (employerId: string) => void }) {
  const t = useT();
  return (
    <Fold title={t('employers.counter.register')} icon="plus">
      <Form onDone={onDone} />
    </Fold>
  );
}

function Form({ onDone }: { onDone: (employerId: string) => void }) {
  const t = useT();
  const { language } = useDevice();
  const words = useKind();
  const errorWords = useErrorWords();
  const area = useSession()?.area?.code ?? null;
  const today = useToday();
  const [ids] = useState(() => ({ employerId: newId(now().getTime()), mandateId: newId(now().getTime()) }));
  const [visit, setVisitOf] = useState<string>('');
  const [code, setCode] = useState('');
  const [found, setFound] = useState<LookUp>();
  const [name, setName] = useState('');
  const [kind, setKind] = useState<Kind>('merchant');
  const [path, setPath] = useState<readonly Place[]>([]);
  const [address, setAddress] = useState('');
  const [contactName, setContactName] = useState('');
  const [contactPhone, setContactPhone] = useState('');
  const [broken, setBroken] = useState<unknown>();
  const look = useSubmit('POST /api/register-look-ups');
  const send = useSubmit('POST /api/employers');
  useEffect(() => {
    if (area === null) return;
    places.pathOf(area).then(
      (own) => setPath((chosen) => (chosen.length === 0 ? own : chosen)),
      () => {},
    );
  }, [area]);

  const lookUp = async () => {
    const answer = await look.submit({ body: { creditCode: code } });
    if (!answer) return;
    setFound(answer);
    if (answer.name !== null) setName(answer.name);
    if (answer.address !== null) setAddress(answer.address);
    if (answer.kind !== null) setKind(answer.kind);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBroken(undefined);
    // For this one call the page acts for the visit of the person who becomes the agent.
    setVisit(visit === '' ? null : visit);
    try {
      const made = await send.submit({
        body: {
          ...ids,
          creditCode: code.trim() === '' ? null : code,
          name: kind === 'household' ? null : name === '' ? ' ' : name,
          kind,
          areaCode: path.at(-1)?.code ?? '000000000000',
          address: address === '' ? ' ' : address,
          contactName: contactName === '' ? ' ' : contactName,
          contactPhone: contactPhone === '' ? ' ' : contactPhone,
        },
      });
      if (!made) return;
      say(t('employers.counter.registerDone'));
      onDone(made.employerId);
    } catch (error) {
      setBroken(error);
    } finally {
      setVisit(null);
    }
  };
  const errors = [
    ...fieldErrors(look.problem, fields),
    ...fieldErrors(send.problem, fields),
    ...(broken === undefined ? [] : [{ text: errorWords(broken) }]),
    ...(send.offline || look.offline ? [{ text: t('shell.problem.offline') }] : []),
  ];
  const errorOf = (id: string) => errors.find((error) => 'id' in error && error.id === id)?.text;
  const open = (today.data?.visits ?? []).filter((each) => each.open);
  return (
    <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
      <ErrorSummary errors={errors} attempt={send.attempt + look.attempt} />
      <AnswerOne
        legend={t('employers.counter.registerFor')}
        sure
        columns
        options={[
          ...open.map((each) => ({ value: each.visitId, label: each.name ?? '' })),
          { value: '', label: t('employers.counter.registerForNone') },
        ]}
        value={visit}
        onChange={(value) => setVisitOf(value ?? '')}
      />
      <div className="employers-side-by-side">
        <TextField
          id="code"
          label={t('employers.counter.code')}
          kind="id-number"
          most={30}
          optional
          value={code}
          onChange={setCode}
          error={errorOf('code')}
        />
        <div className="row">
          <Button kind="outline" main icon="search" busy={look.busy} onClick={() => void lookUp()}>
            {t('employers.counter.registerLook')}
          </Button>
        </div>
      </div>
      {found && found.finding !== 'agrees' ? (
        <Notice tone="wait">{found.findingWords[language]}</Notice>
      ) : null}
      {found?.registered ? <Notice tone="wait">{t('employers.register.registered')}</Notice> : null}
      <AnswerOne
        id="kind"
        legend={t('employers.counter.kind')}
        sure
        columns
        options={kinds.map((value) => ({ value, label: words(value) }))}
        value={kind}
        onChange={(value) => value && setKind(value)}
        error={errorOf('kind')}
      />
      <div className="employers-side-by-side">
        {kind === 'household' ? null : (
          <TextField
            id="name"
            label={t('employers.counter.name')}
            value={name}
            onChange={setName}
            error={errorOf('name')}
          />
        )}
        <TextField
          id="address"
          label={t('employers.counter.address')}
          value={address}
          onChange={setAddress}
          error={errorOf('address')}
        />
        <TextField
          id="contact-name"
          label={t('employers.counter.contactName')}
          value={contactName}
          onChange={setContactName}
          error={errorOf('contact-name')}
        />
        <TextField
          id="contact-phone"
          label={t('employers.counter.contactPhone')}
          kind="phone"
          most={20}
          value={contactPhone}
          onChange={setContactPhone}
          error={errorOf('contact-phone')}
        />
      </div>
      <h3>{t('employers.counter.place')}</h3>
      <PlacePicker {...places} path={path} onChange={setPath} until="township" />
      <div className="row">
        <Button type="submit" kind="filled" main busy={send.busy}>
          {t('employers.counter.register')}
        </Button>
      </div>
    </form>
  );
}
