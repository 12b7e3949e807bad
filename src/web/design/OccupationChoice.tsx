import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useDevice } from '../device.ts';
import { useT } from '../words.ts';
import { Button } from './Button.tsx';
import { Row, Rows } from './Card.tsx';
import { Chip } from './Chip.tsx';
import { Dialog } from './Dialog.tsx';
import { TextField } from './Field.tsx';
import { Skeleton } from './States.tsx';
import './occupation.css';

export interface Occupation {
  code: string;
  name: string;
}

/** What a title of work is taken for: read from it, or said by somebody. Confidence in per cent. */
export interface TakenOccupation {
  title: string;
  code: string | null;
  name: string | null;
  confidence: number | null;
  sure: boolean;
  said: boolean;
  others: readonly Occupation[];
}

/** An occupation that was found, and the group in which it stands. */
export interface FoundOccupation extends Occupation {
  within: string | null;
}

export interface OccupationChoiceProps {
  taken: TakenOccupation;
  /** Many stand in a list: what is sure is told in a line and not asked about, and each names its title. */
  listed?: boolean;
  busy: boolean;
  find: (words: string) => Promise<readonly FoundOccupation[]>;
  onPick: (code: string) => void;
  /** Takes back what was said. */
  onUndo?: () => void;
  /** More to press in the line of what was said. */
  more?: ReactNode;
}

/** Which occupation of 职业分类大典 a title is, how sure that is, and what to press where it is another. */
export function OccupationChoice({ taken, listed, busy, find, onPick, onUndo, more }: OccupationChoiceProps) {
  const t = useT();
  const [searching, setSearching] = useState(false);
  const { title, code, sure, said, others, name } = taken;
  const asked = !said && !(listed && sure);
  const pick = (chosen: string) => {
    setSearching(false);
    onPick(chosen);
  };
  // With nothing to press but the search, that stands in the line.
  const answers = asked && (code !== null || others.length > 0);
  const change = (
    <Button
      kind="text"
      label={t('shell.occupation.searchLabel', { title })}
      onClick={() => setSearching(true)}
    >
      {t(asked ? 'shell.occupation.search' : 'shell.occupation.change')}
    </Button>
  );
  return (
    <div className="occupation">
      <div className="occupation-line">
        <Line taken={taken} listed={listed} />
        {answers ? null : change}
        {said && onUndo ? (
          <Button kind="text" busy={busy} label={t('shell.occupation.undoLabel', { title })} onClick={onUndo}>
            {t('shell.occupation.undo')}
          </Button>
        ) : null}
        {said ? more : null}
      </div>
      {answers ? (
        <div className="row">
          {code === null ? null : (
            <Button
              kind="tint"
              icon="check"
              busy={busy}
              label={t('shell.occupation.rightLabel', { title, name: name ?? code })}
              onClick={() => pick(code)}
            >
              {t('shell.occupation.right')}
            </Button>
          )}
          {others.map((other) => (
            <Button
              key={other.code}
              kind="outline"
              busy={busy}
              label={t('shell.occupation.otherLabel', { title, name: other.name })}
              onClick={() => pick(other.code)}
            >
              {other.name}
            </Button>
          ))}
          {change}
        </div>
      ) : null}
      <Dialog
        open={searching}
        title={t('shell.occupation.which', { title })}
        onClose={() => setSearching(false)}
      >
        <Search find={find} onPick={pick} />
      </Dialog>
    </div>
  );
}

/** The same where nobody is asked: what else it may be is told. */
export function OccupationTold({ taken }: { taken: TakenOccupation }) {
  const t = useT();
  const { language } = useDevice();
  const names = taken.others.map(({ name }) => name).join(language === 'zh' ? '、' : ', ');
  return (
    <div className="occupation">
      <div className="occupation-line">
        <Line taken={taken} listed />
        {taken.sure || names === '' ? null : (
          <span className="note">{t('shell.occupation.others', { names })}</span>
        )}
      </div>
    </div>
  );
}

function Line({ taken, listed }: Pick<OccupationChoiceProps, 'taken' | 'listed'>) {
  const t = useT();
  const { title, code, name } = taken;
  return (
    <>
      <span className="note">
        {listed && title !== name ? t('shell.occupation.of', { title }) : t('shell.occupation.is')}
      </span>
      {code === null ? null : (
        <>
          <b>{name}</b>
          <span className="note keep">{code}</span>
        </>
      )}
      <Doubt taken={taken} />
    </>
  );
}

function Doubt({ taken: { code, confidence, sure, said } }: Pick<OccupationChoiceProps, 'taken'>) {
  const t = useT();
  if (code === null) return <Chip tone="wait">{t('shell.occupation.none')}</Chip>;
  if (said)
    return (
      <Chip tone="good" icon="check">
        {t('shell.occupation.said')}
      </Chip>
    );
  return (
    <Chip tone={sure ? 'plain' : 'wait'}>
      {t(sure ? 'shell.occupation.sure' : 'shell.occupation.unsure', { count: confidence ?? 0 })}
    </Chip>
  );
}

const searchAfter = 250;

function Search({ find, onPick }: Pick<OccupationChoiceProps, 'find' | 'onPick'>) {
  const t = useT();
  const [words, setWords] = useState('');
  const [found, setFound] = useState<readonly FoundOccupation[]>();
  const ask = useRef(find);
  ask.current = find;
  useEffect(() => {
    const wanted = words.trim();
    setFound(undefined);
    if (wanted === '') return;
    // A late answer to an older question is dropped.
    let dropped = false;
    const timer = setTimeout(async () => {
      const some = await ask.current(wanted).catch(() => []);
      if (!dropped) setFound(some);
    }, searchAfter);
    return () => {
      dropped = true;
      clearTimeout(timer);
    };
  }, [words]);
  return (
    <div className="stack">
      <TextField
        label={t('shell.occupation.words')}
        hint={t('shell.occupation.wordsHint')}
        kind="search"
        value={words}
        onChange={setWords}
      />
      {words.trim() === '' ? null : (
        <p className="note" role="status">
          {found === undefined
            ? t('shell.occupation.loading')
            : found.length === 0
              ? t('shell.occupation.notFound')
              : t('shell.occupation.found', { count: found.length })}
        </p>
      )}
      {words.trim() !== '' && found === undefined ? <Skeleton /> : null}
      {found && found.length > 0 ? (
        <Rows>
          {found.map(({ code, name, within }) => (
            <Row
              key={code}
              title={name}
              note={[code, within].filter(Boolean).join('　')}
              onClick={() => onPick(code)}
            />
          ))}
        </Rows>
      ) : null}
    </div>
  );
}
