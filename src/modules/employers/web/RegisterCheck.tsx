import { useState } from 'react';
import { setEmployer } from '../../../web/call.ts';
import { fieldErrors, queries, useSubmit } from '../../../web/data.ts';
import { Button } from '../../../web/design/Button.tsx';
import { ErrorSummary, type FieldError } from '../../../web/design/ErrorSummary.tsx';
import { ResidentPage } from '../../../web/design/ResidentPage.tsx';
import { Notice } from '../../../web/design/States.tsx';
import { SummaryList } from '../../../web/design/SummaryList.tsx';
import { useSkin } from '../../../web/device.ts';
import { now } from '../../../web/now.ts';
import { newId } from '../../../web/uuid.ts';
import { useT } from '../../../web/words.ts';
import { FromRegister } from './FromRegister.tsx';
import { useKind } from './parts.tsx';
import type { Outcome } from './RegisterDone.tsx';
import type { StepProps } from './RegisterStep.tsx';
import { type Draft, kindOf, type Step } from './register-draft.ts';
import './employers.css';

const declareId = 'declare';

/** Registers, hands the photograph in, asks to be verified: three calls, of which the first counts and the others can be made up for. */
function useRegister(draft: Draft) {
  const register = useSubmit('POST /api/employers');
  const document = useSubmit('POST /api/employer/documents');
  const ask = useSubmit('POST /api/employer/verification');
  const [ids] = useState(() => ({
    documentId: newId(now().getTime()),
    verificationId: newId(now().getTime()),
  }));
  const send = async (): Promise<Outcome | undefined> => {
    const licensed = draft.which === 'licensed';
    const made = await register.submit({
      body: {
        employerId: draft.employerId,
        mandateId: draft.mandateId,
        creditCode: licensed ? draft.code : null,
        name: draft.which === 'household' ? null : draft.name,
        kind: kindOf(draft),
        areaCode: draft.area?.code ?? '',
        address: draft.address,
        contactName: draft.contactName,
        contactPhone: draft.contactPhone,
      },
    });
    if (!made) return undefined;
    // From here on the browser acts for it: documents are the employer's.
    setEmployer(made.employerId);
    if (licensed && !draft.photo) return { asked: undefined, photoLost: false };
    if (draft.photo) {
      const { content } = draft.photo;
      const kept = await document.submit({ body: { documentId: ids.documentId, kind: 'licence', content } });
      if (!kept) return { asked: undefined, photoLost: true };
    }
    return { asked: await ask.submit({ body: { verificationId: ids.verificationId } }), photoLost: false };
  };
  return {
    send,
    busy: register.busy || document.busy || ask.busy,
    problem: register.problem,
    offline: register.offline,
    attempt: register.attempt,
  };
}

/** Look it over, say that it is true, send. */
export function RegisterCheck({ draft, onChange, onBack, onDone }: StepProps) {
  const t = useT();
  const kind = useKind();
  const kiosk = useSkin() === 'kiosk';
  const [declared, setDeclared] = useState(false);
  const [missing, setMissing] = useState(0);
  const register = useRegister(draft);
  const licensed = draft.which === 'licensed';
  const change = (step: Step) => () => onChange({ step });
  const undeclared: FieldError[] =
    missing > 0 && !declared ? [{ id: declareId, text: t('employers.register.declareMissing') }] : [];
  const submit = async () => {
    if (!declared) return setMissing((times) => times + 1);
    const outcome = await register.send();
    // What was read between the first call and the last is old.
    void queries.invalidateQueries();
    if (outcome) onDone(outcome);
  };
  const row = (name: string, value: string, step: Step) => ({ name, value, onChange: change(step) });
  return (
    <ResidentPage
      title={t('employers.register.flow')}
      back={onBack}
      foot={
        <Button kind="filled" main wide busy={register.busy} onClick={() => void submit()}>
          {t('employers.register.submit')}
        </Button>
      }
    >
      <div className="stack">
        <ErrorSummary
          errors={[
            ...undeclared,
            ...fieldErrors(register.problem, {}),
            ...(register.offline ? [{ text: t('shell.problem.offline') }] : []),
          ]}
          attempt={missing + register.attempt}
        />
        <h1>{t('employers.register.check')}</h1>
        <p>{t('employers.register.checkText')}</p>
      </div>
      <FromRegister draft={draft} />
      <SummaryList
        rows={[
          ...(licensed ? [row(t('employers.register.row.code'), draft.code, 'code')] : []),
          ...(draft.which === 'household' ? [] : [row(t('employers.register.row.name'), draft.name, 'name')]),
          row(t('employers.register.row.kind'), kind(kindOf(draft)), 'which'),
          row(t('employers.register.row.place'), draft.area?.name ?? '', 'place'),
          row(t('employers.register.row.address'), draft.address, 'address'),
          row(t('employers.register.row.contact'), draft.contactName, 'contact'),
          row(t('employers.register.row.phone'), draft.contactPhone, 'contact'),
          ...(licensed && !kiosk
            ? [
                row(
                  t('employers.register.row.photo'),
                  t(draft.photo ? 'employers.register.row.photoYes' : 'employers.register.row.photoNo'),
                  'photo',
                ),
              ]
            : []),
        ]}
      />
      {licensed && kiosk ? <Notice tone="wait">{t('employers.register.photoKiosk')}</Notice> : null}
      <label className="employers-declare" data-error={undeclared.length > 0 ? '' : undefined}>
        <input
          id={declareId}
          type="checkbox"
          checked={declared}
          onChange={(event) => setDeclared(event.target.checked)}
        />
        <span>{t('employers.register.declare')}</span>
      </label>
    </ResidentPage>
  );
}
