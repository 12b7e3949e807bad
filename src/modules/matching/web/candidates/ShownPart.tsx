import { queries, useErrorWords, useLoad, useSubmit } from '../../../../web/data.ts';
import { Button, ButtonLink } from '../../../../web/design/Button.tsx';
import { Card } from '../../../../web/design/Card.tsx';
import { Notice, Skeleton } from '../../../../web/design/States.tsx';
import { say } from '../../../../web/design/Toast.tsx';
import { useSession } from '../../../../web/session.ts';
import { useT } from '../../../../web/words.ts';

/** Whether employers may find the resident: given and taken back in one press, and how many employers looked, not which. */
export function ShownPart() {
  const t = useT();
  const words = useErrorWords();
  const resident = useSession()?.kind === 'resident';
  const { data, isPending } = useLoad('GET /api/my/shown', undefined, { when: resident, stay: true });
  const send = useSubmit('POST /api/my/facts');
  if (resident && isPending) return <Skeleton lines={4} />;
  if (!data) return null;
  const { agrees, wishes, employers } = data;
  const turn = async () => {
    const facts = [{ fact: 'person.consent_employers', value: !agrees }];
    if (!(await send.submit({ body: { facts } }))) return;
    await queries.invalidateQueries();
    say(t(agrees ? 'candidates.shown.stopped' : 'candidates.shown.agreed'));
  };
  return (
    <Card level={2} title={t('candidates.shown.title')} tone="sink">
      <div className="stack">
        <p>{t(agrees && wishes ? 'candidates.shown.on' : 'candidates.shown.off')}</p>
        {agrees && !wishes ? <p className="note">{t('candidates.shown.wishesFirst')}</p> : null}
        <p className="note">{t('candidates.shown.what')}</p>
        {agrees || employers > 0 ? (
          <p className="note">
            {employers > 0
              ? t('candidates.shown.lookers', { count: employers })
              : t('candidates.shown.nobody')}
          </p>
        ) : null}
        {send.problem ? <Notice tone="error">{words(send.problem)}</Notice> : null}
        {send.offline ? <Notice tone="wait">{t('shell.problem.offline')}</Notice> : null}
        <div className="row">
          <Button kind={agrees ? 'outline' : 'tint'} busy={send.busy} onClick={() => void turn()}>
            {t(agrees ? 'candidates.shown.stop' : 'candidates.shown.agree')}
          </Button>
          {agrees && !wishes ? (
            <ButtonLink kind="text" href="/register">
              {t('candidates.shown.sayWishes')}
            </ButtonLink>
          ) : null}
        </div>
      </div>
    </Card>
  );
}
