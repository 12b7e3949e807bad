import { type ReactNode, useEffect, useState } from 'react';
import { fieldErrors, useSubmit } from '../../../web/data.ts';
import { AnswerOne } from '../../../web/design/Answer.tsx';
import { ButtonLink } from '../../../web/design/Button.tsx';
import type { FieldError } from '../../../web/design/ErrorSummary.tsx';
import { TextField } from '../../../web/design/Field.tsx';
import { WhyFold } from '../../../web/design/Fold.tsx';
import { type Place, PlacePicker } from '../../../web/design/PlacePicker.tsx';
import { QuestionPage } from '../../../web/design/QuestionPage.tsx';
import { Notice } from '../../../web/design/States.tsx';
import { Progress } from '../../../web/design/Steps.tsx';
import { useDevice } from '../../../web/device.ts';
import { useT } from '../../../web/words.ts';
import { places } from '../../network/web/index.tsx';
import { readCreditCode } from '../domain/credit-code.ts';
import {
  kinds,
  readAddress,
  readContactName,
  readContactPhone,
  readEmployerName,
} from '../domain/employer.ts';
import type { Reading } from '../domain/reading.ts';
import { FilePick } from './FilePick.tsx';
import { FromRegister } from './FromRegister.tsx';
import { useKind } from './parts.tsx';
import { RegisterCheck } from './RegisterCheck.tsx';
import type { Outcome } from './RegisterDone.tsx';
import type { Draft, Which } from './register-draft.ts';

export interface StepProps {
  draft: Draft;
  at: number;
  of: number;
  /** Where the resident lives. */
  ownArea: string | null;
  onChange: (more: Partial<Draft>) => void;
  /** Keeps the answer and goes on. */
  onGo: (more: Partial<Draft>) => void;
  onBack: () => void;
  onDone: (outcome: Outcome) => void;
}

/** The question at which the flow stands. */
export function RegisterStep(props: StepProps) {
  switch (props.draft.step) {
    case 'which':
      return <AskWhich {...props} />;
    case 'code':
      return <AskCode {...props} />;
    case 'name':
      return <AskName {...props} />;
    case 'kind':
      return <AskKind {...props} />;
    case 'place':
      return <AskPlace {...props} />;
    case 'address':
      return <AskAddress {...props} />;
    case 'contact':
      return <AskContact {...props} />;
    case 'photo':
      return <AskPhoto {...props} />;
    case 'check':
      return <RegisterCheck {...props} />;
  }
}

type AskProps = Pick<StepProps, 'at' | 'of' | 'onBack'> & {
  question: string;
  hint?: ReactNode;
  why?: ReactNode;
  errors?: readonly FieldError[];
  attempt?: number;
  busy?: boolean;
  continueWords?: string;
  disabledBecause?: string | undefined;
  onContinue: () => void;
  children: (ids: { labelledBy: string; describedBy: string | undefined }) => ReactNode;
};

function Ask({ at, of, onBack, ...rest }: AskProps) {
  const t = useT();
  return (
    <QuestionPage
      flow={t('employers.register.flow')}
      back={onBack}
      progress={
        <Progress done={at} of={of}>
          {t('employers.register.progress', { at: at + 1, of })}
        </Progress>
      }
      {...rest}
    />
  );
}

/** Checks a typed value by the same rules as the server, so that a slip is said at once. */
function useChecked() {
  const { language } = useDevice();
  const [errors, setErrors] = useState<FieldError[]>([]);
  const [attempt, setAttempt] = useState(0);
  const check = (...readings: (readonly [string, Reading<unknown>])[]): boolean => {
    const found = readings.flatMap(([id, reading]) =>
      reading.ok ? [] : [{ id, text: reading.reason.detail[language] }],
    );
    setErrors(found);
    setAttempt((times) => times + 1);
    return found.length === 0;
  };
  const errorOf = (id: string) => errors.find((error) => error.id === id)?.text;
  return { errors, attempt, check, errorOf };
}

function AskWhich({ draft, onGo, ...rest }: StepProps) {
  const t = useT();
  const [which, setWhich] = useState<Which | undefined>(draft.which);
  const options = (['licensed', 'stall', 'household'] as const).map((value) => ({
    value,
    label: t(`employers.register.${value}`),
    note: t(`employers.register.${value}Note`),
  }));
  return (
    <Ask
      {...rest}
      question={t('employers.register.which')}
      hint={t('employers.register.whichHint')}
      disabledBecause={which === undefined ? t('employers.register.which') : undefined}
      onContinue={() => {
        // Another kind of employer has other questions: they are gone through again.
        if (which) onGo(which === draft.which ? {} : { which, checking: false });
      }}
    >
      {(ids) => (
        <AnswerOne
          {...ids}
          sure
          options={options}
          value={which}
          onChange={(value) => setWhich(value ?? undefined)}
        />
      )}
    </Ask>
  );
}

function AskCode({ draft, onChange, onGo, ...rest }: StepProps) {
  const t = useT();
  const checked = useChecked();
  const look = useSubmit('POST /api/register-look-ups');
  const taken = draft.found?.registered ?? null;
  const goOn = async () => {
    const reading = readCreditCode(draft.code);
    if (!checked.check(['code', reading])) return;
    const found = await look.submit({ body: { creditCode: draft.code } });
    if (!found) return;
    if (found.registered) return onChange({ found });
    onGo({
      found,
      code: found.shown,
      name: found.name ?? draft.name,
      address: draft.address === '' ? (found.address ?? '') : draft.address,
    });
  };
  const errors = [
    ...checked.errors,
    ...fieldErrors(look.problem, { '/creditCode': 'code' }),
    ...(look.offline ? [{ text: t('shell.problem.offline') }] : []),
  ];
  return (
    <Ask
      {...rest}
      question={t('employers.register.code')}
      hint={t('employers.register.codeHint')}
      why={<WhyFold>{t('employers.register.codeWhy')}</WhyFold>}
      errors={errors}
      attempt={checked.attempt + look.attempt}
      busy={look.busy}
      continueWords={t('employers.register.look')}
      onContinue={() => void goOn()}
    >
      {() => (
        <div className="stack">
          <TextField
            id="code"
            label={t('employers.register.codeLabel')}
            kind="id-number"
            most={30}
            value={draft.code}
            onChange={(code) => onChange({ code, found: undefined })}
            error={checked.errorOf('code')}
          />
          {taken ? (
            <Notice tone="wait" title={t('employers.register.registered')}>
              <p>{t('employers.register.registeredText', { name: taken.name })}</p>
              <p>
                <ButtonLink kind="outline" href="/employer/join">
                  {t('employers.register.registeredJoin')}
                </ButtonLink>
              </p>
            </Notice>
          ) : null}
        </div>
      )}
    </Ask>
  );
}

function AskName({ draft, onChange, onGo, ...rest }: StepProps) {
  const t = useT();
  const checked = useChecked();
  const fromRegister = draft.which === 'licensed' && draft.found?.name != null;
  const hint =
    draft.which === 'stall'
      ? 'employers.register.nameStall'
      : fromRegister
        ? 'employers.register.nameFound'
        : 'employers.register.nameTyped';
  return (
    <Ask
      {...rest}
      question={t('employers.register.name')}
      hint={t(hint)}
      errors={checked.errors}
      attempt={checked.attempt}
      onContinue={() => {
        if (checked.check(['name', readEmployerName(draft.name)])) onGo({});
      }}
    >
      {() => (
        <div className="stack">
          <FromRegister draft={draft} />
          <TextField
            id="name"
            label={t('employers.register.nameLabel')}
            autoComplete="organization"
            value={draft.name}
            onChange={(name) => onChange({ name })}
            error={checked.errorOf('name')}
          />
        </div>
      )}
    </Ask>
  );
}

function AskKind({ draft, onGo, ...rest }: StepProps) {
  const t = useT();
  const words = useKind();
  const [kind, setKind] = useState(draft.kind);
  return (
    <Ask
      {...rest}
      question={t('employers.register.kind')}
      disabledBecause={kind === undefined ? t('employers.register.kind') : undefined}
      onContinue={() => onGo({ kind })}
    >
      {(ids) => (
        <AnswerOne
          {...ids}
          sure
          options={kinds
            .filter((each) => each !== 'household')
            .map((value) => ({ value, label: words(value) }))}
          value={kind}
          onChange={(value) => setKind(value ?? undefined)}
        />
      )}
    </Ask>
  );
}

function AskPlace({ draft, ownArea, onGo, ...rest }: StepProps) {
  const t = useT();
  const [path, setPath] = useState<readonly Place[]>([]);
  const start = draft.area?.code ?? ownArea;
  useEffect(() => {
    if (start === null) return;
    let dropped = false;
    places.pathOf(start).then(
      (found) => {
        // A village is finer than a station's area needs.
        const town = found.filter(({ level }) => level !== 'village');
        if (!dropped) setPath((chosen) => (chosen.length === 0 ? town : chosen));
      },
      () => {},
    );
    return () => {
      dropped = true;
    };
  }, [start]);
  const last = path.at(-1);
  const wide = !last || last.level === 'province' || last.level === 'city';
  const full = path.map(({ name }) => name).join('');
  return (
    <Ask
      {...rest}
      question={t('employers.register.place')}
      hint={t('employers.register.placeHint')}
      disabledBecause={wide ? t('employers.register.placeHint') : undefined}
      {...(wide ? {} : { continueWords: t('employers.register.placeOf', { place: last.name }) })}
      onContinue={() => {
        if (last && !wide) onGo({ area: { code: last.code, name: full } });
      }}
    >
      {() => <PlacePicker {...places} path={path} onChange={setPath} until="township" />}
    </Ask>
  );
}

function AskAddress({ draft, onChange, onGo, ...rest }: StepProps) {
  const t = useT();
  const checked = useChecked();
  return (
    <Ask
      {...rest}
      question={t('employers.register.address')}
      hint={t(
        draft.which === 'household'
          ? 'employers.register.addressHousehold'
          : 'employers.register.addressHint',
      )}
      errors={checked.errors}
      attempt={checked.attempt}
      onContinue={() => {
        if (checked.check(['address', readAddress(draft.address)])) onGo({});
      }}
    >
      {() => (
        <TextField
          id="address"
          label={t('employers.register.addressLabel')}
          autoComplete="street-address"
          value={draft.address}
          onChange={(address) => onChange({ address })}
          error={checked.errorOf('address')}
        />
      )}
    </Ask>
  );
}

function AskContact({ draft, onChange, onGo, ...rest }: StepProps) {
  const t = useT();
  const checked = useChecked();
  return (
    <Ask
      {...rest}
      question={t('employers.register.contact')}
      hint={t('employers.register.contactHint')}
      errors={checked.errors}
      attempt={checked.attempt}
      onContinue={() => {
        const name = ['contact-name', readContactName(draft.contactName)] as const;
        const phone = ['contact-phone', readContactPhone(draft.contactPhone)] as const;
        if (checked.check(name, phone)) onGo({});
      }}
    >
      {() => (
        <div className="stack">
          <TextField
            id="contact-name"
            label={t('employers.register.contactName')}
            hint={t('employers.register.contactNameHint')}
            value={draft.contactName}
            onChange={(contactName) => onChange({ contactName })}
            error={checked.errorOf('contact-name')}
          />
          <TextField
            id="contact-phone"
            label={t('employers.register.contactPhone')}
            kind="phone"
            most={20}
            autoComplete="tel"
            value={draft.contactPhone}
            onChange={(contactPhone) => onChange({ contactPhone })}
            error={checked.errorOf('contact-phone')}
          />
        </div>
      )}
    </Ask>
  );
}

function AskPhoto({ draft, onChange, onGo, ...rest }: StepProps) {
  const t = useT();
  return (
    <Ask
      {...rest}
      question={t('employers.register.photo')}
      hint={t('employers.register.photoHint')}
      {...(draft.photo ? {} : { continueWords: t('employers.register.photoLater') })}
      onContinue={() => onGo({})}
    >
      {() => (
        <FilePick
          label={t('employers.document.licence')}
          picked={draft.photo}
          onPick={(photo) => onChange({ photo })}
        />
      )}
    </Ask>
  );
}
