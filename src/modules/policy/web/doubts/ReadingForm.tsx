import { useState } from 'react';
import { fieldErrors, queries, useSubmit } from '../../../../web/data.ts';
import { AnswerOne } from '../../../../web/design/Answer.tsx';
import { Button } from '../../../../web/design/Button.tsx';
import { DeskPanel } from '../../../../web/design/DeskFrame.tsx';
import { ErrorSummary } from '../../../../web/design/ErrorSummary.tsx';
import { TextField } from '../../../../web/design/Field.tsx';
import { Notice } from '../../../../web/design/States.tsx';
import { say } from '../../../../web/design/Toast.tsx';
import { useDevice } from '../../../../web/device.ts';
import { useT } from '../../../../web/words.ts';
import type { Statement } from './StatementShown.tsx';

type Verdict = 'agrees' | 'differs';

/** What was read: the document and the article, in own words what it says, and whether it is what we say. */
export function ReadingForm({ statement }: { statement: Statement }) {
  const t = useT();
  const { language } = useDevice();
  const send = useSubmit('POST /api/policies/statements/:statement/read');
  const [document, setDocument] = useState('');
  const [article, setArticle] = useState('');
  const [words, setWords] = useState('');
  const [instead, setInstead] = useState('');
  const [verdict, setVerdict] = useState<Verdict | null | undefined>();
  const [missed, setMissed] = useState(0);
  const options: Verdict[] = [
    ...(statement.mayAgree ? ['agrees' as const] : []),
    ...(statement.mayDiffer ? ['differs' as const] : []),
  ];
  const onSend = async () => {
    if (!verdict) return setMissed(missed + 1);
    const body = {
      hash: statement.hash,
      verdict,
      document,
      article,
      words,
      ...(verdict === 'differs' ? { instead } : {}),
    };
    const done = await send.submit({ params: { statement: statement.id }, body });
    if (!done) return;
    say(t(done.state === 'differs' ? 'doubts.form.differsDone' : `doubts.form.${done.state}`));
    await queries.invalidateQueries();
  };
  const unchosen = !verdict && missed > 0;
  const ids = {
    '/document': 'read-document',
    '/article': 'read-article',
    '/words': 'read-words',
    '/instead': 'read-instead',
  };
  const errors = [
    ...(unchosen ? [{ id: 'read-verdict', text: t('doubts.form.needVerdict') }] : []),
    ...fieldErrors(send.problem, ids),
    ...(send.offline ? [{ text: t('shell.problem.offline') }] : []),
  ];
  return (
    <DeskPanel
      title={t('doubts.form.title')}
      note={statement.words[language]}
      foot={
        <Button kind="filled" main wide icon="check" busy={send.busy} onClick={() => void onSend()}>
          {t('doubts.form.send')}
        </Button>
      }
    >
      <ErrorSummary errors={errors} attempt={send.attempt + missed} />
      {statement.refused ? <Notice>{statement.refused[language]}</Notice> : null}
      <p>{t('doubts.form.lead')}</p>
      <TextField
        id="read-document"
        label={t('doubts.form.document')}
        hint={t('doubts.form.documentHint')}
        error={send.problem?.of('/document')}
        value={document}
        onChange={setDocument}
        most={100}
      />
      <TextField
        id="read-article"
        label={t('doubts.form.article')}
        hint={t('doubts.form.articleHint')}
        error={send.problem?.of('/article')}
        value={article}
        onChange={setArticle}
        most={60}
      />
      <TextField
        id="read-words"
        kind="lines"
        label={t('doubts.form.words')}
        hint={t('doubts.form.wordsHint')}
        error={send.problem?.of('/words')}
        value={words}
        onChange={setWords}
        most={300}
      />
      <AnswerOne
        id="read-verdict"
        legend={t('doubts.form.verdict')}
        sure
        options={options.map((value) => ({
          value,
          label: t(`doubts.form.${value}`),
          note: t(`doubts.form.${value}Note`),
        }))}
        value={verdict}
        onChange={setVerdict}
        error={unchosen ? t('doubts.form.needVerdict') : undefined}
      />
      {verdict === 'differs' ? (
        <TextField
          id="read-instead"
          kind="lines"
          label={t('doubts.form.instead')}
          hint={t('doubts.form.insteadHint')}
          error={send.problem?.of('/instead')}
          value={instead}
          onChange={setInstead}
          most={300}
        />
      ) : null}
      <Notice title={t('doubts.form.next')}>{t('doubts.form.nextText')}</Notice>
    </DeskPanel>
  );
}
