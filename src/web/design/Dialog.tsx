import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useT } from '../words.ts';
import { Icon } from './Icon.tsx';
import './dialog.css';

/**
 * A native modal dialog: the page behind is inert, Esc closes, the focus returns to where it was.
 * Without `onClose` the person must choose one of its actions.
 */
export function Dialog({
  open,
  title,
  children,
  actions,
  onClose,
}: {
  open: boolean;
  title: ReactNode;
  children?: ReactNode;
  /** Buttons, the main one first. */
  actions?: ReactNode;
  onClose?: () => void;
}) {
  const box = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const t = useT();
  useEffect(() => {
    const dialog = box.current;
    if (open && dialog && !dialog.open) {
      dialog.showModal();
      // The main action, not the cross beside the title, is what Enter should meet.
      dialog.querySelector<HTMLElement>('.dialog-actions .button')?.focus();
    }
    if (!open && dialog?.open) dialog.close();
  }, [open]);
  return (
    <dialog
      ref={box}
      className="dialog"
      aria-labelledby={heading}
      onCancel={(event) => {
        // The state of the page decides; it closes the dialog in the effect above.
        event.preventDefault();
        onClose?.();
      }}
    >
      {open ? (
        <div className="dialog-inside">
          <div className="dialog-head">
            <h2 id={heading}>{title}</h2>
            {onClose ? (
              <button
                type="button"
                className="dialog-close"
                aria-label={t('shell.dialog.close')}
                onClick={onClose}
              >
                <Icon name="close" size="large" />
              </button>
            ) : null}
          </div>
          {children}
          {actions ? <div className="dialog-actions">{actions}</div> : null}
        </div>
      ) : null}
    </dialog>
  );
}
