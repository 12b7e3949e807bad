import { type ReactNode, useId, useState } from 'react';
import { Button } from '../../../web/design/Button.tsx';
import { FileChoice } from '../../../web/design/FileChoice.tsx';
import { useT } from '../../../web/words.ts';
import { type Picked, shrink } from './shrink.ts';
import './employers.css';

/** A photograph or PDF, made small before it is kept. */
export function FilePick({
  id,
  label,
  picked,
  onPick,
  error,
}: {
  id?: string;
  label: ReactNode;
  picked: Picked | undefined;
  onPick: (picked: Picked) => void;
  error?: string | undefined;
}) {
  const t = useT();
  const made = useId();
  const field = id ?? made;
  const [state, setState] = useState<'idle' | 'busy' | 'tooLarge' | 'unreadable'>('idle');
  const take = async (file: File) => {
    setState('busy');
    const result = await shrink(file);
    if (typeof result === 'string') return setState(result);
    setState('idle');
    onPick(result);
  };
  const fault = state === 'tooLarge' || state === 'unreadable' ? t(`employers.pick.${state}`) : error;
  return (
    <FileChoice
      id={field}
      label={label}
      error={fault}
      accept="image/*,application/pdf"
      onFile={(file) => void take(file)}
    >
      {(choose) => (
        <div className="stack">
          {picked?.mediaType.startsWith('image/') ? (
            <img
              className="employers-picture"
              src={`data:${picked.mediaType};base64,${picked.content}`}
              alt={t('employers.pick.preview')}
            />
          ) : null}
          <div className="row">
            <Button
              kind={picked ? 'outline' : 'tint'}
              icon="camera"
              main
              onClick={choose}
              disabledBecause={state === 'busy' ? t('employers.pick.busy') : undefined}
            >
              {t(picked ? 'employers.pick.again' : 'employers.pick.take')}
            </Button>
            {picked ? (
              <span className="note" role="status">
                {t('employers.pick.chosen', { size: Math.ceil(picked.bytes / 1024) })}
              </span>
            ) : null}
          </div>
        </div>
      )}
    </FileChoice>
  );
}
