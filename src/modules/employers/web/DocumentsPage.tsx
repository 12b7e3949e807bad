import { useState } from 'react';
import { call } from '../../../web/call.ts';
import { fieldErrors, useSubmit } from '../../../web/data.ts';
import { AnswerOne } from '../../../web/design/Answer.tsx';
import { Button } from '../../../web/design/Button.tsx';
import { Card, Row, Rows, Section } from '../../../web/design/Card.tsx';
import { Dialog } from '../../../web/design/Dialog.tsx';
import { ErrorSummary } from '../../../web/design/ErrorSummary.tsx';
import { ResidentPage } from '../../../web/design/ResidentPage.tsx';
import { Empty, Notice } from '../../../web/design/States.tsx';
import { say } from '../../../web/design/Toast.tsx';
import { useFormat } from '../../../web/format.ts';
import { now } from '../../../web/now.ts';
import { newId } from '../../../web/uuid.ts';
import { useT } from '../../../web/words.ts';
import { type DocumentKind, documentKinds } from '../domain/document.ts';
import { Content } from './Content.tsx';
import { FilePick } from './FilePick.tsx';
import { useAsk } from './NextThing.tsx';
import { type Own, WithEmployer } from './parts.tsx';
import type { Picked } from './shrink.ts';
import './employers.css';

/** The employer's documents: look, add, remove, and hand in. */
export function DocumentsPage() {
  const t = useT();
  return (
    <WithEmployer title={t('employers.documents.title')}>
      {(own, again) => <Documents own={own} again={again} />}
    </WithEmployer>
  );
}

function Documents({ own, again }: { own: Own; again: () => void }) {
  const t = useT();
  const asking = useAsk(again);
  const wanted = own.request?.state === 'wanting' ? own.request.wanted : [];
  const ready = own.mayAsk && own.missing.length === 0 && own.documents.length > 0;
  return (
    <ResidentPage
      title={t('employers.documents.title')}
      back="/employer/about"
      {...(ready
        ? {
            foot: (
              <Button kind="filled" main wide busy={asking.busy} onClick={() => void asking.ask()}>
                {t(wanted.length > 0 ? 'employers.home.handIn' : 'employers.documents.ask')}
              </Button>
            ),
          }
        : {})}
    >
      <div className="stack">
        <ErrorSummary errors={asking.errors} attempt={asking.attempt} />
        <h1>{t('employers.documents.title')}</h1>
        <p className="note">{t('employers.documents.text')}</p>
      </div>
      {wanted.length > 0 ? (
        <Notice tone="wait">
          <p>
            {t('employers.documents.wanted', {
              what: wanted.map((kind) => t(`employers.document.${kind}`)).join('、'),
            })}
          </p>
          {own.request?.note ? <p>{own.request.note}</p> : null}
        </Notice>
      ) : null}
      <List own={own} again={again} />
      <Add first={wanted[0] ?? own.missing[0] ?? 'other'} again={again} />
    </ResidentPage>
  );
}

function List({ own, again }: { own: Own; again: () => void }) {
  const t = useT();
  const { dayOf } = useFormat();
  const [shown, setShown] = useState<Own['documents'][number]>();
  const [going, setGoing] = useState<string>();
  const remove = useSubmit('DELETE /api/employer/documents/:document');
  const drop = async (document: string) => {
    if (!(await remove.submit({ params: { document } }))) return;
    setGoing(undefined);
    say(t('employers.documents.removed'));
    again();
  };
  if (own.documents.length === 0) return <Empty title={t('employers.documents.none')} />;
  return (
    <>
      <Rows>
        {own.documents.map((document) => (
          <Row
            key={document.documentId}
            icon="document"
            title={t(`employers.document.${document.kind}`)}
            note={t('employers.documents.given', { day: dayOf(document.givenAt) })}
            side={
              <span className="row">
                <Button kind="text" onClick={() => setShown(document)}>
                  {t('employers.documents.view')}
                </Button>
                {document.removable ? (
                  <Button kind="text" onClick={() => setGoing(document.documentId)}>
                    {t('employers.documents.remove')}
                  </Button>
                ) : null}
              </span>
            }
          >
            {document.removable ? null : <span className="note">{t('employers.documents.kept')}</span>}
          </Row>
        ))}
      </Rows>
      <Dialog
        open={shown !== undefined}
        title={shown ? t(`employers.document.${shown.kind}`) : ''}
        onClose={() => setShown(undefined)}
      >
        {shown ? (
          <Content
            id={shown.documentId}
            name={t(`employers.document.${shown.kind}`)}
            read={() =>
              call('GET /api/employer/documents/:document', { params: { document: shown.documentId } })
            }
          />
        ) : null}
      </Dialog>
      <Dialog
        open={going !== undefined}
        title={t('employers.documents.removeTitle')}
        onClose={() => setGoing(undefined)}
        actions={
          <Button kind="danger" main busy={remove.busy} onClick={() => going && void drop(going)}>
            {t('employers.documents.remove')}
          </Button>
        }
      >
        <ErrorSummary errors={fieldErrors(remove.problem, {})} attempt={remove.attempt} />
      </Dialog>
    </>
  );
}

function Add({ first, again }: { first: DocumentKind; again: () => void }) {
  const t = useT();
  const [kind, setKind] = useState<DocumentKind>(first);
  const [picked, setPicked] = useState<Picked>();
  const [round, setRound] = useState(0);
  const send = useSubmit('POST /api/employer/documents');
  const save = async () => {
    if (!picked) return;
    const body = { documentId: newId(now().getTime()), kind, content: picked.content };
    if (!(await send.submit({ body }))) return;
    setPicked(undefined);
    setRound((times) => times + 1);
    say(t('employers.documents.sent'));
    again();
  };
  return (
    <Section title={t('employers.documents.add')}>
      <Card>
        <div className="stack">
          <ErrorSummary errors={fieldErrors(send.problem, { '/content': 'file' })} attempt={send.attempt} />
          <AnswerOne
            legend={t('employers.documents.kind')}
            sure
            columns
            options={documentKinds.map((value) => ({ value, label: t(`employers.document.${value}`) }))}
            value={kind}
            onChange={(value) => value && setKind(value)}
          />
          <FilePick
            key={round}
            id="file"
            label={t(`employers.document.${kind}`)}
            picked={picked}
            onPick={setPicked}
            error={send.problem?.of('/content')}
          />
          {picked ? (
            <Button kind="filled" main wide busy={send.busy} onClick={() => void save()}>
              {t('employers.documents.send')}
            </Button>
          ) : null}
        </div>
      </Card>
    </Section>
  );
}
