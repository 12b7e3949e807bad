import { useSkin } from '../device.ts';
import { useT } from '../words.ts';
import './pad.css';

/** Keys on the screen of a terminal, which has no keyboard. Elsewhere the device brings its own. */
export function Pad({
  keys,
  value,
  most,
  onChange,
}: {
  /** Each character a key. */
  keys: string;
  value: string;
  most: number;
  onChange: (value: string) => void;
}) {
  const t = useT();
  if (useSkin() !== 'kiosk') return null;
  const figures = keys.length <= 10;
  return (
    <fieldset className={figures ? 'pad pad-figures' : 'pad'} aria-label={t('shell.field.pad')}>
      {Array.from(keys).map((key) => (
        <button
          key={key}
          type="button"
          onClick={() => (value.length < most ? onChange(value + key) : undefined)}
        >
          {key}
        </button>
      ))}
      <button type="button" className="pad-back" onClick={() => onChange(value.slice(0, -1))}>
        {t('shell.field.padBack')}
      </button>
    </fieldset>
  );
}
