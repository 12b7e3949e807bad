import { type ReactNode, useRef } from 'react';
import { FieldFrame } from './Field.tsx';

/**
 * A file that is chosen by a button. What is shown of a chosen one, the button and its words are the page's: `children` gets what opens the
 * device's own choice.
 */
export function FileChoice({
  id,
  label,
  hint,
  error,
  accept,
  onFile,
  children,
}: {
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  /** As HTML's `accept`: `.docx,.pdf`. */
  accept: string;
  onFile: (file: File) => void;
  children: (choose: () => void) => ReactNode;
}) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error}>
      {(describedBy) => (
        <>
          <input
            className="unseen"
            id={id}
            ref={input}
            type="file"
            accept={accept}
            aria-describedby={describedBy}
            onChange={({ target }) => {
              const file = target.files?.[0];
              if (file) onFile(file);
              // The same file may be chosen again after it was mended.
              target.value = '';
            }}
          />
          {children(() => input.current?.click())}
        </>
      )}
    </FieldFrame>
  );
}
