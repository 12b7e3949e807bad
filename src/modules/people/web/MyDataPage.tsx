import { CallProblem, type Output } from '../../../web/call.ts';
import { useErrorWords, useLive, useLoad } from '../../../web/data.ts';
import { Button } from '../../../web/design/Button.tsx';
import { Card, Row, Rows, Section } from '../../../web/design/Card.tsx';
import { Chip, Legend, ProvenanceTag } from '../../../web/design/Chip.tsx';
import { ListOut } from '../../../web/design/ListOut.tsx';
import { ResidentPage } from '../../../web/design/ResidentPage.tsx';
import { Failed, Notice, Waiting } from '../../../web/design/States.tsx';
import { SummaryList, type SummaryRow } from '../../../web/design/SummaryList.tsx';
import { Dotted, Keep } from '../../../web/design/Text.tsx';
import { useDevice, useSkin } from '../../../web/device.ts';
import { useFormat } from '../../../web/format.ts';
import { leave } from '../../../web/session.ts';
import { useT } from '../../../web/words.ts';
import { StationNear } from '../../network/web/index.tsx';
import zh from './words.zh.ts';

type MyData = Output<'GET /api/my/data'>;
type ShownFact = MyData['groups'][number]['facts'][number];

const readsShown = 10;

/** 我的资料: everything that is known about me, where it is from, and who has looked at it. */
export function MyDataPage() {
  const t = useT();
  const words = useErrorWords();
  const mine = useLoad('GET /api/my/data');
  useLive(() => void mine.refetch());
  return (
    <ResidentPage title={t('people.my.title')}>
      {mine.data ? (
        <MyData data={mine.data} />
      ) : (
        <>
          <h1>{t('people.my.title')}</h1>
          {mine.isError ? (
            <Failed
              reference={mine.error instanceof CallProblem ? mine.error.requestId : undefined}
              onAgain={() => void mine.refetch()}
            >
              {words(mine.error)}
            </Failed>
          ) : (
            <Waiting lines={8} />
          )}
        </>
      )}
    </ResidentPage>
  );
}

function MyData({ data }: { data: MyData }) {
  const t = useT();
  const kiosk = useSkin() === 'kiosk';
  const { language } = useDevice();
  const reported = useLoad('GET /api/my/reports', undefined, { stay: true }).data?.reports.length ?? 0;
  const stale = data.groups.flatMap(({ facts }) => facts).filter((fact) => fact.stale).length;
  return (
    <>
      <div className="stack-close">
        <h1>{t('people.my.title')}</h1>
        <p>{t('people.my.intro')}</p>
        <p className="note">{t('people.my.area', { area: data.area.name })}</p>
        <Legend />
      </div>
      <Rows>
        <Row href="/applications" icon="briefcase" title={t('people.my.applications')} />
        <Row href="/my/calls" icon="phone" title={t('people.my.calls')} />
        {reported > 0 ? <Row href="/my/reports" icon="flag" title={t('people.my.reports')} /> : null}
      </Rows>
      {stale > 0 ? <Notice tone="wait">{t('people.my.stale', { count: stale })}</Notice> : null}
      {data.groups.map((group) => (
        <Section key={group.id} title={group.label[language]}>
          <Card>
            <FactRows facts={group.facts} />
          </Card>
          {group.id === 'identity' ? <p className="note">{t('people.my.counterOnly')}</p> : null}
        </Section>
      ))}
      <ListOut list="GET /api/my/data" />
      <Section title={t('people.reads.title')}>
        <Reads data={data} />
      </Section>
      <Rows>
        <Row
          href="/my/services"
          icon="shield-check"
          title={t('people.my.services')}
          note={t('people.my.servicesNote')}
        />
      </Rows>
      {kiosk ? null : (
        <div className="row">
          <Button kind="outline" icon="leave" onClick={() => void leave()}>
            {t('people.my.signOut')}
          </Button>
        </div>
      )}
      <StationNear areaCode={data.area.code} />
    </>
  );
}

function FactRows({ facts }: { facts: readonly ShownFact[] }) {
  const t = useT();
  const { language } = useDevice();
  const { day } = useFormat();
  const row = (fact: ShownFact): SummaryRow => ({
    name: fact.label[language],
    value: fact.words && (
      <span>
        {fact.words[language]} {fact.stale ? <Chip tone="wait">{t('people.my.staleChip')}</Chip> : null}
      </span>
    ),
    ...(fact.source && fact.validFrom ? { from: <From fact={fact} day={day(fact.validFrom)} /> } : {}),
    ...(fact.ownWord ? { changeHref: `/my/facts/${fact.fact.replace('.', '/')}` } : {}),
  });
  // What only a department can say is not shown as a gap that the person should fill.
  return <SummaryList rows={facts.filter(({ known, ownWord }) => known || ownWord).map(row)} />;
}

function From({ fact: { source }, day }: { fact: ShownFact; day: string }) {
  const t = useT();
  const { language } = useDevice();
  if (!source) return null;
  if (source.kind === 'department') {
    return <ProvenanceTag from="department" holder={source.name?.[language]} date={day} />;
  }
  const from = source.kind === 'rule' ? 'rule' : 'person';
  return <ProvenanceTag from={from} holder={t(`people.source.${source.kind}`)} date={day} />;
}

function Reads({ data: { reads, groups } }: { data: MyData }) {
  const t = useT();
  const { language } = useDevice();
  const { moment } = useFormat();
  if (reads.length === 0) return <p>{t('people.reads.none')}</p>;
  const labels = new Map(
    groups.flatMap(({ facts }) => facts.map(({ fact, label }) => [fact, label[language]])),
  );
  const whatOf = (what: readonly string[]) =>
    what.length === 0
      ? t('people.reads.received')
      : t('people.reads.saw', { what: what.map((id) => labels.get(id) ?? id).join('、') });
  return (
    <>
      <Rows>
        {reads.slice(0, readsShown).map((read) => (
          <Row
            key={`${read.at} ${read.what}`}
            title={<Dotted>{[read.by ?? t('people.reads.somebody'), read.station]}</Dotted>}
            note={
              <>
                {whatOf(read.what)}
                <br />
                <Dotted>
                  {[<Keep key="at">{moment(read.at)}</Keep>, <Purpose key="why" of={read.purpose} />]}
                </Dotted>
              </>
            }
          />
        ))}
      </Rows>
      {reads.length > readsShown ? (
        <p className="note">{t('people.reads.more', { count: reads.length - readsShown })}</p>
      ) : null}
    </>
  );
}

function Purpose({ of }: { of: string }) {
  const t = useT();
  return of in zh.purpose ? t(`people.purpose.${of as keyof typeof zh.purpose}`) : of;
}
