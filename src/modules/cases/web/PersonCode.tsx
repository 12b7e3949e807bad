import { CodeInput } from '../../../web/design/Field.tsx';
import { Notice } from '../../../web/design/States.tsx';
import { useT } from '../../../web/words.ts';

/** The id of the field, for the error summary. */
export const personCodeId = 'confirmation-code';

/** The code that the person got by text message and reads out at the counter; a demonstration shows it here. */
export function PersonCode({
  demoCode,
  value,
  onChange,
  error,
}: {
  demoCode: string | null;
  value: string;
  onChange: (code: string) => void;
  error: string | undefined;
}) {
  const t = useT();
  return (
    <>
      <p>{t('cases.counter.sentTo')}</p>
      {demoCode === null ? null : (
        <Notice tone="wait" icon="message" title={t('cases.counter.demo')}>
          <span className="handover-code">{demoCode}</span>
        </Notice>
      )}
      <CodeInput id={personCodeId} value={value} onChange={onChange} error={error} />
    </>
  );
}
