import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { Output } from '../../../../web/call.ts';
import { useClerk } from '../../../../web/counter/use-clerk.ts';
import { fieldErrors, useErrorWords, useLoad, useSubmit } from '../../../../web/data.ts';
import { AnswerOne } from '../../../../web/design/Answer.tsx';
import { Button, Buttons } from '../../../../web/design/Button.tsx';
import { Card } from '../../../../web/design/Card.tsx';
import { DeskFrame } from '../../../../web/design/DeskFrame.tsx';
import { ErrorSummary } from '../../../../web/design/ErrorSummary.tsx';
import { TextField } from '../../../../web/design/Field.tsx';
import { Picks } from '../../../../web/design/Picks.tsx';
import { Failed, Waiting } from '../../../../web/design/States.tsx';
import { BackLink } from '../../../../web/design/Text.tsx';
import { useDevice } from '../../../../web/device.ts';
import { useFormat } from '../../../../web/format.ts';
import { now } from '../../../../web/now.ts';
import { newId } from '../../../../web/uuid.ts';
import { useT } from '../../../../web/words.ts';
import { holdFile, sizeWords } from './chosen-file.ts';
import { FileDrop } from './FileDrop.tsx';
import { TemplateButton } from './ImportsPage.tsx';
import { sourceFrom } from './import-state.ts';
import './imports.css';

type Known = Output<'GET /api/imports/kinds'>;
type Kind = Known['kinds'][number];

/** A list is brought in: which kind, which file, and where it comes from. An answer that was chosen leads on by itself. */
export function NewImportPage() {
  const t = useT();
  const words = useErrorWords();
  const clerk = useClerk();
  const known = useLoad('GET /api/imports/kinds', {}, { when: clerk !== undefined, anyVisit: true });
  if (!clerk) return null;
  return (
    <DeskFrame title={t('imports.add.title')}>
      {known.isPending ? <Waiting onAgain={() => void known.refetch()} /> : null}
      {known.isError ? <Failed onAgain={() => void known.refetch()}>{words(known.error)}</Failed> : null}
      {known.data ? <Questions known={known.data} /> : null}
    </DeskFrame>
  );
}

function Questions({ known }: { known: Known }) {
  const [kind, setKind] = useState<Kind>();
  const [file, setFile] = useState<File>();
  // Going back shows what was chosen; choosing leads on again.
  const [step, setStep] = useState(1);
  if (step === 1 || !kind) {
    return (
      <WhichKind
        kinds={known.kinds}
        onKind={(chosen) => {
          setKind(chosen);
          setStep(2);
        }}
      />
    );
  }
  if (step === 2 || !file) {
    return (
      <WhichFile
        known={known}
        file={file}
        onBack={() => setStep(1)}
        onFile={(chosen) => {
          setFile(chosen);
          setStep(3);
        }}
      />
    );
  }
  return <WhereFrom known={known} kind={kind} file={file} onBack={() => setStep(2)} />;
}

function Question({
  step,
  title,
  onBack,
  children,
}: {
  step: number;
  title: string;
  onBack?: () => void;
  children: ReactNode;
}) {
  const t = useT();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="desk-form">
      <div>
        {onBack ? (
          <BackLink onClick={onBack}>{t('imports.add.back')}</BackLink>
        ) : (
          <BackLink href="/counter/imports">{t('imports.one.back')}</BackLink>
        )}
        <p className="note">{t('imports.add.step', { step, of: 3 })}</p>
        <h1 tabIndex={-1} ref={heading}>
          {title}
        </h1>
      </div>
      {children}
    </div>
  );
}

function WhichKind({ kinds, onKind }: { kinds: readonly Kind[]; onKind: (kind: Kind) => void }) {
  const t = useT();
  const { language } = useDevice();
  return (
    <Question step={1} title={t('imports.add.kind')}>
      <div className="desk-columns">
        {kinds.map((kind) => (
          <Card key={kind.id} level={2} title={kind.name[language]} side={<TemplateButton kind={kind} />}>
            <p className="note">{kind.about[language]}</p>
            <Button kind="tint" wide main onClick={() => onKind(kind)}>
              {t('imports.add.kindPick', { kind: kind.name[language] })}
            </Button>
          </Card>
        ))}
      </div>
    </Question>
  );
}

function WhichFile({
  known,
  file,
  onBack,
  onFile,
}: {
  known: Known;
  file: File | undefined;
  onBack: () => void;
  onFile: (file: File) => void;
}) {
  const t = useT();
  return (
    <Question step={2} title={t('imports.add.file')} onBack={onBack}>
      <Card>
        <FileDrop
          label={t('imports.add.pick')}
          hint={t('imports.add.fileHint', { most: sizeWords(known.largestFile) })}
          file={file}
          largest={known.largestFile}
          onFile={onFile}
        />
      </Card>
    </Question>
  );
}

const fields = { '/source': 'import-source', '/asOf': 'import-day', '/department': 'import-whose' };
const own = 'own';

function WhereFrom({
  known,
  kind,
  file,
  onBack,
}: {
  known: Known;
  kind: Kind;
  file: File;
  onBack: () => void;
}) {
  const t = useT();
  const { language } = useDevice();
  const { today } = useFormat();
  const [, navigate] = useLocation();
  const send = useSubmit('POST /api/imports');
  const id = useRef(newId(now().getTime()));
  const earlierLabel = useId();
  const [whose, setWhose] = useState(own);
  const [source, setSource] = useState(() => sourceFrom(file.name));
  const [asOf, setAsOf] = useState(today);
  const start = async (event: FormEvent) => {
    event.preventDefault();
    if (source.trim() === '') return;
    const begun = await send.submit({
      body: {
        importId: id.current,
        kind: kind.id,
        fileName: file.name.slice(0, 200),
        bytes: file.size,
        source: source.trim(),
        department: whose === own ? null : whose,
        asOf: asOf || null,
      },
    });
    if (!begun) return;
    holdFile(begun.importId, file);
    navigate(`/counter/imports/${begun.importId}`);
  };
  return (
    <Question step={3} title={t('imports.add.about')} onBack={onBack}>
      <Card>
        <form className="stack stack-wide" onSubmit={(event) => void start(event)}>
          <p>
            <b>{file.name}</b>{' '}
            <span className="note">
              {sizeWords(file.size)}，{kind.name[language]}
            </span>
          </p>
          <ErrorSummary errors={fieldErrors(send.problem, fields)} attempt={send.attempt} />
          <div className="stack">
            <TextField
              id="import-source"
              label={t('imports.add.source')}
              hint={t('imports.add.sourceHint')}
              value={source}
              onChange={setSource}
              most={60}
              error={send.problem?.of('/source')}
            />
            {kind.sources.length > 0 ? (
              <div>
                <p className="note" id={earlierLabel}>
                  {t('imports.add.earlier')}
                </p>
                <Picks
                  labelledBy={earlierLabel}
                  chosen={[source]}
                  onToggle={setSource}
                  picks={kind.sources.map((name) => ({ value: name, label: name }))}
                />
              </div>
            ) : null}
          </div>
          <AnswerOne
            id="import-whose"
            legend={t('imports.add.whose')}
            sure
            columns
            value={whose}
            onChange={(value) => setWhose(value ?? own)}
            options={[
              { value: own, label: t('imports.add.own') },
              ...known.departments.map(({ code, name }) => ({ value: code, label: name[language] })),
            ]}
            error={send.problem?.of('/department')}
          />
          <TextField
            id="import-day"
            kind="date"
            label={t('imports.add.asOf')}
            hint={t('imports.add.asOfHint')}
            value={asOf}
            onChange={setAsOf}
            error={send.problem?.of('/asOf')}
          />
          <Buttons>
            <Button
              kind="filled"
              icon="check"
              main
              type="submit"
              busy={send.busy}
              disabledBecause={source.trim() === '' ? t('imports.add.needSource') : undefined}
            >
              {t('imports.add.start')}
            </Button>
          </Buttons>
        </form>
      </Card>
    </Question>
  );
}
