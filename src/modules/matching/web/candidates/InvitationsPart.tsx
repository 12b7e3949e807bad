import { Link } from 'wouter';
import type { Output } from '../../../../web/call.ts';
import { queries, useErrorWords, useLive, useLoad, useSubmit } from '../../../../web/data.ts';
import { Button, ButtonLink } from '../../../../web/design/Button.tsx';
import { Card, Section } from '../../../../web/design/Card.tsx';
import { ListOut } from '../../../../web/design/ListOut.tsx';
import { Notice } from '../../../../web/design/States.tsx';
import { Dotted } from '../../../../web/design/Text.tsx';
import { say } from '../../../../web/design/Toast.tsx';
import { useFormat } from '../../../../web/format.ts';
import { useSession } from '../../../../web/session.ts';
import { useT } from '../../../../web/words.ts';

type Invitation = Output<'GET /api/my/invitations'>['invitations'][number];

/** Which employers ask the resident to apply, each with his two answers; nothing where there are none. */
export function InvitationsPart() {
  const t = useT();
  const resident = useSession()?.kind === 'resident';
  const found = useLoad('GET /api/my/invitations', undefined, { when: resident, stay: true });
  useLive(() => void found.refetch());
  const invitations = found.data?.invitations ?? [];
  if (invitations.length === 0) return null;
  return (
    <Section title={t('candidates.invitations.title')}>
      <p className="note">{t('candidates.invitations.text')}</p>
      <ListOut list="GET /api/my/invitations" />
      <div className="stack">
        {invitations.map((invitation) => (
          <One key={invitation.invitationId} invitation={invitation} />
        ))}
      </div>
    </Section>
  );
}

function One({
  invitation: { invitationId, jobId, title, company, payPrinted, area, invitedOn },
}: {
  invitation: Invitation;
}) {
  const t = useT();
  const words = useErrorWords();
  const { day } = useFormat();
  const send = useSubmit('POST /api/my/invitations/:invitation/decline');
  const decline = async () => {
    if (!(await send.submit({ params: { invitation: invitationId } }))) return;
    await queries.invalidateQueries();
    say(t('candidates.invitations.declined'));
  };
  return (
    <Card title={<Link href={`/jobs/${jobId}`}>{title}</Link>}>
      <div className="stack">
        <p className="note">
          <Dotted>
            {[company, payPrinted, area, t('candidates.invitations.day', { day: day(invitedOn) })]}
          </Dotted>
        </p>
        {send.problem ? <Notice tone="error">{words(send.problem)}</Notice> : null}
        {send.offline ? <Notice tone="wait">{t('shell.problem.offline')}</Notice> : null}
        <div className="row">
          <ButtonLink kind="filled" href={`/jobs/${jobId}/apply`}>
            {t('candidates.invitations.yes')}
          </ButtonLink>
          <Button kind="outline" busy={send.busy} onClick={() => void decline()}>
            {t('candidates.invitations.no')}
          </Button>
        </div>
      </div>
    </Card>
  );
}
