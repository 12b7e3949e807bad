import { useState } from 'react';
import { CallProblem, type Output } from '../../../web/call.ts';
import { queries, useErrorWords, useLoad, useSubmit } from '../../../web/data.ts';
import { Button, ButtonLink } from '../../../web/design/Button.tsx';
import { Row, Rows, Section } from '../../../web/design/Card.tsx';
import { StatusChip } from '../../../web/design/Chip.tsx';
import { Dialog } from '../../../web/design/Dialog.tsx';
import { ListOut } from '../../../web/design/ListOut.tsx';
import { ResidentPage } from '../../../web/design/ResidentPage.tsx';
import { Empty, Failed, Waiting } from '../../../web/design/States.tsx';
import { say } from '../../../web/design/Toast.tsx';
import { useDevice } from '../../../web/device.ts';
import { useFormat } from '../../../web/format.ts';
import { useT } from '../../../web/words.ts';
import { StationNear } from '../../network/web/index.tsx';
import { forgetKept } from './kept.ts';

type Mine = Output<'GET /api/cases'>;

/** 我的办件: what was begun, and what was done. */
export function CasesPage() {
  const t = useT();
  const words = useErrorWords();
  const mine = useLoad('GET /api/cases');
  return (
    <ResidentPage title={t('cases.list.title')}>
      <h1>{t('cases.list.title')}</h1>
      {mine.data ? (
        <Lists mine={mine.data} />
      ) : mine.isError ? (
        <Failed
          reference={mine.error instanceof CallProblem ? mine.error.requestId : undefined}
          onAgain={() => void mine.refetch()}
        >
          {words(mine.error)}
        </Failed>
      ) : (
        <Waiting lines={6} />
      )}
      <div className="row">
        <ButtonLink kind="text" icon="qr" href="/continue">
          {t('cases.begin.continueCode')}
        </ButtonLink>
      </div>
      <StationNear areaCode={null} />
    </ResidentPage>
  );
}

function Lists({ mine }: { mine: Mine }) {
  const t = useT();
  const { language } = useDevice();
  const { day, dayOf } = useFormat();
  if (mine.cases.length + mine.drafts.length === 0) {
    return (
      <Empty
        title={t('cases.list.none')}
        action={
          <ButtonLink kind="filled" href="/register">
            {t('cases.list.begin')}
          </ButtonLink>
        }
      >
        {t('cases.list.noneText')}
      </Empty>
    );
  }
  return (
    <>
      {mine.drafts.length > 0 ? (
        <Section title={t('cases.list.open')}>
          <Rows>
            {mine.drafts.map((draft) => (
              <OpenDraft key={draft.draftId} draft={draft} />
            ))}
          </Rows>
        </Section>
      ) : null}
      {mine.cases.length > 0 ? (
        <Section title={t('cases.list.done')}>
          <Rows>
            {mine.cases.map((file) => (
              <Row
                key={file.caseId}
                icon="document-check"
                href={`/cases/${file.caseId}`}
                title={file.name[language]}
                note={
                  <>
                    {file.number}
                    <br />
                    {file.due ? `${t('cases.receipt.until')} ${day(file.due.day)}` : dayOf(file.changedAt)}
                  </>
                }
                side={<StatusChip tone={file.state.tone}>{file.state.name[language]}</StatusChip>}
              />
            ))}
          </Rows>
          <ListOut list="GET /api/cases" />
        </Section>
      ) : null}
    </>
  );
}

function OpenDraft({ draft }: { draft: Mine['drafts'][number] }) {
  const t = useT();
  const { language } = useDevice();
  const { dayOf } = useFormat();
  const [asking, setAsking] = useState(false);
  const send = useSubmit('POST /api/drafts/:draft/discard');
  const discard = async () => {
    if (!(await send.submit({ params: { draft: draft.draftId }, body: {} }))) return;
    forgetKept(draft.draftId);
    setAsking(false);
    await queries.invalidateQueries();
    say(t('cases.list.discarded'));
  };
  const what = draft.name[language];
  return (
    <Row
      icon="edit"
      tone="wait"
      href={`/drafts/${draft.draftId}`}
      title={what}
      note={t('cases.list.openNote', {
        day: dayOf(draft.changedAt),
        answered: draft.answered,
        asked: draft.asked,
      })}
    >
      <Button
        kind="text"
        icon="close"
        label={t('cases.list.discardWhat', { what })}
        onClick={() => setAsking(true)}
      >
        {t('cases.list.discard')}
      </Button>
      <Dialog
        open={asking}
        title={t('cases.list.discardTitle')}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button kind="danger" busy={send.busy} onClick={() => void discard()}>
              {t('cases.list.discardYes')}
            </Button>
            <Button kind="outline" onClick={() => setAsking(false)}>
              {t('cases.list.discardNo')}
            </Button>
          </>
        }
      >
        <p>{t('cases.list.discardText')}</p>
      </Dialog>
    </Row>
  );
}
