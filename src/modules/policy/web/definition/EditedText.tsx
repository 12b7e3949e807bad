import { useEffect, useRef } from 'react';
import { FieldFrame, TextField } from '../../../../web/design/Field.tsx';
import { useT } from '../../../../web/words.ts';
import type { Definition } from './Changes.tsx';
import type { Writing } from './use-writing.ts';

/** The text with the sentence on its card and the reason. `line`: where a fault is, to go there. */
export function EditedText({
  writing,
  draft,
  line,
}: {
  writing: Writing;
  draft: Definition['draft'];
  line: { line: number } | undefined;
}) {
  const t = useT();
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const at = area.current;
    if (!line || !at) return;
    const lines = at.value.split('\n');
    const begin = lines.slice(0, line.line - 1).join('\n').length + (line.line > 1 ? 1 : 0);
    at.focus();
    at.setSelectionRange(begin, begin + (lines[line.line - 1]?.length ?? 0));
    at.scrollTop = ((line.line - 3) / lines.length) * at.scrollHeight;
  }, [line]);
  const hint =
    draft === null
      ? t('definition.text.today')
      : writing.open
        ? t('definition.text.hint')
        : draft.state === 'open'
          ? t('definition.text.other', { name: draft.by })
          : t(draft.mine ? 'definition.text.locked' : 'definition.text.decide');
  return (
    <>
      <FieldFrame id="definition-text" label={t('definition.text.label')} hint={hint}>
        {(describedBy) => (
          <div className="field-box definition-text" data-kind="lines">
            <textarea
              ref={area}
              id="definition-text"
              value={writing.text}
              readOnly={!writing.open}
              spellCheck={false}
              autoCapitalize="none"
              wrap="off"
              aria-describedby={describedBy}
              aria-invalid={writing.checked?.faults.length ? true : undefined}
              onChange={(event) => writing.set({ text: event.target.value })}
            />
          </div>
        )}
      </FieldFrame>
      {writing.open ? (
        <>
          <TextField
            id="definition-short"
            label={t('definition.short')}
            hint={t('definition.shortHint')}
            value={writing.short.zh}
            onChange={(zh) => writing.set({ short: { ...writing.short, zh } })}
            most={40}
          />
          <TextField
            id="definition-short-en"
            label={t('definition.shortEn')}
            value={writing.short.en}
            onChange={(en) => writing.set({ short: { ...writing.short, en } })}
            most={120}
          />
          <TextField
            id="definition-reason"
            kind="lines"
            label={t('definition.reason')}
            hint={t('definition.reasonHint')}
            value={writing.reason}
            onChange={(reason) => writing.set({ reason })}
            most={300}
          />
        </>
      ) : null}
    </>
  );
}
