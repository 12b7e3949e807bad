import { useEffect, useState } from 'react';
import { call, type Output } from '../../../../web/call.ts';
import { Button } from '../../../../web/design/Button.tsx';
import { Card } from '../../../../web/design/Card.tsx';
import { TextField } from '../../../../web/design/Field.tsx';
import { Notice } from '../../../../web/design/States.tsx';
import { Facts } from '../../../../web/design/SummaryList.tsx';
import { useDevice } from '../../../../web/device.ts';
import { useT } from '../../../../web/words.ts';
import { Mirror } from './Mirror.tsx';
import type { Beginning } from './NewPostingPage.tsx';
import { useSpeech } from './use-speech.ts';
import './hiring.css';

type Heard = Output<'POST /api/postings/sentence'>;
type Finding = Output<'POST /api/postings/wording'>['findings'][number];

/** A typist pauses this long before his words are looked at. */
const pause = 500;
const longest = 1000;

interface Read {
  text: string;
  heard: Heard;
  findings: Finding[];
}

/** What was understood of the words, a moment after they were typed or spoken; nothing while the network is away. */
function useRead(text: string): Read | undefined {
  const [read, setRead] = useState<Read>();
  const words = text.trim();
  useEffect(() => {
    if (words.length < 2) return setRead(undefined);
    const stop = new AbortController();
    const timer = setTimeout(() => {
      const { signal } = stop;
      Promise.all([
        call('POST /api/postings/sentence', { body: { text: words } }, { signal }),
        call('POST /api/postings/wording', { body: { texts: { sentence: words } } }, { signal }),
      ]).then(
        ([heard, { findings }]) => setRead({ text: words, heard, findings }),
        // The words stand in the field, and are looked at again when they change or are sent.
        () => undefined,
      );
    }, pause);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [words]);
  return read;
}

/** One sentence, typed, pasted or spoken: what was understood of it stands below, and is confirmed step by step afterwards. */
export function SayPart({ beginning }: { beginning: Beginning }) {
  const t = useT();
  const [text, setText] = useState('');
  const read = useRead(text);
  const speech = useSpeech((words) => setText(words.slice(0, longest)));
  const several = (read?.heard.several.length ?? 0) > 0;
  const missing = text.trim().length < 2 ? t('hiring.say.first') : several ? t('hiring.say.one') : undefined;
  return (
    <Card level={2} title={t('hiring.say.title')} tone="qing">
      <div className="stack">
        <TextField
          id="sentence"
          kind="lines"
          label={t('hiring.say.label')}
          hint={t('hiring.say.hint')}
          most={longest}
          value={text}
          onChange={setText}
        />
        {speech.possible ? (
          <div className="stack-close stack">
            <Button kind="outline" icon="microphone" pressed={speech.listening} onClick={speech.toggle}>
              {t(speech.listening ? 'hiring.say.stop' : 'hiring.say.speak')}
            </Button>
            <p className="least">{t('hiring.say.voice')}</p>
            {speech.failed ? <Notice tone="wait">{t('hiring.say.unheard')}</Notice> : null}
          </div>
        ) : null}
        <div aria-live="polite" className="stack">
          {read ? <Understood read={read} onText={setText} /> : null}
        </div>
        <Button
          kind="filled"
          main
          wide
          busy={beginning.busy}
          disabledBecause={missing}
          onClick={() => beginning.begin({ kind: 'sentence', text: text.trim() })}
        >
          {t('hiring.say.go')}
        </Button>
      </div>
    </Card>
  );
}

function Understood({
  read: { text, heard, findings },
  onText,
}: {
  read: Read;
  onText: (text: string) => void;
}) {
  const t = useT();
  const { language } = useDevice();
  const title = heard.fields.find(({ field }) => field === 'title')?.shown.zh;
  return (
    <>
      <Unlawful findings={findings} />
      {heard.several.length > 0 ? (
        <Notice tone="wait" title={t('hiring.say.several', { count: heard.several.length })}>
          <p>{t('hiring.say.severalText')}</p>
          <div className="row">
            {heard.several.map((job) => (
              <Button key={job.title} kind="tint" onClick={() => onText(job.alone)}>
                {t('hiring.say.only', { title: job.title })}
              </Button>
            ))}
          </div>
        </Notice>
      ) : null}
      {heard.payOpen ? <Notice tone="wait">{t('hiring.say.payOpen')}</Notice> : null}
      {heard.fields.length > 0 ? (
        <div className="stack-close stack">
          <h3>{t('hiring.say.understood')}</h3>
          <Marked text={text} spans={heard.fields} />
          <Facts
            lined
            rows={heard.fields.map(({ field, shown, sure }) => ({
              name: t(`hiring.fields.${field}`),
              value: sure ? shown[language] : `${shown[language]}${t('hiring.say.likely')}`,
            }))}
          />
        </div>
      ) : null}
      {heard.several.length === 0 && heard.missing.length > 0 ? (
        <p className="note">
          {t('hiring.say.missing', {
            fields: heard.missing.map((field) => t(`hiring.fields.${field}`)).join(t('hiring.and')),
          })}
        </p>
      ) : null}
      {title ? <Mirror title={title} /> : null}
    </>
  );
}

/** The sentence with what was understood marked in it. */
function Marked({ text, spans }: { text: string; spans: readonly { start: number; end: number }[] }) {
  const inOrder = [...spans].sort((a, b) => a.start - b.start || b.end - a.end);
  const parts: { words: string; marked: boolean; at: number }[] = [];
  let reached = 0;
  for (const { start, end } of inOrder) {
    if (end <= reached) continue;
    const from = Math.max(start, reached);
    if (from > reached) parts.push({ words: text.slice(reached, from), marked: false, at: reached });
    parts.push({ words: text.slice(from, end), marked: true, at: from });
    reached = end;
  }
  if (reached < text.length) parts.push({ words: text.slice(reached), marked: false, at: reached });
  return (
    <p className="hiring-said">
      {parts.map(({ words, marked, at }) => (marked ? <mark key={at}>{words}</mark> : words))}
    </p>
  );
}

/** The words that the law forbids first, each with what to write instead. */
function Unlawful({ findings }: { findings: readonly Finding[] }) {
  const t = useT();
  const { language } = useDevice();
  const inOrder = [...findings].sort((a, b) => Number(a.level === 'advice') - Number(b.level === 'advice'));
  return (
    <>
      {inOrder.map(({ level, words, says, better, sources, start, category }) => (
        <Notice
          key={`${start}${category.en}`}
          tone={level === 'unlawful' ? 'error' : 'wait'}
          title={t(level === 'unlawful' ? 'hiring.wording.unlawful' : 'hiring.wording.advice', { words })}
        >
          <p>{says[language]}</p>
          <p>{better[language]}</p>
          {sources[0] ? (
            <p className="least">
              {sources[0].law[language]} {sources[0].article}
            </p>
          ) : null}
        </Notice>
      ))}
    </>
  );
}
