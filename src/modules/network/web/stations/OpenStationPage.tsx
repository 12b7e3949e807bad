import { type FormEvent, useId, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { useClerk } from '../../../../web/counter/use-clerk.ts';
import { fieldErrors, queries, useLoad, useSubmit } from '../../../../web/data.ts';
import { Button } from '../../../../web/design/Button.tsx';
import { Card } from '../../../../web/design/Card.tsx';
import { DeskFrame } from '../../../../web/design/DeskFrame.tsx';
import { ErrorSummary } from '../../../../web/design/ErrorSummary.tsx';
import { TextField } from '../../../../web/design/Field.tsx';
import { Picks } from '../../../../web/design/Picks.tsx';
import { type Place, PlacePicker } from '../../../../web/design/PlacePicker.tsx';
import { say } from '../../../../web/design/Toast.tsx';
import { useDevice } from '../../../../web/device.ts';
import { now } from '../../../../web/now.ts';
import { newId } from '../../../../web/uuid.ts';
import { useT } from '../../../../web/words.ts';
import { places } from '../places.ts';
import { HoursField } from './HoursField.tsx';
import { readHours } from './hours-words.ts';
import { ItemPicks } from './ItemPicks.tsx';

const fields = {
  '/name': 'station-name',
  '/kind': 'station-kind',
  '/areaCode': 'station-area',
  '/address': 'station-address',
  '/phone': 'station-phone',
  '/hours': 'station-hours',
  '/place': 'station-place',
};

/** 36.705, 119.12, as a map shows it; null where nothing is written, undefined where it cannot be read. */
function readPlace(text: string): { lat: number; lon: number } | null | undefined {
  if (text.trim() === '') return null;
  const found = /^\s*(\d{1,2}(?:\.\d+)?)\s*[,，\s]\s*(\d{2,3}(?:\.\d+)?)\s*$/.exec(text);
  return found ? { lat: Number(found[1]), lon: Number(found[2]) } : undefined;
}

/** A manager opens a station; its own people add the rest. */
export function OpenStationPage() {
  const t = useT();
  const clerk = useClerk();
  return clerk ? (
    <DeskFrame title={t('stations.manage.open')}>
      <h1>{t('stations.manage.open')}</h1>
      <p className="note">{t('stations.manage.openLead')}</p>
      <div className="desk-form">
        <OpenForm />
      </div>
    </DeskFrame>
  ) : null;
}

function OpenForm() {
  const t = useT();
  const { language } = useDevice();
  const [, navigate] = useLocation();
  const send = useSubmit('POST /api/stations');
  const catalogue = useLoad('GET /api/stations/kinds', {}, { stay: true, anyVisit: true });
  const id = useRef(newId(now().getTime()));
  const kindLabel = useId();
  const [name, setName] = useState('');
  const [kind, setKind] = useState('');
  const [path, setPath] = useState<readonly Place[]>([]);
  const [address, setAddress] = useState('');
  const [phone, setPhone] = useState('');
  const [hours, setHours] = useState('1-5 08:30-12:00\n1-5 13:30-17:30');
  const [items, setItems] = useState<readonly string[]>([]);
  const [spot, setSpot] = useState('');
  const read = readHours(hours);
  const place = readPlace(spot);
  const area = path.at(-1);
  const missing = !name.trim() || !kind || !area || !address.trim() || !phone.trim();
  const open = async (event: FormEvent) => {
    event.preventDefault();
    if (missing || 'bad' in read || place === undefined) return;
    const answer = await send.submit({
      body: {
        stationId: id.current,
        name: name.trim(),
        kind,
        areaCode: area.code,
        address: address.trim(),
        phone: phone.trim(),
        hours: read.hours,
        items: [...items],
        place,
      },
    });
    if (!answer) return;
    await queries.invalidateQueries();
    say(t('stations.manage.opened'));
    navigate(`/counter/station?station=${answer.stationId}`);
  };
  const of = (field: string) => send.problem?.of(field);
  return (
    <Card>
      <form className="stack" onSubmit={(event) => void open(event)}>
        <ErrorSummary errors={fieldErrors(send.problem, fields)} attempt={send.attempt} />
        <TextField
          id="station-name"
          label={t('stations.manage.name')}
          hint={t('stations.manage.nameHint')}
          value={name}
          onChange={setName}
          most={40}
          error={of('/name')}
        />
        <div>
          <p className="field-label" id={kindLabel}>
            {t('stations.manage.kind')}
          </p>
          <Picks
            id="station-kind"
            labelledBy={kindLabel}
            chosen={[kind]}
            onToggle={setKind}
            picks={(catalogue.data?.kinds ?? []).map((one) => ({
              value: one.code,
              label: one.name[language],
            }))}
          />
        </div>
        <div id="station-area" tabIndex={-1}>
          <p className="field-label">{t('stations.manage.area')}</p>
          <PlacePicker {...places} path={path} onChange={setPath} until="village" />
        </div>
        <TextField
          id="station-address"
          label={t('stations.edit.address')}
          value={address}
          onChange={setAddress}
          most={100}
          error={of('/address')}
        />
        <TextField
          id="station-place"
          label={t('stations.manage.place')}
          hint={t('stations.manage.placeHint')}
          value={spot}
          onChange={setSpot}
          optional
          error={place === undefined ? t('stations.manage.placeBad') : of('/place')}
        />
        <TextField
          id="station-phone"
          label={t('stations.edit.phone')}
          value={phone}
          onChange={setPhone}
          most={20}
          error={of('/phone')}
        />
        <HoursField value={hours} onChange={setHours} refused={of('/hours')} />
        <ItemPicks chosen={items} onChange={setItems} />
        <Button
          kind="filled"
          icon="check"
          type="submit"
          busy={send.busy}
          disabledBecause={missing ? t('stations.manage.missing') : undefined}
        >
          {t('stations.manage.open')}
        </Button>
      </form>
    </Card>
  );
}
