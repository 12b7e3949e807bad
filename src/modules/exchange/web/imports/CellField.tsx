import { FieldFrame, type FieldKind, TextField } from '../../../../web/design/Field.tsx';
import { useDevice } from '../../../../web/device.ts';
import { useT } from '../../../../web/words.ts';
import type { Seen } from './import-state.ts';
import type { StagedRow } from './use-rows.ts';

export type Column = Seen['columns'][number];
type Fault = StagedRow['faults'][number];

/** Fields that show their groups of digits, as long as nothing but digits stands in them. */
const kinds: Partial<Record<Column['type'], FieldKind>> = { 'id-number': 'id-number', phone: 'phone' };
/** So many answers can be named in a line; more are looked up in the template. */
const named = 12;

/** One cell to be put right: what stands there, why it cannot be taken, and what to do about it. */
export function CellField({
  id,
  column,
  told,
  faults,
  value,
  onChange,
}: {
  id: string;
  column: Column;
  told: StagedRow['cells'][string] | undefined;
  faults: readonly Fault[];
  value: string;
  onChange: (text: string) => void;
}) {
  const t = useT();
  const { language } = useDevice();
  const error = faults
    .map(({ words, suggestion }) => {
      // Some reasons say themselves what to do.
      const todo = /请|please/i.test(words[language]) ? undefined : suggestion?.[language];
      return [words[language], todo].filter(Boolean).join(language === 'zh' ? '。' : '. ');
    })
    .join(language === 'zh' ? '；' : '; ');
  const label = column.label[language];
  const options =
    column.type === 'yesno'
      ? ['是', '否'].map((zh, at) => ({ zh, words: t(at === 0 ? 'imports.rows.yes' : 'imports.rows.no') }))
      : column.type === 'code'
        ? column.options.map((option) => ({ zh: option.zh, words: option[language] }))
        : undefined;
  const hint = told?.masked
    ? t('imports.rows.hidden', { text: told.text })
    : column.type === 'codes' && error === '' && column.options.length <= named
      ? t('imports.rows.options', { options: column.options.map(({ zh }) => zh).join('、') })
      : undefined;
  const problem = error === '' ? undefined : error;
  if (!options) {
    return (
      <TextField
        id={id}
        label={label}
        hint={hint}
        error={problem}
        kind={/^\d*X?$/i.test(value) ? (kinds[column.type] ?? 'text') : 'text'}
        most={2000}
        value={value}
        onChange={onChange}
      />
    );
  }
  const stands = options.some(({ zh }) => zh === value);
  return (
    <FieldFrame id={id} label={label} error={problem} hint={hint}>
      {(describedBy) => (
        <select
          id={id}
          className="imports-select"
          aria-describedby={describedBy}
          aria-invalid={problem ? true : undefined}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        >
          {stands ? null : (
            <option value={value}>
              {value === '' ? t('imports.rows.choose') : t('imports.rows.said', { text: value })}
            </option>
          )}
          {options.map((option) => (
            <option key={option.zh} value={option.zh}>
              {option.words}
            </option>
          ))}
        </select>
      )}
    </FieldFrame>
  );
}
