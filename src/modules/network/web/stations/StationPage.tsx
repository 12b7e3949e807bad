import { type ReactNode, useState } from 'react';
import { Link, useParams } from 'wouter';
import { parseDay, weekdayOf } from '../../../../ground/clock/day.ts';
import { CallProblem, type Output } from '../../../../web/call.ts';
import { useErrorWords, useLoad } from '../../../../web/data.ts';
import { Button, ButtonLink, Buttons } from '../../../../web/design/Button.tsx';
import { Card, Row, Rows, Section } from '../../../../web/design/Card.tsx';
import { Chip, Chips, StatusChip } from '../../../../web/design/Chip.tsx';
import { Fold } from '../../../../web/design/Fold.tsx';
import { PrintPage } from '../../../../web/design/ListOut.tsx';
import { ResidentPage } from '../../../../web/design/ResidentPage.tsx';
import { Failed, Notice, Waiting } from '../../../../web/design/States.tsx';
import { Facts } from '../../../../web/design/SummaryList.tsx';
import { Dotted, Keep } from '../../../../web/design/Text.tsx';
import { useDevice, useSkin } from '../../../../web/device.ts';
import { useFormat } from '../../../../web/format.ts';
import { useT } from '../../../../web/words.ts';
import { useOpenWords } from '../open-words.ts';
import { spanWords, weekdayWords } from './hours-words.ts';
import { useWrong } from './use-wrong.ts';
import { WrongDialog } from './WrongDialog.tsx';

type Station = Output<'GET /api/stations/:id'>;

/** One station: whether it is open, how to get there, what is done there, who is there, and who answers for all this. */
export function StationPage() {
  const t = useT();
  const words = useErrorWords();
  const { id = '' } = useParams();
  const station = useLoad('GET /api/stations/:id', { params: { id } }, { stay: true });
  const reference = station.error instanceof CallProblem ? station.error.requestId : undefined;
  return (
    <ResidentPage title={station.data?.name ?? t('stations.list.title')} back="/stations">
      {station.isPending ? <Waiting onAgain={() => void station.refetch()} /> : null}
      {station.isError ? (
        <Failed reference={reference} onAgain={() => void station.refetch()}>
          {words(station.error)}
        </Failed>
      ) : null}
      {station.data ? <Everything station={station.data} onReported={() => void station.refetch()} /> : null}
    </ResidentPage>
  );
}

function Everything({ station, onReported }: { station: Station; onReported: () => void }) {
  const t = useT();
  const [wrong, setWrong] = useState<string | null>(null);
  return (
    <>
      <Head station={station} />
      {station.closed ? null : <HowToGo station={station} />}
      {station.closed ? null : <Week station={station} />}
      <Items station={station} />
      <Staff station={station} />
      <Access station={station} />
      <Lists station={station} onWrong={setWrong} />
      <PrintPage />
      <Checked station={station}>
        <Button kind="text" icon="flag" onClick={() => setWrong(station.stationId)}>
          {t('stations.wrong.open')}
        </Button>
      </Checked>
      <WrongDialog
        stationId={station.stationId}
        itemId={wrong}
        reasons={station.reasons}
        onClose={() => {
          setWrong(null);
          onReported();
        }}
      />
    </>
  );
}

function Head({ station }: { station: Station }) {
  const t = useT();
  const { day } = useFormat();
  const { language } = useDevice();
  const openWords = useOpenWords();
  const { closed, doubtedOn, kind } = station;
  const certain = station.week[0]?.certain !== false && station.opensNext?.certain !== false;
  return (
    <div className="stack stack-close">
      <h1>{station.name}</h1>
      <Chips>
        {closed ? null : (
          <StatusChip tone={station.openUntil === null ? 'neutral' : 'good'}>{openWords(station)}</StatusChip>
        )}
        {kind ? <Chip>{kind.name[language]}</Chip> : null}
        {station.marks
          .filter((mark) => mark.zh !== kind?.name.zh)
          .map((mark) => (
            <Chip key={mark.zh} tone="qing">
              {mark[language]}
            </Chip>
          ))}
      </Chips>
      {kind ? <p>{kind.does[language]}</p> : null}
      {closed ? (
        <Notice tone="wait" title={t('stations.page.isClosed', { day: day(closed.on) })}>
          {closed.reason ? <p>{closed.reason}</p> : null}
          <p>
            {closed.into ? (
              <Link href={`/stations/${closed.into.stationId}`}>
                {t('stations.page.into', { name: closed.into.name })}
              </Link>
            ) : (
              <Link href="/stations">{t('stations.page.other')}</Link>
            )}
          </p>
        </Notice>
      ) : null}
      {certain || closed ? null : <Notice tone="wait">{t('stations.list.mayBeHoliday')}</Notice>}
      {doubtedOn ? <Notice tone="wait">{t('stations.page.doubted', { day: day(doubtedOn) })}</Notice> : null}
    </div>
  );
}

function HowToGo({ station }: { station: Station }) {
  const t = useT();
  const kiosk = useSkin() === 'kiosk';
  const { report } = useWrong(station.stationId);
  return (
    <Card title={t('stations.page.go')} level={2}>
      <Facts
        lined
        rows={[
          { name: t('stations.list.address'), value: station.address },
          ...(station.way ? [{ name: t('stations.page.way'), value: station.way }] : []),
          { name: t('stations.list.phone'), value: <Keep>{station.phone}</Keep> },
        ]}
      />
      <Buttons>
        {station.staffed ? (
          <ButtonLink
            kind={kiosk ? 'filled' : 'outline'}
            icon="bell"
            href={`/call-me?station=${station.stationId}`}
          >
            {t('network.near.callMe')}
          </ButtonLink>
        ) : null}
        {kiosk ? null : (
          <ButtonLink
            kind="filled"
            icon="phone"
            href={`tel:${station.phone}`}
            label={t('stations.page.callStation', { name: station.name })}
          >
            {t('stations.page.call')}
          </ButtonLink>
        )}
      </Buttons>
      <Button kind="text" onClick={() => void report(station.stationId, 'phone')}>
        {t('stations.page.wrongNumber')}
      </Button>
    </Card>
  );
}

function Week({ station }: { station: Station }) {
  const t = useT();
  const { language } = useDevice();
  const { today, day } = useFormat();
  return (
    <Section title={t('stations.page.hours')}>
      <Card>
        <Facts
          lined
          rows={station.week.map((one) => ({
            name:
              one.day === today ? t('stations.list.today') : weekdayWords([weekdayOf(parseDay(one.day))], t),
            value: (
              <>
                {spanWords(one.spans, t) ?? t('stations.page.closed')}
                <span className="least">　{day(one.day)}</span>
                {one.why ? <span className="note">　{one.why[language]}</span> : null}
                {one.certain ? null : <span className="note">　{t('stations.list.mayBeHoliday')}</span>}
              </>
            ),
            marked: one.why !== null,
          }))}
        />
      </Card>
    </Section>
  );
}

function Items({ station }: { station: Station }) {
  const t = useT();
  const { language } = useDevice();
  if (station.items.length === 0) return null;
  return (
    <Section title={t('stations.page.items')}>
      <Rows>
        {station.items.map((item) => (
          <Row
            key={item.code}
            title={item.name[language]}
            note={
              <Dotted>
                {[
                  item.bring.length === 0
                    ? t('stations.page.bringNothing')
                    : t('stations.page.bring', {
                        what: item.bring.map((one) => one[language]).join(t('stations.page.separator')),
                      }),
                  t('stations.page.minutes', { count: item.minutes }),
                ]}
              </Dotted>
            }
            side={item.start ? <Link href={item.start}>{t('stations.page.start')}</Link> : null}
          />
        ))}
      </Rows>
    </Section>
  );
}

function Staff({ station }: { station: Station }) {
  const t = useT();
  if (station.staff.length === 0) return null;
  return (
    <Section title={t('stations.page.staff')}>
      <Rows>
        {station.staff.map(({ name, forWhat, phone }) => (
          <Row
            key={name}
            icon="person"
            title={name}
            note={forWhat}
            side={phone ? <Keep>{phone}</Keep> : null}
          />
        ))}
      </Rows>
    </Section>
  );
}

function Access({ station }: { station: Station }) {
  const t = useT();
  const { language } = useDevice();
  const told = station.accessibility.filter(({ has }) => has !== null);
  const unknown = station.accessibility.filter(({ has }) => has === null);
  const signs = station.signDays ?? [];
  return (
    <Section title={t('stations.page.access')}>
      <Card>
        <Chips>
          {told.map(({ code, name, no, has }) => (
            <Chip key={code} tone={has ? 'good' : 'neutral'} icon={has ? 'check' : 'minus'}>
              {has ? name[language] : no[language]}
            </Chip>
          ))}
          {signs.length > 0 ? (
            <Chip tone="good" icon="hand">
              {t('stations.page.signs', { days: weekdayWords(signs, t) })}
            </Chip>
          ) : null}
        </Chips>
        {unknown.length > 0 ? (
          <p className="note">
            {t('stations.page.unknown', {
              what: unknown.map(({ name }) => name[language]).join(t('stations.page.separator')),
            })}
          </p>
        ) : null}
      </Card>
    </Section>
  );
}

function Lists({ station, onWrong }: { station: Station; onWrong: (itemId: string) => void }) {
  const t = useT();
  const { language } = useDevice();
  const filled = station.lists.filter(({ items }) => items.length > 0);
  if (filled.length === 0) return null;
  return (
    <Section title={t('stations.page.lists')}>
      <div className="stack">
        {filled.map((list) => (
          <Fold key={list.code} title={`${list.name[language]} (${list.items.length})`} icon="list">
            <Rows>
              {list.items.map((item) => (
                <Entry key={item.itemId} item={item} onWrong={() => onWrong(item.itemId)} />
              ))}
            </Rows>
          </Fold>
        ))}
      </div>
    </Section>
  );
}

function Entry({ item, onWrong }: { item: Station['lists'][number]['items'][number]; onWrong: () => void }) {
  const t = useT();
  const { day } = useFormat();
  const { language } = useDevice();
  const kiosk = useSkin() === 'kiosk';
  const checked =
    item.checkedOn === null
      ? t('stations.page.unchecked')
      : item.freshness === 'overdue'
        ? t('stations.page.overdue', { day: day(item.checkedOn) })
        : null;
  return (
    <Row
      title={item.title[language] || item.title.zh}
      note={item.words[language] || item.words.zh}
      side={
        item.phone && !kiosk ? (
          <ButtonLink kind="tint" icon="phone" href={`tel:${item.phone}`} label={item.title[language]}>
            {item.phone}
          </ButtonLink>
        ) : (
          item.phone
        )
      }
    >
      {item.link && !kiosk ? (
        <p>
          <a href={item.link} rel="noreferrer">
            {item.link}
          </a>
        </p>
      ) : null}
      <p className="least">
        <Dotted>
          {[
            item.source,
            checked,
            item.doubtedOn ? t('stations.page.doubted', { day: day(item.doubtedOn) }) : null,
            <button key="wrong" type="button" className="button button-text" onClick={onWrong}>
              {t('stations.wrong.open')}
            </button>,
          ]}
        </Dotted>
      </p>
    </Row>
  );
}

/** Who answers for the page, since when it is so, and how to say that it is not. */
function Checked({ station, children }: { station: Station; children: ReactNode }) {
  const t = useT();
  const { day } = useFormat();
  const { checkedOn, freshness, operator } = station;
  const said =
    checkedOn === null
      ? t('stations.page.unchecked')
      : freshness === 'overdue'
        ? t('stations.page.overdue', { day: day(checkedOn) })
        : t('stations.page.checkedOn', { day: day(checkedOn), until: day(station.expiresOn) });
  const kind = operator?.kind as 'bureau' | 'school' | 'enterprise' | 'social' | undefined;
  return (
    <div className="row row-apart">
      <span className="note">
        <Dotted>
          {[
            said,
            operator && kind
              ? `${t('stations.page.operator')}：${operator.name ?? t(`stations.page.operators.${kind}`)}`
              : null,
          ]}
        </Dotted>
      </span>
      {children}
    </div>
  );
}
