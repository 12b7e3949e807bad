import { TextField } from '../../../../web/design/Field.tsx';
import { useT } from '../../../../web/words.ts';
import { readHours } from './hours-words.ts';

/** A station's week as its people write it, a line each. `refused`: what the server said of it. */
export function HoursField({
  value,
  onChange,
  refused,
}: {
  value: string;
  onChange: (value: string) => void;
  refused: string | undefined;
}) {
  const t = useT();
  const read = readHours(value);
  return (
    <TextField
      id="station-hours"
      kind="lines"
      label={t('stations.edit.hours')}
      hint={t('stations.edit.hoursHint')}
      value={value}
      onChange={onChange}
      error={'bad' in read ? t('stations.edit.hoursBad', { line: read.bad }) : refused}
    />
  );
}
