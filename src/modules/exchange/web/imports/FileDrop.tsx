import { type ReactNode, useId, useState } from 'react';
import { Button } from '../../../../web/design/Button.tsx';
import { FileChoice } from '../../../../web/design/FileChoice.tsx';
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
    <FileChoice
      id={id}
      label={label}
      hint={hint}
      error={fault}
      accept=".xlsx,.csv,.tsv,.txt,.gz,.jsonl,.xls"
      onFile={(chosen) => void take(chosen)}
    >
      {(choose) => (
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
          {file ? (
            <p role="status">
              <b>{file.name}</b> <span className="note">{sizeWords(file.size)}</span>
            </p>
          ) : (
            <p className="note imports-drop-words">{t('imports.add.drop')}</p>
          )}
          <Button kind={file ? 'outline' : 'tint'} icon="document" main onClick={choose}>
            {t(file ? 'imports.add.pickAgain' : 'imports.add.pick')}
          </Button>
        </fieldset>
      )}
    </FileChoice>
  );
}
