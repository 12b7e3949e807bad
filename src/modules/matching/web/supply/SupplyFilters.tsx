import { useId } from 'react';
import { useDevice } from '../../../../web/device.ts';
import { dayOf } from '../../../../web/format.ts';
import { now } from '../../../../web/now.ts';
import { useT } from '../../../../web/words.ts';
import { findMonth, monthsUntil } from '../../domain/supply-demand/month.ts';
import type { Asked, Supply } from './shown.ts';
import './supply.css';

const monthsOffered = 60;

/** The latest first, and with them the one that is shown. */
function monthsToChoose(shown: string): string[] {
  const current = findMonth(dayOf(now()).slice(0, 7));
  const offered: string[] = current === undefined ? [] : monthsUntil(current, monthsOffered).reverse();
  return offered.includes(shown) ? offered : [...offered, shown];
}

/** Area, occupation and month; what lies below is opened from the rows, what lies above from here. */
export function SupplyFilters({ supply, onChange }: { supply: Supply; onChange: (change: Asked) => void }) {
  const t = useT();
  const { language } = useDevice();
  const month = useId();
  const { area, within, occupation, above } = supply;
  return (
    <div className="supply-filters">
      <Path
        label={t('supply.area')}
        above={within.map(({ code, name }) => ({ key: code, name }))}
        at={area.name}
        onUp={(code) => onChange({ area: code })}
      />
      <Path
        label={t('supply.occupation')}
        above={
          occupation === null
            ? []
            : [
                { key: '', name: t('supply.anyWork') },
                ...above.map(({ key, name }) => ({ key, name: name[language] })),
              ]
        }
        at={occupation?.name[language] ?? t('supply.anyWork')}
        onUp={(key) => onChange({ occupation: key === '' ? undefined : key })}
      />
      <div className="supply-filter">
        <label htmlFor={month}>{t('supply.month')}</label>
        <select
          id={month}
          className="supply-select"
          value={supply.month}
          onChange={({ target }) => onChange({ month: target.value })}
        >
          {monthsToChoose(supply.month).map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}

function Path({
  label,
  above,
  at,
  onUp,
}: {
  label: string;
  above: readonly { key: string; name: string }[];
  at: string;
  onUp: (key: string) => void;
}) {
  const t = useT();
  return (
    <fieldset className="supply-filter" aria-label={label}>
      <span className="note">{label}</span>
      <span className="supply-path">
        {above.map(({ key, name }) => (
          <span key={key} className="supply-path">
            <button
              type="button"
              className="supply-open"
              aria-label={t('supply.up', { name })}
              onClick={() => onUp(key)}
            >
              {name}
            </button>
            <span aria-hidden="true">›</span>
          </span>
        ))}
        <strong>{at}</strong>
      </span>
    </fieldset>
  );
}
