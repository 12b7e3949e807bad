import { useId, useState } from 'react';
import { useSearch } from 'wouter';
import type { Input, Output } from '../../../../web/call.ts';
import { useClerk } from '../../../../web/counter/use-clerk.ts';
import { fieldErrors, queries, useErrorWords, useLoad, useSubmit } from '../../../../web/data.ts';
import { AnswerOne } from '../../../../web/design/Answer.tsx';
import { Button, ButtonLink } from '../../../../web/design/Button.tsx';
import { Card, Row, Rows } from '../../../../web/design/Card.tsx';
import { DeskFrame } from '../../../../web/design/DeskFrame.tsx';
import { ErrorSummary } from '../../../../web/design/ErrorSummary.tsx';
import { TextField } from '../../../../web/design/Field.tsx';
import { Picks } from '../../../../web/design/Picks.tsx';
import { Empty, Failed, Notice, Waiting } from '../../../../web/design/States.tsx';
import { say } from '../../../../web/design/Toast.tsx';
import { useDevice } from '../../../../web/device.ts';
import { useFormat } from '../../../../web/format.ts';
import { now } from '../../../../web/now.ts';
import { newId } from '../../../../web/uuid.ts';
import { useT } from '../../../../web/words.ts';
import { type ListCode, listCodes } from '../../domain/freshness.ts';
import { CloseStation } from './CloseStation.tsx';
import { HoursField } from './HoursField.tsx';
import { hoursLines, readHours, readSpans, spanWords } from './hours-words.ts';
import { ItemPicks } from './ItemPicks.tsx';

type Station = Output<'GET /api/stations/:id'>;
type Change = Input<'PUT /api/stations/:id'>['body'];

/** A station keeps its own page true: hours, days that differ, telephone, accessibility, people; and its lists. */
export function StationEditPage() {
  const t = useT();
  const words = useErrorWords();
  const clerk = useClerk();
  const asked = new URLSearchParams(useSearch()).get('station');
  const id = asked ?? clerk?.stationId ?? null;
  const station = useLoad(
    'GET /api/stations/:id',
    { params: { id: id ?? '' } },
    { when: id !== null, anyVisit: true },
  );
  if (!clerk) return null;
  return (
    <DeskFrame title={t('stations.edit.title')}>
      <h1>{station.data?.name ?? t('stations.edit.title')}</h1>
      {id === null ? (
        <Empty title={t('stations.edit.none')}>
          <ButtonLink kind="outline" href="/counter/stations">
            {t('stations.manage.title')}
          </ButtonLink>
        </Empty>
      ) : null}
      {id !== null && station.isPending ? <Waiting onAgain={() => void station.refetch()} /> : null}
      {station.isError ? (
        <Failed onAgain={() => void station.refetch()}>{words(station.error)}</Failed>
      ) : null}
      {station.data ? (
        <div className="desk-form">
          <Confirm station={station.data} />
          <Days station={station.data} />
          <Page key={station.data.stationId} station={station.data} />
          <Publish station={station.data} areaCode={clerk.area?.code ?? null} />
          {clerk.role === 'manager' && clerk.area && station.data.closed === null ? (
            <CloseStation station={station.data} areaCode={clerk.area.code} />
          ) : null}
        </div>
      ) : null}
    </DeskFrame>
  );
}

function useChange(station: Station) {
  const send = useSubmit('PUT /api/stations/:id');
  const change = async (body: Change) => {
    const answer = await send.submit({ params: { id: station.stationId }, body });
    if (answer) await queries.invalidateQueries();
    return answer;
  };
  return { send, change };
}

function Confirm({ station }: { station: Station }) {
  const t = useT();
  const { day } = useFormat();
  const { send, change } = useChange(station);
  const confirm = async () => {
    const answer = await change({});
    if (answer) say(t('stations.edit.confirmed', { day: day(answer.expiresOn) }));
  };
  const said =
    station.checkedOn === null
      ? t('stations.page.unchecked')
      : t('stations.page.checkedOn', { day: day(station.checkedOn), until: day(station.expiresOn) });
  return (
    <>
      {station.doubtedOn ? (
        <Notice tone="wait">{t('stations.page.doubted', { day: day(station.doubtedOn) })}</Notice>
      ) : null}
      <ErrorSummary errors={fieldErrors(send.problem, {})} attempt={send.attempt} />
      <div className="row row-apart">
        <span className="note">{said}</span>
        <Button kind="filled" icon="check" busy={send.busy} onClick={() => void confirm()}>
          {t('stations.edit.confirm')}
        </Button>
      </div>
    </>
  );
}

function Days({ station }: { station: Station }) {
  const t = useT();
  const { day: dayWords, weekday } = useFormat();
  const set = useSubmit('PUT /api/stations/:id/days/:day');
  const remove = useSubmit('DELETE /api/stations/:id/days/:day');
  const [day, setDay] = useState('');
  const [times, setTimes] = useState('');
  const [why, setWhy] = useState('');
  const spans = readSpans(times);
  const id = station.stationId;
  const add = async () => {
    if (spans === null || !(await set.submit({ params: { id, day }, body: { spans, why: why.trim() } })))
      return;
    setDay('');
    setTimes('');
    setWhy('');
    await queries.invalidateQueries();
  };
  const takeBack = async (of: string) => {
    if (!(await remove.submit({ params: { id, day: of } }))) return;
    say(t('stations.edit.asUsual'));
    await queries.invalidateQueries();
  };
  return (
    <Card title={t('stations.edit.days')} level={2}>
      {station.exceptions.length > 0 ? (
        <Rows>
          {station.exceptions.map((one) => (
            <Row
              key={one.day}
              title={`${dayWords(one.day)} ${weekday(one.day)}`}
              note={`${spanWords(one.spans, t) ?? t('stations.edit.shut')}　${one.why}`}
              side={
                <Button kind="text" onClick={() => void takeBack(one.day)}>
                  {t('stations.edit.removeDay')}
                </Button>
              }
            />
          ))}
        </Rows>
      ) : null}
      <ErrorSummary errors={fieldErrors(set.problem, {})} attempt={set.attempt} />
      <TextField kind="date" label={t('stations.edit.day')} value={day} onChange={setDay} />
      <TextField
        label={t('stations.edit.times')}
        hint={t('stations.edit.timesHint')}
        value={times}
        onChange={setTimes}
        error={spans === null ? t('stations.edit.hoursBad', { line: times }) : undefined}
      />
      <TextField label={t('stations.edit.why')} value={why} onChange={setWhy} most={60} />
      <Button
        kind="outline"
        icon="plus"
        busy={set.busy}
        disabledBecause={day === '' || why.trim() === '' ? t('stations.edit.dayMissing') : undefined}
        onClick={() => void add()}
      >
        {t('stations.edit.addDay')}
      </Button>
    </Card>
  );
}

const staffLines = (staff: Station['staff']) =>
  staff
    .map(({ name, forWhat, phone }) => [name, forWhat, phone ?? ''].join('，').replace(/，$/, ''))
    .join('\n');

function readStaff(text: string): Station['staff'] {
  return text
    .split('\n')
    .map((line) => line.split(/[，,]/).map((part) => part.trim()))
    .filter(([name]) => name)
    .map(([name = '', forWhat = '', phone = '']) => ({ name, forWhat, phone: phone || null }));
}

function Page({ station }: { station: Station }) {
  const t = useT();
  const { day } = useFormat();
  const { language } = useDevice();
  const { send, change } = useChange(station);
  const [phone, setPhone] = useState(station.phone);
  const [address, setAddress] = useState(station.address);
  const [way, setWay] = useState(station.way ?? '');
  const [hours, setHours] = useState(hoursLines(station.hours));
  const [keeps, setKeeps] = useState<'yes' | 'no'>(station.keepsHolidays ? 'yes' : 'no');
  const [staff, setStaff] = useState(staffLines(station.staff));
  const [items, setItems] = useState<readonly string[]>(station.items.map(({ code }) => code));
  const [access, setAccess] = useState(
    new Map(station.accessibility.flatMap(({ code, has }) => (has === null ? [] : [[code, has] as const]))),
  );
  const read = readHours(hours);
  const save = async () => {
    if ('bad' in read) return;
    const answer = await change({
      phone: phone.trim(),
      address: address.trim(),
      way: way.trim() || null,
      hours: read.hours,
      keepsHolidays: keeps === 'yes',
      staff: readStaff(staff),
      items: [...items],
      accessibility: Object.fromEntries(access),
    });
    if (answer) say(t('stations.edit.saved', { day: day(answer.expiresOn) }));
  };
  const ids = { '/phone': 'station-phone', '/hours': 'station-hours', '/address': 'station-address' };
  return (
    <Card title={t('stations.edit.title')} level={2}>
      <ErrorSummary errors={fieldErrors(send.problem, ids)} attempt={send.attempt} />
      <TextField
        id="station-phone"
        label={t('stations.edit.phone')}
        value={phone}
        onChange={setPhone}
        most={20}
      />
      <TextField
        id="station-address"
        label={t('stations.edit.address')}
        value={address}
        onChange={setAddress}
        most={100}
      />
      <TextField label={t('stations.edit.way')} value={way} onChange={setWay} most={200} optional />
      <HoursField value={hours} onChange={setHours} refused={send.problem?.of('/hours')} />
      <AnswerOne
        sure
        columns
        legend={t('stations.edit.holidays')}
        value={keeps}
        onChange={(value) => setKeeps(value ?? 'yes')}
        options={[
          { value: 'yes', label: t('stations.edit.holidaysYes') },
          { value: 'no', label: t('stations.edit.holidaysNo') },
        ]}
      />
      <TextField
        kind="lines"
        label={t('stations.edit.staff')}
        hint={t('stations.edit.staffHint')}
        value={staff}
        onChange={setStaff}
      />
      <ItemPicks chosen={items} onChange={setItems} />
      <h3>{t('stations.edit.access')}</h3>
      {station.accessibility.map(({ code, name }) => (
        <Feature
          key={code}
          name={name[language]}
          has={access.get(code) ?? null}
          onChange={(has) => {
            const next = new Map(access);
            if (has === null) next.delete(code);
            else next.set(code, has);
            setAccess(next);
          }}
        />
      ))}
      <Button kind="filled" icon="check" busy={send.busy} onClick={() => void save()}>
        {t('stations.edit.save')}
      </Button>
    </Card>
  );
}

/** Yes, no, or not known: a touch on the chosen one takes it back. */
function Feature({
  name,
  has,
  onChange,
}: {
  name: string;
  has: boolean | null;
  onChange: (has: boolean | null) => void;
}) {
  const t = useT();
  const label = useId();
  const chosen = has === null ? 'unknown' : has ? 'yes' : 'no';
  return (
    <div className="row row-apart">
      <span id={label}>{name}</span>
      <Picks
        labelledBy={label}
        chosen={[chosen]}
        onToggle={(value) => onChange(value === 'unknown' || value === chosen ? null : value === 'yes')}
        picks={(['yes', 'no', 'unknown'] as const).map((value) => ({
          value,
          label: t(`stations.edit.${value}`),
        }))}
      />
    </div>
  );
}

function Publish({ station, areaCode }: { station: Station; areaCode: string | null }) {
  const t = useT();
  const { language } = useDevice();
  const send = useSubmit('POST /api/items');
  const label = useId();
  const [list, setList] = useState<ListCode>(listCodes[0]);
  const [wide, setWide] = useState<'station' | 'area'>('station');
  const [title, setTitle] = useState('');
  const [words, setWords] = useState('');
  const [phone, setPhone] = useState('');
  const [link, setLink] = useState('');
  const [source, setSource] = useState('');
  const publish = async () => {
    const answer = await send.submit({
      body: {
        itemId: newId(now().getTime()),
        list,
        title: { zh: title.trim(), en: title.trim() },
        words: { zh: words.trim(), en: words.trim() },
        phone: phone.trim() || null,
        link: link.trim() || null,
        source: source.trim() || null,
        for: wide === 'area' && areaCode ? { areaCode } : { stationId: station.stationId },
      },
    });
    if (!answer) return;
    say(t('stations.edit.published'));
    for (const clear of [setTitle, setWords, setPhone, setLink, setSource]) clear('');
    await queries.invalidateQueries();
  };
  return (
    <Card title={t('stations.edit.entry')} level={2}>
      <ErrorSummary errors={fieldErrors(send.problem, {})} attempt={send.attempt} />
      <p className="note" id={label}>
        {t('stations.edit.list')}
      </p>
      <Picks
        labelledBy={label}
        chosen={[list]}
        onToggle={(value) => setList(listCodes.find((code) => code === value) ?? list)}
        picks={station.lists.map(({ code, name }) => ({ value: code, label: name[language] }))}
      />
      <AnswerOne
        sure
        columns
        legend={t('stations.edit.entryFor')}
        value={wide}
        onChange={(value) => setWide(value ?? 'station')}
        options={[
          { value: 'station', label: t('stations.edit.thisStation') },
          { value: 'area', label: t('stations.edit.myArea') },
        ]}
      />
      <TextField label={t('stations.edit.entryTitle')} value={title} onChange={setTitle} most={60} />
      <TextField label={t('stations.edit.entryWords')} value={words} onChange={setWords} most={200} />
      <TextField label={t('stations.edit.entryPhone')} value={phone} onChange={setPhone} most={20} optional />
      <TextField label={t('stations.edit.entryLink')} value={link} onChange={setLink} most={300} optional />
      <TextField
        label={t('stations.edit.entrySource')}
        value={source}
        onChange={setSource}
        most={200}
        optional
      />
      <Button
        kind="outline"
        icon="plus"
        busy={send.busy}
        disabledBecause={title.trim() === '' || words.trim() === '' ? t('stations.edit.missing') : undefined}
        onClick={() => void publish()}
      >
        {t('stations.edit.entry')}
      </Button>
    </Card>
  );
}
