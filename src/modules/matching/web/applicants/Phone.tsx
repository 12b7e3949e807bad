import { useState } from 'react';
import { useSubmit } from '../../../../web/data.ts';
import { Button, ButtonLink } from '../../../../web/design/Button.tsx';
import { Card } from '../../../../web/design/Card.tsx';
import { Notice } from '../../../../web/design/States.tsx';
import { useT } from '../../../../web/words.ts';

/** The number comes only when it is asked for, since each look is written down. */
export function Phone({ applicationId }: { applicationId: string }) {
  const t = useT();
  const read = useSubmit('POST /api/employer/applications/:application/phone');
  const [phone, setPhone] = useState<string | null>();
  const open = async () => {
    const contact = await read.submit({ params: { application: applicationId }, body: {} });
    if (contact) setPhone(contact.phone);
  };
  if (phone === null) return <Notice>{t('applicants.one.noPhone')}</Notice>;
  return (
    <Card>
      {phone === undefined ? (
        <Button kind="outline" icon="phone" wide busy={read.busy} onClick={() => void open()}>
          {t('applicants.one.phone')}
        </Button>
      ) : (
        <ButtonLink kind="outline" icon="phone" wide href={`tel:${phone}`}>
          {t('applicants.one.call', { phone })}
        </ButtonLink>
      )}
      <p className="note">{t('applicants.one.read')}</p>
      {read.problem ? <Notice tone="wait">{read.problem.detail}</Notice> : null}
    </Card>
  );
}
