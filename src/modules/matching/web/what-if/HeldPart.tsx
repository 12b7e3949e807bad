import { useLocation } from 'wouter';
import type { Output } from '../../../../web/call.ts';
import { queries, useErrorWords, useSubmit } from '../../../../web/data.ts';
import { Button, ButtonLink } from '../../../../web/design/Button.tsx';
import { Card } from '../../../../web/design/Card.tsx';
import { Notice } from '../../../../web/design/States.tsx';
import { say } from '../../../../web/design/Toast.tsx';
import { useDevice } from '../../../../web/device.ts';
import { useT } from '../../../../web/words.ts';

type Held = NonNullable<Output<'GET /api/jobs'>['held']>;

/** That the list stands as if something held, that nothing was changed, and, where it is a wish, the way to keep it as one. */
export function HeldPart({ held: { words, keep } }: { held: Held }) {
  const t = useT();
  const { language } = useDevice();
  const errorWords = useErrorWords();
  const [, navigate] = useLocation();
  const send = useSubmit('POST /api/my/facts');
  const take = async (wish: NonNullable<Held['keep']>) => {
    if (!(await send.submit({ body: { facts: [wish] } }))) return;
    await queries.invalidateQueries();
    say(t('whatIf.kept'));
    navigate('/jobs', { replace: true });
  };
  return (
    <Card level={2} tone="wait" title={t('whatIf.held', { what: words[language] })}>
      <p>{t('whatIf.heldText')}</p>
      {send.problem ? <Notice tone="error">{errorWords(send.problem)}</Notice> : null}
      {send.offline ? <Notice tone="error">{t('shell.problem.offline')}</Notice> : null}
      <div className="row">
        <ButtonLink kind="outline" href="/jobs">
          {t('whatIf.back')}
        </ButtonLink>
        {keep ? (
          <Button kind="tint" busy={send.busy} onClick={() => void take(keep)}>
            {t('whatIf.keep')}
          </Button>
        ) : null}
      </div>
    </Card>
  );
}
