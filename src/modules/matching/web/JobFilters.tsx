import { useId } from 'react';
import { Fold } from '../../../web/design/Fold.tsx';
import { Picks } from '../../../web/design/Picks.tsx';
import { type Place, PlacePicker } from '../../../web/design/PlacePicker.tsx';
import { useDevice } from '../../../web/device.ts';
import { formatYuan } from '../../../web/format.ts';
import { useSession } from '../../../web/session.ts';
import { useT } from '../../../web/words.ts';
import { places } from '../../network/web/index.tsx';
import { minutesOffered, postedSince, schoolings } from '../domain/engine/filters.ts';
import { educationNames } from '../domain/requirements.ts';
import type { Asked } from './use-asked.ts';

const payFloors = [250_000, 350_000, 450_000, 600_000];

interface JobFiltersProps {
  asked: Asked;
  path: readonly Place[];
  onChange: (change: Partial<Record<keyof Asked, Asked[keyof Asked] | undefined>>) => void;
}

/** What everybody may narrow the list by; what a job does not say stays in it. */
export function JobFilters({ asked, path, onChange }: JobFiltersProps) {
  const t = useT();
  const { language } = useDevice();
  const resident = useSession()?.kind === 'resident';
  const place = path.at(-1);
  // Middles are known of counties and townships, and of the home of whoever is signed in.
  const fromHere = place ? place.level !== 'province' && place.level !== 'city' : resident;
  const set = [asked.pay, asked.education, asked.nights, asked.posted];
  const count = set.filter((value) => value !== undefined).length;
  return (
    <div className="stack-close stack">
      <Fold
        title={place ? t('matching.list.placeSet', { place: place.name }) : t('matching.list.place')}
        icon="pin"
        late
      >
        <div className="stack">
          {fromHere ? (
            <Choice
              name={
                place ? t('matching.list.minutesFrom', { place: place.name }) : t('matching.list.minutes')
              }
              options={minutesOffered.map((minutes) => ({
                value: String(minutes),
                label: t('matching.list.minutesWithin', { minutes }),
              }))}
              value={asked.minutes === undefined ? undefined : String(asked.minutes)}
              onChange={(value) => onChange({ minutes: value === undefined ? undefined : Number(value) })}
            />
          ) : null}
          <PlacePicker
            {...places}
            path={path}
            onChange={(next) => onChange({ area: next.at(-1)?.code, minutes: undefined })}
            until="township"
          />
        </div>
      </Fold>
      <Fold
        title={count > 0 ? t('matching.list.filtersSet', { count }) : t('matching.list.filters')}
        icon="list"
      >
        <div className="stack">
          <Choice
            name={t('matching.list.pay')}
            options={payFloors.map((floor) => ({
              value: String(floor),
              label: t('matching.list.payFrom', { amount: formatYuan(floor) }),
            }))}
            value={asked.pay === undefined ? undefined : String(asked.pay)}
            onChange={(value) => onChange({ pay: value === undefined ? undefined : Number(value) })}
          />
          <Choice
            name={t('matching.list.education')}
            options={schoolings.map((code) => ({ value: code, label: educationNames[code][language] }))}
            value={asked.education}
            onChange={(value) => onChange({ education: value })}
          />
          <Choice
            name={t('matching.list.nights')}
            options={[{ value: 'false', label: t('matching.list.nightsNone') }]}
            value={asked.nights === false ? 'false' : undefined}
            onChange={(value) => onChange({ nights: value === undefined ? undefined : false })}
          />
          <Choice
            name={t('matching.list.posted')}
            options={postedSince.map((since) => ({
              value: since,
              label: t(`matching.list.postedSince.${since}`),
            }))}
            value={asked.posted}
            onChange={(value) => onChange({ posted: value })}
          />
          <p className="note">{t('matching.list.filtersNote')}</p>
        </div>
      </Fold>
    </div>
  );
}

/** One of a few, taken and given back by one touch; none: any. */
function Choice({
  name,
  options,
  value,
  onChange,
}: {
  name: string;
  options: readonly { value: string; label: string }[];
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}) {
  const heading = useId();
  return (
    <div className="stack-close stack">
      <h2 id={heading}>{name}</h2>
      <Picks
        labelledBy={heading}
        picks={options}
        chosen={value === undefined ? [] : [value]}
        onToggle={(next) => onChange(next === value ? undefined : next)}
      />
    </div>
  );
}
