import { type ReactNode, useEffect, useState } from 'react';
import { Link } from 'wouter';
import { parseDay } from '../../../../ground/clock/day.ts';
import { Button, ButtonLink } from '../../../../web/design/Button.tsx';
import { CodeInput, TextField } from '../../../../web/design/Field.tsx';
import { WhyFold } from '../../../../web/design/Fold.tsx';
import { PlacePicker } from '../../../../web/design/PlacePicker.tsx';
import { QuestionPage } from '../../../../web/design/QuestionPage.tsx';
import { ResidentPage } from '../../../../web/design/ResidentPage.tsx';
import { Notice } from '../../../../web/design/States.tsx';
import { Progress } from '../../../../web/design/Steps.tsx';
import { say } from '../../../../web/design/Toast.tsx';
import { useSkin } from '../../../../web/device.ts';
import { useFormat } from '../../../../web/format.ts';
import { useT } from '../../../../web/words.ts';
import { places } from '../../../network/web/index.tsx';
import { readIdNumber } from '../../domain/id-number.ts';
import { readPhone } from '../../domain/phone.ts';
import { DemoPeople } from './DemoPeople.tsx';
import { NumberPad } from './NumberPad.tsx';
import { codeLength, type SignIn, useSignIn } from './use-sign-in.ts';
import './sign-in.css';

const againAfter = 30;

/** A resident signs in: id number, phone, code, one question a page; who comes for the first time says name and place as well. */
export function SignInPage() {
  const flow = useSignIn();
  switch (flow.step) {
    case 'number':
      return <NumberStep flow={flow} />;
    case 'phone':
      return <PhoneStep flow={flow} />;
    case 'code':
      return <CodeStep flow={flow} />;
    case 'name':
      return <NameStep flow={flow} />;
    case 'area':
      return <AreaStep flow={flow} />;
    case 'counter':
      return <CounterNeeded flow={flow} />;
  }
}

type Asked = 'number' | 'phone' | 'code' | 'name' | 'area';

/** One of the questions, with what is the same on all of them. */
function Question({
  flow,
  asks,
  place,
  hint,
  back,
  onContinue,
  continueWords,
  more,
  children,
}: {
  flow: SignIn;
  asks: Asked;
  place: number;
  hint: string;
  back: string | (() => void);
  onContinue: () => void;
  continueWords?: string;
  /** Below the reason for the question. */
  more?: ReactNode;
  children: ReactNode;
}) {
  const t = useT();
  const of = flow.isNew ? 5 : 3;
  return (
    <QuestionPage
      flow={t('signIn.title')}
      back={back}
      progress={
        <Progress done={place} of={of}>
          {t('signIn.step', { count: place, of })}
        </Progress>
      }
      question={t(`signIn.${asks}.question`)}
      hint={hint}
      why={
        <>
          <Why />
          {more}
        </>
      }
      errors={flow.errors}
      attempt={flow.attempt}
      busy={flow.busy}
      onContinue={onContinue}
      {...(continueWords ? { continueWords } : {})}
    >
      {() => children}
    </QuestionPage>
  );
}

function Why() {
  const t = useT();
  return (
    <WhyFold title={t('signIn.why.title')}>
      <div className="stack">
        <p>{t('signIn.why.text')}</p>
        <p>
          {t('signIn.why.other')} <Link href="/stations">{t('signIn.why.stations')}</Link>
        </p>
      </div>
    </WhyFold>
  );
}

function NumberStep({ flow }: { flow: SignIn }) {
  const t = useT();
  const { today } = useFormat();
  const type = (idNumber: string) => flow.type({ idNumber });
  return (
    <Question
      flow={flow}
      asks="number"
      place={1}
      hint={t('signIn.number.hint')}
      back="/"
      more={<DemoPeople onChoose={(numbers) => void flow.askCode(numbers)} />}
      onContinue={() =>
        flow.check('id-number', readIdNumber(flow.idNumber, parseDay(today)), () => flow.go('phone'))
      }
    >
      <TextField
        id="id-number"
        label={t('signIn.number.label')}
        kind="id-number"
        value={flow.idNumber}
        onChange={type}
        error={flow.errorOf('id-number')}
      />
      <NumberPad value={flow.idNumber} onChange={type} most={18} withX />
    </Question>
  );
}

function PhoneStep({ flow }: { flow: SignIn }) {
  const t = useT();
  const { idNumber, phone } = flow;
  const type = (changed: string) => flow.type({ phone: changed });
  return (
    <Question
      flow={flow}
      asks="phone"
      place={2}
      hint={t('signIn.phone.hint')}
      back={() => flow.go('number')}
      onContinue={() => flow.check('phone', readPhone(phone), () => void flow.askCode({ idNumber, phone }))}
    >
      <TextField
        id="phone"
        label={t('signIn.phone.label')}
        kind="phone"
        autoComplete="tel-national"
        value={phone}
        onChange={type}
        error={flow.errorOf('phone')}
      />
      <NumberPad value={phone} onChange={type} most={11} />
    </Question>
  );
}

function CodeStep({ flow }: { flow: SignIn }) {
  const t = useT();
  const { code, phone, demoCode } = flow;
  const type = (digits: string) => {
    flow.type({ code: digits });
    if (digits.length === codeLength && digits !== code) void flow.signIn(digits);
  };
  return (
    <Question
      flow={flow}
      asks="code"
      place={3}
      hint={t('signIn.code.hint', { phone: `${phone.slice(0, 3)}****${phone.slice(-4)}` })}
      back={() => flow.go('phone')}
      onContinue={() =>
        code.length === codeLength
          ? void flow.signIn(code)
          : flow.refuse([{ id: 'code', text: t('signIn.code.missing') }])
      }
    >
      {demoCode === null ? null : (
        <Notice tone="wait" icon="message" title={t('signIn.code.demo')}>
          <span className="people-demo-code">{demoCode}</span>
        </Notice>
      )}
      <CodeInput id="code" value={code} onChange={type} error={flow.errorOf('code')} />
      <NumberPad value={code} onChange={type} most={codeLength} />
      <SendAgain flow={flow} />
    </Question>
  );
}

function SendAgain({ flow }: { flow: SignIn }) {
  const t = useT();
  const [wait, setWait] = useState(againAfter);
  useEffect(() => {
    if (wait === 0) return;
    const timer = setTimeout(() => setWait(wait - 1), 1000);
    return () => clearTimeout(timer);
  }, [wait]);
  if (wait > 0) return <p className="note">{t('signIn.code.wait', { count: wait })}</p>;
  return (
    <p>
      <Button
        kind="text"
        onClick={async () => {
          setWait(againAfter);
          if (await flow.askCode({ idNumber: flow.idNumber, phone: flow.phone }))
            say(t('signIn.code.sentAgain'));
        }}
      >
        {t('signIn.code.again')}
      </Button>
    </p>
  );
}

function NameStep({ flow }: { flow: SignIn }) {
  const t = useT();
  const kiosk = useSkin() === 'kiosk';
  return (
    <Question
      flow={flow}
      asks="name"
      place={4}
      hint={t('signIn.name.hint')}
      back={() => flow.go('phone')}
      onContinue={() =>
        [...flow.name.trim()].length < 2
          ? flow.refuse([{ id: 'name', text: t('signIn.name.missing') }])
          : flow.go('area')
      }
    >
      <TextField
        id="name"
        label={t('signIn.name.label')}
        autoComplete="name"
        most={60}
        value={flow.name}
        onChange={(name) => flow.type({ name })}
        error={flow.errorOf('name')}
      />
      {kiosk ? <Notice>{t('signIn.name.kiosk')}</Notice> : null}
    </Question>
  );
}

function AreaStep({ flow }: { flow: SignIn }) {
  const t = useT();
  const chosen = flow.path.at(-1);
  const enough = chosen && chosen.level !== 'province' && chosen.level !== 'city';
  return (
    <Question
      flow={flow}
      asks="area"
      place={5}
      hint={t('signIn.area.hint')}
      back={() => flow.go('name')}
      continueWords={t('signIn.area.finish')}
      onContinue={() =>
        enough ? void flow.signIn(flow.code) : flow.refuse([{ text: t('signIn.area.missing') }])
      }
    >
      <PlacePicker {...places} path={flow.path} onChange={(path) => flow.type({ path })} />
    </Question>
  );
}

/** An id number that is known with another phone: only a counter can settle it. */
function CounterNeeded({ flow }: { flow: SignIn }) {
  const t = useT();
  return (
    <ResidentPage title={t('signIn.title')} back="/">
      <div className="stack">
        <h1>{t('signIn.counter.title')}</h1>
        <p>{t('signIn.counter.text')}</p>
        <ButtonLink kind="filled" main icon="pin" href="/stations">
          {t('signIn.counter.stations')}
        </ButtonLink>
        <Button kind="outline" main onClick={() => flow.go('number')}>
          {t('signIn.counter.again')}
        </Button>
      </div>
    </ResidentPage>
  );
}
