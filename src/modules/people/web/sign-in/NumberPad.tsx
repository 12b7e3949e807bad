import { useSkin } from '../../../../web/device.ts';
import { useT } from '../../../../web/words.ts';
import './sign-in.css';

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

/** Keys on the screen of a terminal, which has no keyboard. Elsewhere the device brings its own. */
export function NumberPad({
  value,
  onChange,
  most,
  withX = false,
}: {
  value: string;
  onChange: (value: string) => void;
  most: number;
  withX?: boolean;
}) {
  const t = useT();
  if (useSkin() !== 'kiosk') return null;
  const press = (sign: string) => {
    if (value.length < most) onChange(value + sign);
  };
  return (
    <fieldset className="people-pad" aria-label={t('signIn.pad.name')}>
      {digits.map((digit) => (
        <button key={digit} type="button" onClick={() => press(digit)}>
          {digit}
        </button>
      ))}
      {withX ? (
        <button type="button" onClick={() => press('X')}>
          X
        </button>
      ) : (
        <span />
      )}
      <button type="button" onClick={() => press('0')}>
        0
      </button>
      <button type="button" className="people-pad-back" onClick={() => onChange(value.slice(0, -1))}>
        {t('signIn.pad.back')}
      </button>
    </fieldset>
  );
}
