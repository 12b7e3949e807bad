import { useId } from 'react';
import { useLoad } from '../../../../web/data.ts';
import { Picks } from '../../../../web/design/Picks.tsx';
import { useDevice } from '../../../../web/device.ts';
import { useT } from '../../../../web/words.ts';

/** What can be done at a station, in the order in which it was chosen. */
export function ItemPicks({
  chosen,
  onChange,
}: {
  chosen: readonly string[];
  onChange: (chosen: readonly string[]) => void;
}) {
  const t = useT();
  const { language } = useDevice();
  const label = useId();
  const catalogue = useLoad('GET /api/stations/kinds', {}, { stay: true, anyVisit: true });
  return (
    <div>
      <p className="field-label" id={label}>
        {t('stations.manage.items')}
      </p>
      <Picks
        labelledBy={label}
        chosen={chosen}
        onToggle={(code) =>
          onChange(chosen.includes(code) ? chosen.filter((other) => other !== code) : [...chosen, code])
        }
        picks={(catalogue.data?.items ?? []).map(({ code, name }) => ({
          value: code,
          label: name[language],
        }))}
      />
    </div>
  );
}
