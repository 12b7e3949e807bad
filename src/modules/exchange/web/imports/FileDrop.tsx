import { type ReactNode, useId, useRef, useState } from 'react';
import { Button } from '../../../../web/design/Button.tsx';
import { FieldFrame } from '../../../../web/design/Field.tsx';
import { useT } from '../../../../web/words.ts';
import { sizeWords, type Unfit, unfitFile } from './chosen-file.ts';

/** A place to drop a file, and a button for those who have no mouse; what cannot be a list is told at once. */
export function FileDrop({
  label,
  hint,
  file,
  largest,
  error,
  onFile,
}: {
  label: ReactNode;
  hint?: ReactNode;
  file: File | undefined;
  largest: number;
  error?: string | undefined;
  onFile: (file: File) => void;
}) {
  const t = useT();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [unfit, setUnfit] = useState<Unfit>();
  const take = async (chosen: File | undefined) => {
    setOver(false);
    if (!chosen) return;
    const why = await unfitFile(chosen, largest);
    setUnfit(why);
    if (!why) onFile(chosen);
  };
  const fault = unfit ? t(`imports.add.unfit.${unfit}`, { most: sizeWords(largest) }) : error;
  return (
    <FieldFrame id={id} label={label} hint={hint} error={fault}>
      {(describedBy) => (
        <fieldset
          className="imports-drop"
          aria-label={t('imports.add.drop')}
          data-over={over ? '' : undefined}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={(event) => {
            event.preventDefault();
            void take(event.dataTransfer.files[0]);
          }}
        >
          <input
            className="unseen"
            id={id}
            ref={input}
            type="file"
            accept=".xlsx,.csv,.tsv,.txt,.gz,.jsonl,.xls"
            aria-describedby={describedBy}
            onChange={(event) => {
              void take(event.target.files?.[0]);
              // The same file may be chosen again after it was mended.
              event.target.value = '';
            }}
          />
          {file ? (
            <p role="status">
              <b>{file.name}</b> <span className="note">{sizeWords(file.size)}</span>
            </p>
          ) : (
            <p className="note imports-drop-words">{t('imports.add.drop')}</p>
          )}
          <Button
            kind={file ? 'outline' : 'tint'}
            icon="document"
            main
            onClick={() => input.current?.click()}
          >
            {t(file ? 'imports.add.pickAgain' : 'imports.add.pick')}
          </Button>
        </fieldset>
      )}
    </FieldFrame>
  );
}
