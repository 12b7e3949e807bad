import { type FormEvent, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { fieldErrors, queries, useLoad, useSubmit } from '../../../web/data.ts';
import { Button } from '../../../web/design/Button.tsx';
import { Card, Row, Rows } from '../../../web/design/Card.tsx';
import { DeskFrame } from '../../../web/design/DeskFrame.tsx';
import { ErrorSummary, type FieldError } from '../../../web/design/ErrorSummary.tsx';
import { TextField } from '../../../web/design/Field.tsx';
import { useSession } from '../../../web/session.ts';
import { useWhereTo } from '../../../web/where-to.ts';
import { useT } from '../../../web/words.ts';
import './access.css';

/** A clerk signs in by name and password. */
export function StaffSignInPage() {
  const t = useT();
  const to = useWhereTo('/counter');
  const [, navigate] = useLocation();
  const session = useSession();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [missing, setMissing] = useState(0);
  const send = useSubmit('POST /api/session/staff');

  const signIn = async (body: { login: string; password: string }) => {
    if (!(await send.submit({ body }))) return;
    await queries.resetQueries();
    navigate(to, { replace: true });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (login.trim() === '' || password === '') setMissing((tries) => tries + 1);
    else void signIn({ login, password });
  };

  const wanting = missing > 0;
  const loginError = wanting && login.trim() === '' ? t('access.staff.loginMissing') : undefined;
  const passwordError = wanting && password === '' ? t('access.staff.passwordMissing') : undefined;
  const errors: FieldError[] = [];
  if (loginError) errors.push({ id: 'login', text: loginError });
  if (passwordError) errors.push({ id: 'password', text: passwordError });
  if (errors.length === 0) {
    errors.push(...fieldErrors(send.problem, { '/login': 'login', '/password': 'password' }));
    if (send.offline) errors.push({ text: t('shell.problem.offline') });
  }

  return (
    <DeskFrame title={t('access.staff.title')}>
      <div className="access-sign-in">
        <form className="stack" onSubmit={submit} noValidate>
          <h1>{t('access.staff.title')}</h1>
          <ErrorSummary errors={errors} attempt={missing + send.attempt} />
          <TextField
            id="login"
            label={t('access.staff.login')}
            value={login}
            onChange={setLogin}
            autoComplete="username"
            error={loginError}
          />
          <TextField
            id="password"
            label={t('access.staff.password')}
            kind="password"
            value={password}
            onChange={setPassword}
            autoComplete="current-password"
            error={passwordError}
          />
          <Button type="submit" kind="filled" main wide busy={send.busy}>
            {t('access.staff.submit')}
          </Button>
          <p className="note">
            {t('access.staff.forgotten')} <Link href="/sign-in">{t('access.staff.resident')}</Link>
          </p>
        </form>
        {session?.demo ? <DemoStaff onChoose={signIn} /> : null}
      </div>
    </DeskFrame>
  );
}

function DemoStaff({ onChoose }: { onChoose: (body: { login: string; password: string }) => Promise<void> }) {
  const t = useT();
  const { data } = useLoad('GET /api/demo/sign-ins');
  if (!data) return null;
  return (
    <Card level={2} title={t('access.staff.demoTitle')} tone="sink">
      <p className="note">{t('access.staff.demoText')}</p>
      <Rows>
        {data.staff.map(({ login, password, displayName, roleName, stationName, note }) => (
          <Row
            key={login}
            icon="person"
            title={`${displayName} ${roleName}`}
            note={`${stationName}：${note}`}
            onClick={() => void onChoose({ login, password })}
          >
            <span className="least">{t('access.staff.demoSecret', { login, password })}</span>
          </Row>
        ))}
      </Rows>
    </Card>
  );
}
