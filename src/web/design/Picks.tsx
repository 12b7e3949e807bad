import { Icon } from './Icon.tsx';
import './picks.css';

export interface Pick {
  value: string;
  label: string;
}

/** Values that are taken and given back by one touch. */
export function Picks({
  picks,
  chosen,
  onToggle,
  labelledBy,
  id,
}: {
  picks: readonly Pick[];
  chosen: readonly string[];
  onToggle: (value: string) => void;
  labelledBy: string;
  /** Of the first, for the error summary. */
  id?: string;
}) {
  return (
    <fieldset className="picks" aria-labelledby={labelledBy}>
      {picks.map(({ value, label }, place) => {
        const taken = chosen.includes(value);
        return (
          <button
            key={value}
            id={place === 0 ? id : undefined}
            type="button"
            className="pick"
            aria-pressed={taken}
            onClick={() => onToggle(value)}
          >
            {taken ? (
              <span className="pick-sign">
                <Icon name="check" size="small" />
              </span>
            ) : null}
            {label}
          </button>
        );
      })}
    </fieldset>
  );
}
