import { useId, useState } from 'react';
import { useSearch } from 'wouter';
import type { Input, Output } from '../../../web/call.ts';
import { fieldErrors, useErrorWords, useLoad, useSubmit } from '../../../web/data.ts';
import { AnswerOne } from '../../../web/design/Answer.tsx';
import { Button, ButtonLink, Buttons } from '../../../web/design/Button.tsx';
import { Card } from '../../../web/design/Card.tsx';
import { ErrorSummary } from '../../../web/design/ErrorSummary.tsx';
import { TextField } from '../../../web/design/Field.tsx';
import { Picks } from '../../../web/design/Picks.tsx';
import { ResidentPage } from '../../../web/design/ResidentPage.tsx';
import { Failed, Notice, Waiting } from '../../../web/design/States.tsx';
import { MoreLink } from '../../../web/design/Text.tsx';
import { useSkin } from '../../../web/device.ts';
import { useFormat } from '../../../web/format.ts';
import { kioskStation } from '../../../web/home/kiosk-station.ts';
import { now } from '../../../web/now.ts';
import { useSession } from '../../../web/session.ts';
import { newId } from '../../../web/uuid.ts';
import { useT } from '../../../web/words.ts';
import { suitsCodes } from '../domain/callback.ts';

type Offer = Output<'GET /api/callbacks/offer'>;
type Asked = Output<'POST /api/callbacks'>;
type Suits = Input<'POST /api/callbacks'>['body']['suits'];

const offered = ['F1', 'F2', 'F3', 'F4', 'F5', 'F6', 'F7'] as const;

/** 请给我打电话: what about, when it suits, and by when somebody calls. */
export function CallMePage() {
  const t = useT();
  const words = useErrorWords();
  const kiosk = useSkin() === 'kiosk';
  const search = new URLSearchParams(useSearch());
  const station = search.get('station') ?? (kiosk ? kioskStation() : null);
  const offer = useLoad('GET /api/callbacks/offer', { query: station ? { station } : {} }, { stay: true });
  const [asked, setAsked] = useState<Asked>();
  return (
    <ResidentPage title={t('callbacks.ask.title')} back={station ? `/stations/${station}` : '/'}>
      {offer.isPending ? <Waiting onAgain={() => void offer.refetch()} /> : null}
      {offer.isError ? <Failed onAgain={() => void offer.refetch()}>{words(offer.error)}</Failed> : null}
      {asked ? <Done asked={asked} /> : null}
      {offer.data && !asked ? (
        <Ask offer={offer.data} about={search.get('about')} onAsked={setAsked} />
      ) : null}
    </ResidentPage>
  );
}

function Ask({
  offer,
  about: first,
  onAsked,
}: {
  offer: Offer;
  about: string | null;
  onAsked: (asked: Asked) => void;
}) {
  const t = useT();
  const signedIn = useSession()?.kind === 'resident';
  const aboutLabel = useId();
  const send = useSubmit('POST /api/callbacks');
  const [about, setAbout] = useState<string | null>(offered.find((code) => code === first) ?? null);
  const [said, setSaid] = useState('');
  const [suits, setSuits] = useState<Suits>('today');
  const [other, setOther] = useState(false);
  const [phone, setPhone] = useState('');
  const [name, setName] = useState('');
  const [id] = useState(() => newId(now().getTime()));
  const typed = offer.phone === null || other;
  const ask = async () => {
    const answer = await send.submit({
      body: {
        callbackId: id,
        stationId: offer.station.stationId,
        suits,
        ...(about === null ? {} : { about }),
        ...(said.trim() ? { words: said.trim() } : {}),
        ...(typed ? { phone: phone.trim() } : {}),
        ...(name.trim() && !signedIn ? { name: name.trim() } : {}),
      },
    });
    if (answer) onAsked(answer);
  };
  const errors = fieldErrors(send.problem, { '/phone': 'call-phone', '/suits': 'call-suits' });
  return (
    <>
      <div className="stack stack-close">
        <h1>{t('callbacks.ask.title')}</h1>
        <p>{t('callbacks.ask.lead', { count: offer.minutes / 60 })}</p>
        <p className="row row-apart">
          <b>{t('callbacks.ask.who', { name: offer.station.name })}</b>
          <MoreLink href="/stations">{t('callbacks.ask.otherStation')}</MoreLink>
        </p>
      </div>
      <ErrorSummary errors={errors} attempt={send.attempt} />
      <div>
        <p className="field-label" id={aboutLabel}>
          {t('callbacks.ask.about')} <span className="field-optional">{t('callbacks.ask.aboutHint')}</span>
        </p>
        <Picks
          labelledBy={aboutLabel}
          chosen={about === null ? [] : [about]}
          onToggle={(value) => setAbout(value === about ? null : value)}
          picks={offered.map((code) => ({ value: code, label: t(`network.functions.${code}`) }))}
        />
      </div>
      <AnswerOne
        id="call-suits"
        sure
        legend={t('callbacks.ask.when')}
        error={send.problem?.of('/suits')}
        value={suits}
        onChange={(value) => setSuits(value ?? 'today')}
        options={suitsCodes.map((value) => ({
          value,
          label: t(`callbacks.ask.suits.${value}`),
          note: <By due={offer.due[value]} />,
        }))}
      />
      {typed ? (
        <TextField
          id="call-phone"
          kind="phone"
          autoComplete="tel"
          label={t('callbacks.ask.phone')}
          hint={t('callbacks.ask.phoneHint')}
          error={send.problem?.of('/phone')}
          value={phone}
          onChange={setPhone}
        />
      ) : (
        <p className="row row-apart">
          <span>{t('callbacks.ask.onRecord', { phone: offer.phone ?? '' })}</span>
          <Button kind="text" onClick={() => setOther(true)}>
            {t('callbacks.ask.otherPhone')}
          </Button>
        </p>
      )}
      {signedIn ? null : (
        <TextField
          label={t('callbacks.ask.name')}
          hint={t('callbacks.ask.nameHint')}
          optional
          most={30}
          value={name}
          onChange={setName}
        />
      )}
      <TextField
        label={t('callbacks.ask.words')}
        hint={t('callbacks.ask.wordsHint')}
        optional
        most={200}
        value={said}
        onChange={setSaid}
      />
      <Button
        kind="filled"
        main
        wide
        icon="phone"
        busy={send.busy}
        disabledBecause={typed && phone.trim() === '' ? t('callbacks.ask.needPhone') : undefined}
        onClick={() => void ask()}
      >
        {t('callbacks.ask.send')}
      </Button>
    </>
  );
}

function By({ due }: { due: Offer['due']['today'] }) {
  const t = useT();
  const { moment } = useFormat();
  if (!due) return t('callbacks.ask.notThen');
  return t(due.certain ? 'callbacks.ask.by' : 'callbacks.ask.byUncertain', { when: moment(due.at) });
}

function Done({ asked }: { asked: Asked }) {
  const t = useT();
  const { moment } = useFormat();
  const signedIn = useSession()?.kind === 'resident';
  return (
    <>
      <h1>{t('callbacks.done.title')}</h1>
      <Card>
        <Notice tone="good">
          <p>
            {t('callbacks.done.text', {
              name: asked.station.name,
              when: moment(asked.due.at),
              phone: asked.phone,
            })}
          </p>
          <p>{t('callbacks.done.missed')}</p>
        </Notice>
      </Card>
      <Buttons>
        <ButtonLink kind="outline" icon="home" href="/">
          {t('callbacks.done.home')}
        </ButtonLink>
        {signedIn ? (
          <ButtonLink kind="filled" href="/my/calls">
            {t('callbacks.done.mine')}
          </ButtonLink>
        ) : null}
      </Buttons>
    </>
  );
}
