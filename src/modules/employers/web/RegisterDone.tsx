import type { Output } from '../../../web/call.ts';
import { ButtonLink } from '../../../web/design/Button.tsx';
import { Card } from '../../../web/design/Card.tsx';
import { ResidentPage } from '../../../web/design/ResidentPage.tsx';
import { Notice } from '../../../web/design/States.tsx';
import { useDevice } from '../../../web/device.ts';
import { useFormat } from '../../../web/format.ts';
import { useT } from '../../../web/words.ts';

/** What came of it: asked to be verified, or what is missing for that. */
export interface Outcome {
  asked: Output<'POST /api/employer/verification'> | undefined;
  photoLost: boolean;
}

/** It is registered; what happens next, and by when. */
export function Done({ outcome: { asked, photoLost } }: { outcome: Outcome }) {
  const t = useT();
  const { language } = useDevice();
  const { day } = useFormat();
  return (
    <ResidentPage
      title={t('employers.register.flow')}
      back="/employer"
      foot={
        <ButtonLink kind="filled" main wide href="/employer">
          {t('employers.register.goOn')}
        </ButtonLink>
      }
    >
      <h1>{t('employers.register.done')}</h1>
      {photoLost ? <Notice tone="error">{t('employers.register.doneNotSent')}</Notice> : null}
      {asked ? (
        <Card level={2} tone="qing" title={t('employers.register.doneAsked', { day: day(asked.dueOn) })}>
          <p>{t('employers.register.doneAskedText', { why: asked.why[language] })}</p>
          {asked.dueMayMove ? <p className="note">{t('employers.home.mayMove')}</p> : null}
        </Card>
      ) : (
        <Card level={2} tone="wait" title={t('employers.register.donePhoto')}>
          <p>{t('employers.register.donePhotoText')}</p>
        </Card>
      )}
    </ResidentPage>
  );
}
