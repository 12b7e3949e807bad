import { useState } from 'react';
import { call, type Output } from '../../../web/call.ts';
import { fieldErrors, useSubmit } from '../../../web/data.ts';
import { Button } from '../../../web/design/Button.tsx';
import { Card } from '../../../web/design/Card.tsx';
import { Chip } from '../../../web/design/Chip.tsx';
import { PersonHead } from '../../../web/design/DeskFrame.tsx';
import { ErrorSummary } from '../../../web/design/ErrorSummary.tsx';
import { Notice } from '../../../web/design/States.tsx';
import { Timeline } from '../../../web/design/Steps.tsx';
import { Facts } from '../../../web/design/SummaryList.tsx';
import { Dotted } from '../../../web/design/Text.tsx';
import { useDevice } from '../../../web/device.ts';
import { useFormat } from '../../../web/format.ts';
import { useT } from '../../../web/words.ts';
import { sameName } from '../domain/register-answer.ts';
import { Content } from './Content.tsx';
import { StateChip, useKind } from './parts.tsx';
import './employers.css';

export type Seen = Output<'GET /api/verifications/:verification'>;

/** One request: who, what was told beside what the register says, and the documents. */
export function VerificationCase({ seen, again }: { seen: Seen; again: () => void }) {
  const t = useT();
  const { language } = useDevice();
  const { moment, dayOf, day } = useFormat();
  const kind = useKind();
  const { employer, request, documents } = seen;
  return (
    <>
      <PersonHead name={employer.name} side={<StateChip state={employer.state} />}>
        <Dotted>
          {[
            kind(employer.kind),
            employer.areaName,
            moment(request.handedInAt),
            t('employers.queue.due', { day: day(request.dueOn) }),
          ]}
        </Dotted>
      </PersonHead>
      <p className="note">{request.why[language]}</p>
      <div className="employers-side-by-side">
        <Told seen={seen} />
        <FromRegister seen={seen} again={again} />
      </div>
      <Card title={t('employers.queue.documents')} level={2}>
        {documents.length === 0 ? <p className="note">{t('employers.queue.noDocuments')}</p> : null}
        <div className="employers-side-by-side">
          {documents.map(({ documentId, kind: what, givenAt }) => (
            <figure key={documentId} className="stack stack-close">
              <figcaption>
                <Dotted>{[t(`employers.document.${what}`), dayOf(givenAt)]}</Dotted>
              </figcaption>
              <Content
                id={documentId}
                name={t(`employers.document.${what}`)}
                read={() =>
                  call('POST /api/verifications/:verification/documents/:document', {
                    params: { verification: request.verificationId, document: documentId },
                    body: {},
                  })
                }
              />
            </figure>
          ))}
        </div>
      </Card>
      {seen.before.length === 0 ? null : (
        <Card title={t('employers.queue.before')} level={2}>
          <Timeline
            way="down"
            label={t('employers.queue.before')}
            steps={seen.before.map((each) => ({
              name: dayOf(each.decidedAt ?? each.askedAt),
              text: (
                <Dotted>
                  {[
                    each.state === 'withdrawn'
                      ? t('employers.home.withdrawn')
                      : t(`employers.state.${each.state === 'refused' ? 'refused' : 'verified'}`),
                    ...each.reasons.map(({ words }) => words[language]),
                    each.note,
                  ]}
                </Dotted>
              ),
              state: 'done' as const,
            }))}
          />
        </Card>
      )}
    </>
  );
}

function Told({ seen: { employer, contact, register } }: { seen: Seen }) {
  const t = useT();
  const [opened, setOpened] = useState<Output<'POST /api/employers/:employer/contact'>>();
  const open = useSubmit('POST /api/employers/:employer/contact');
  const read = async () => {
    const body = { purpose: 'verification' as const };
    const found = await open.submit({ params: { employer: employer.employerId }, body });
    if (found) setOpened(found);
  };
  const differs = register?.record ? !sameName(register.record.name, employer.name) : false;
  return (
    <Card
      title={t('employers.queue.told')}
      level={2}
      side={
        opened || !contact ? null : (
          <Button kind="text" icon="eye" busy={open.busy} onClick={() => void read()}>
            {t('employers.queue.openContact')}
          </Button>
        )
      }
    >
      <ErrorSummary errors={fieldErrors(open.problem, {})} attempt={open.attempt} />
      <Facts
        lined
        rows={[
          { name: t('employers.register.row.name'), value: employer.name, marked: differs },
          { name: t('employers.register.row.code'), value: employer.creditCodeShown },
          { name: t('employers.register.row.address'), value: employer.address ?? opened?.address ?? null },
          { name: t('employers.register.row.contact'), value: opened?.name ?? contact?.name ?? null },
          { name: t('employers.register.row.phone'), value: opened?.phone ?? contact?.phone ?? null },
        ]}
      />
    </Card>
  );
}

function FromRegister({ seen: { employer, request, register }, again }: { seen: Seen; again: () => void }) {
  const t = useT();
  const { language } = useDevice();
  const { moment } = useFormat();
  const ask = useSubmit('POST /api/verifications/:verification/register');
  const askAgain = async () => {
    if (await ask.submit({ params: { verification: request.verificationId }, body: {} })) again();
  };
  const record = register?.record ?? null;
  const differs = record ? !sameName(record.name, employer.name) : false;
  return (
    <Card
      title={t('employers.queue.register')}
      level={2}
      side={
        <>
          {register?.simulated ? <Chip tone="wait">{t('employers.queue.simulated')}</Chip> : null}
          {employer.creditCode === null ? null : (
            <Button kind="text" icon="refresh" busy={ask.busy} onClick={() => void askAgain()}>
              {t('employers.queue.registerAgain')}
            </Button>
          )}
        </>
      }
    >
      <ErrorSummary errors={fieldErrors(ask.problem, {})} attempt={ask.attempt} />
      {employer.creditCode === null ? <p className="note">{t('employers.queue.registerNone')}</p> : null}
      {employer.creditCode !== null && register === null ? (
        <p className="note">{t('employers.queue.registerWaiting')}</p>
      ) : null}
      {register ? (
        <Notice tone={register.finding === 'agrees' ? 'good' : 'wait'} title={register.words[language]}>
          {t('employers.queue.askedAt', { moment: moment(register.askedAt) })}
        </Notice>
      ) : null}
      {record ? (
        <Facts
          lined
          rows={[
            { name: t('employers.register.row.name'), value: record.name, marked: differs },
            { name: t('employers.register.row.address'), value: record.address },
            { name: t('employers.queue.status'), value: record.status },
            { name: t('employers.queue.type'), value: record.type },
            { name: t('employers.queue.registeredOn'), value: record.registeredOn },
          ]}
        />
      ) : null}
    </Card>
  );
}
