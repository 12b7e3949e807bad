import { useState } from 'react';
import type { Input } from '../call.ts';
import { fieldErrors, useSubmit } from '../data.ts';
import { Button } from '../design/Button.tsx';
import { Row, Rows } from '../design/Card.tsx';
import { Dialog } from '../design/Dialog.tsx';
import { ErrorSummary } from '../design/ErrorSummary.tsx';
import { Facts } from '../design/SummaryList.tsx';
import { useDevice } from '../device.ts';
import { useT } from '../words.ts';
import type { PersonFact } from './four-clear.ts';

const purposes = [
  'counter-service',
  'contact-person',
  'check-record',
  'job-matching',
] as const satisfies readonly Input<'POST /api/people/:person/full'>['body']['purpose'][];

/** 看全号: one tap on a purpose shows the numbers and writes down who looked, and why. They are gone with the dialog. */
export function FullNumbers({
  personId,
  facts,
  open,
  onClose,
}: {
  personId: string;
  facts: readonly PersonFact[];
  open: boolean;
  onClose: () => void;
}) {
  const t = useT();
  const { language } = useDevice();
  const [shown, setShown] = useState<readonly { fact: string; words: { zh: string; en: string } | null }[]>();
  const read = useSubmit('POST /api/people/:person/full');
  const close = () => {
    onClose();
    setShown(undefined);
  };
  const choose = async (purpose: (typeof purposes)[number]) => {
    const body = { purpose, facts: facts.map(({ fact }) => fact) };
    const answer = await read.submit({ params: { person: personId }, body });
    if (answer) setShown(answer.facts);
  };
  return (
    <Dialog
      open={open}
      title={t(shown ? 'counter.full.result' : 'counter.full.title')}
      onClose={close}
      actions={
        shown ? (
          <Button kind="filled" onClick={close}>
            {t('counter.full.close')}
          </Button>
        ) : undefined
      }
    >
      {shown ? (
        <Facts
          lined
          rows={facts.map(({ fact, label }) => ({
            name: label[language],
            value: shown.find((one) => one.fact === fact)?.words?.[language] ?? null,
          }))}
        />
      ) : (
        <>
          <ErrorSummary errors={fieldErrors(read.problem, {})} attempt={read.attempt} />
          <Rows>
            {purposes.map((purpose) => (
              <Row
                key={purpose}
                title={t(`counter.full.purpose.${purpose}`)}
                onClick={() => void choose(purpose)}
              />
            ))}
          </Rows>
        </>
      )}
      <p className="note">{t('counter.full.text')}</p>
    </Dialog>
  );
}
