import { useId, useState } from 'react';
import type { Input, Output } from '../../../../web/call.ts';
import { fieldErrors, queries, useSubmit } from '../../../../web/data.ts';
import { AnswerMany } from '../../../../web/design/Answer.tsx';
import { Button } from '../../../../web/design/Button.tsx';
import { ErrorSummary } from '../../../../web/design/ErrorSummary.tsx';
import { TextField } from '../../../../web/design/Field.tsx';
import { FileChoice } from '../../../../web/design/FileChoice.tsx';
import { Empty, Notice } from '../../../../web/design/States.tsx';
import { say } from '../../../../web/design/Toast.tsx';
import { useDevice, useSkin } from '../../../../web/device.ts';
import { fileContent } from '../../../../web/file-content.ts';
import { useT } from '../../../../web/words.ts';
import { longestFile } from '../../domain/resume/file-kind.ts';
import { longestResume } from '../../domain/resume/tidy.ts';

type Proposals = Output<'POST /api/my/resume'>;
type Kept = Input<'POST /api/my/resume/kept'>['body'];

/** The same two acts for oneself and, at a counter, for the person there. */
function useResume(personId: string | null) {
  const mine = { read: useSubmit('POST /api/my/resume'), keep: useSubmit('POST /api/my/resume/kept') };
  const theirs = {
    read: useSubmit('POST /api/people/:person/resume'),
    keep: useSubmit('POST /api/people/:person/resume/kept'),
  };
  const params = { person: personId ?? '' };
  const { read, keep } = personId === null ? mine : theirs;
  return {
    read: (body: Input<'POST /api/my/resume'>['body']) =>
      personId === null ? mine.read.submit({ body }) : theirs.read.submit({ params, body }),
    keep: (body: Kept) =>
      personId === null ? mine.keep.submit({ body }) : theirs.keep.submit({ params, body }),
    reading: read,
    keeping: keep,
  };
}

/** A résumé, pasted or as a file: what it says is shown line by line, and only what somebody chooses is kept. */
export function ResumePart({ personId }: { personId: string | null }) {
  const [found, setFound] = useState<Proposals>();
  const resume = useResume(personId);
  return found ? (
    <Proposed found={found} resume={resume} onDone={() => setFound(undefined)} />
  ) : (
    <Ask resume={resume} onFound={setFound} />
  );
}

type Resume = ReturnType<typeof useResume>;

function Ask({ resume, onFound }: { resume: Resume; onFound: (found: Proposals) => void }) {
  const t = useT();
  const kiosk = useSkin() === 'kiosk';
  const [text, setText] = useState('');
  const [file, setFile] = useState<File>();
  const [fault, setFault] = useState<string>();
  const [textId, fileId] = [useId(), useId()];
  const { reading } = resume;
  const take = (chosen: File) => {
    setFault(chosen.size > longestFile ? t('person.resume.tooLarge') : undefined);
    setFile(chosen.size > longestFile ? undefined : chosen);
  };
  const send = async () => {
    const body = file ? { file: await fileContent(file) } : { text };
    const found = await resume.read(body);
    if (found) onFound(found);
  };
  const errors = [
    ...fieldErrors(reading.problem, { '/text': textId, '/file': fileId }),
    ...(reading.offline ? [{ text: t('shell.problem.offline') }] : []),
  ];
  return (
    <div className="stack">
      <p className="note">{t('person.resume.text')}</p>
      <ErrorSummary errors={errors} attempt={reading.attempt} />
      {file ? null : (
        <TextField
          id={textId}
          kind="lines"
          label={t('person.resume.paste')}
          most={longestResume}
          value={text}
          onChange={setText}
        />
      )}
      {kiosk ? null : (
        <FileChoice
          id={fileId}
          label={t('person.resume.file')}
          hint={t('person.resume.fileHint')}
          error={fault}
          accept=".docx,.pdf"
          onFile={take}
        >
          {(choose) => (
            <div className="row">
              {file ? (
                <>
                  <span role="status">{file.name}</span>
                  <Button kind="text" icon="close" onClick={() => setFile(undefined)}>
                    {t('person.resume.drop')}
                  </Button>
                </>
              ) : (
                <Button kind="outline" icon="document" onClick={choose}>
                  {t('person.resume.choose')}
                </Button>
              )}
            </div>
          )}
        </FileChoice>
      )}
      <Button
        kind="filled"
        main
        wide
        busy={reading.busy}
        disabledBecause={!file && text.trim() === '' ? t('person.resume.first') : undefined}
        onClick={() => void send()}
      >
        {t('person.resume.read')}
      </Button>
    </div>
  );
}

const keyOf = (fact: string, at: number) => `${fact} ${at}`;

function Proposed({ found, resume, onDone }: { found: Proposals; resume: Resume; onDone: () => void }) {
  const t = useT();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const { keeping } = resume;
  const kept = found.facts.flatMap(({ fact, readings }) =>
    readings.flatMap(({ value, quote, year }, at) =>
      chosen.has(keyOf(fact, at)) ? [{ fact, value, quote, year }] : [],
    ),
  ) as Kept['kept'];
  const keep = async () => {
    if (!(await resume.keep({ from: found.from, kept }))) return;
    await queries.invalidateQueries();
    say(t('person.resume.kept', { count: kept.length }));
    onDone();
  };
  const errors = [
    ...fieldErrors(keeping.problem, {}),
    ...(keeping.offline ? [{ text: t('shell.problem.offline') }] : []),
  ];
  const again = (
    <Button kind="outline" wide onClick={onDone}>
      {t('person.resume.again')}
    </Button>
  );
  if (found.facts.length === 0)
    return (
      <div className="stack">
        <Empty title={t('person.resume.nothing')}>{t('person.resume.nothingText')}</Empty>
        {again}
      </div>
    );
  return (
    <div className="stack">
      <p>{t('person.resume.found')}</p>
      {found.speaksOfHealth ? <Notice tone="wait">{t('person.resume.health')}</Notice> : null}
      <ErrorSummary errors={errors} attempt={keeping.attempt} />
      {found.facts.map((proposed) => (
        <Choice key={proposed.fact} proposed={proposed} chosen={chosen} onChange={setChosen} />
      ))}
      <Button
        kind="filled"
        main
        wide
        busy={keeping.busy}
        disabledBecause={kept.length === 0 ? t('person.resume.chooseFirst') : undefined}
        onClick={() => void keep()}
      >
        {t('person.resume.keep', { count: kept.length })}
      </Button>
      {again}
    </div>
  );
}

/** What was read of one fact: each line to be kept or not. */
function Choice({
  proposed: { fact, label, now, readings },
  chosen,
  onChange,
}: {
  proposed: Proposals['facts'][number];
  chosen: ReadonlySet<string>;
  onChange: (chosen: ReadonlySet<string>) => void;
}) {
  const t = useT();
  const { language } = useDevice();
  const shown = readings.flatMap(({ words, quote, year, sure, known }, at) =>
    known
      ? []
      : [
          {
            value: keyOf(fact, at),
            label: words[language],
            note: [
              t('person.quote', { quote }),
              year === null ? '' : t('person.year', { year }),
              sure ? '' : t('person.resume.check'),
            ]
              .filter(Boolean)
              .join(' '),
          },
        ],
  );
  const already = readings.filter(({ known }) => known).map(({ words }) => words[language]);
  return (
    <div className="stack-close stack">
      {shown.length > 0 ? (
        <AnswerMany
          sure
          legend={label[language]}
          options={shown}
          value={shown.map(({ value }) => value).filter((value) => chosen.has(value))}
          onChange={(values) =>
            onChange(
              new Set([...[...chosen].filter((key) => !key.startsWith(`${fact} `)), ...(values ?? [])]),
            )
          }
        />
      ) : (
        <p>
          <b>{label[language]}</b>
        </p>
      )}
      {now && shown.length > 0 ? (
        <p className="note">{t('person.resume.now', { value: now[language] })}</p>
      ) : null}
      {already.length > 0 ? (
        <p className="note">{t('person.resume.already', { values: already.join(t('person.and')) })}</p>
      ) : null}
    </div>
  );
}
