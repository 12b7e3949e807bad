import { Suspense } from 'react';
import { Link, useParams } from 'wouter';
import type { Output } from '../../../web/call.ts';
import { useErrorWords, useLoad } from '../../../web/data.ts';
import { ButtonLink } from '../../../web/design/Button.tsx';
import { Row, RowCard, Rows, Section } from '../../../web/design/Card.tsx';
import { Chip, Chips } from '../../../web/design/Chip.tsx';
import { PrintPage } from '../../../web/design/ListOut.tsx';
import { ResidentPage } from '../../../web/design/ResidentPage.tsx';
import { Failed, Notice, Skeleton, Waiting } from '../../../web/design/States.tsx';
import { Dotted, MoreLink } from '../../../web/design/Text.tsx';
import { useDevice } from '../../../web/device.ts';
import { kioskStation } from '../../../web/home/kiosk-station.ts';
import { useSession } from '../../../web/session.ts';
import { useT } from '../../../web/words.ts';
import { StationNear } from '../../network/web/index.tsx';
import '../../../web/design/picks.css';
import './groups.css';

type Group = Output<'GET /api/groups/:group'>;

const named = ['F1', 'F2', 'F3', 'F4', 'F5', 'F6', 'F7'] as const;

/** What there is here for a group; nobody is asked whether he belongs. */
export function GroupPage() {
  const t = useT();
  const words = useErrorWords();
  const { language } = useDevice();
  const { group: id = '' } = useParams();
  const group = useLoad('GET /api/groups/:group', { params: { group: id } }, { stay: true, anyVisit: true });
  return (
    <ResidentPage title={group.data?.name[language] ?? t('groups.entrances.title')} back="/">
      {group.isPending ? <Waiting onAgain={() => void group.refetch()} /> : null}
      {group.isError ? <Failed onAgain={() => void group.refetch()}>{words(group.error)}</Failed> : null}
      {group.data ? <Everything group={group.data} /> : null}
    </ResidentPage>
  );
}

function Everything({ group }: { group: Group }) {
  const t = useT();
  const { language } = useDevice();
  const session = useSession();
  const resident = session?.kind === 'resident';
  const mine = useLoad('GET /api/my/groups', undefined, { when: resident, stay: true });
  const data = useLoad('GET /api/my/data', undefined, { when: resident, stay: true });
  const belongs = mine.data?.groups.find(({ id }) => id === group.id);
  const separator = t('groups.page.separator');
  const reasons = belongs?.because.map(({ label, certified }) =>
    certified ? t('groups.page.certified', { what: label[language] }) : label[language],
  );
  return (
    <>
      <div className="stack stack-close">
        <h1>{t('groups.page.title', { name: group.name[language] })}</h1>
        <p>{t('groups.page.open')}</p>
        {reasons ? <Notice>{t('groups.page.mine', { why: reasons.join(separator) })}</Notice> : null}
        {group.parts.length > 0 ? (
          <ul className="picks groups-entrances" aria-label={t('groups.page.parts')}>
            {group.parts.map(({ id, short }) => (
              <li key={id}>
                <Link className="pick" href={`/for/${id}`}>
                  {short[language]}
                </Link>
              </li>
            ))}
          </ul>
        ) : null}
      </div>
      <RowCard
        icon="phone"
        tone="shi"
        title={t('groups.page.call')}
        note={t('groups.page.callNote')}
        href={`/call-me${group.functions[0] ? `?about=${group.functions[0]}` : ''}`}
      />
      <Section
        title={t('groups.page.jobs')}
        side={<MoreLink href="/jobs">{t('groups.page.allJobs')}</MoreLink>}
      >
        {group.labels.length === 0 ? null : (
          <ul className="picks groups-entrances">
            {group.labels.map(({ code, name }) => (
              <li key={code}>
                <ButtonLink kind="outline" icon="briefcase" href={`/jobs?label=${code}`}>
                  {name[language]}
                </ButtonLink>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <RowCard
        icon="money"
        title={t('groups.page.policies')}
        note={t('groups.page.policiesNote')}
        href={`/policies?group=${group.id}`}
      />
      <Items group={group} />
      <Section title={t('groups.page.places')}>
        <Rows>
          {group.kinds.map(({ code, name, does }) => (
            <Row
              key={code}
              icon="pin"
              title={t('groups.page.kindNear', { name: name[language] })}
              note={does[language]}
              href={`/stations?kind=${code}`}
            />
          ))}
        </Rows>
      </Section>
      <Section title={t('groups.page.functions')}>
        <Chips>
          {named
            .filter((code) => group.functions.includes(code))
            .map((code) => (
              <Chip key={code}>{t(`network.functions.${code}`)}</Chip>
            ))}
        </Chips>
      </Section>
      <PrintPage />
      <Suspense fallback={<Skeleton lines={2} />}>
        <StationNear areaCode={data.data?.area.code ?? null} stationId={kioskStation()} />
      </Suspense>
      <p className="least">
        <Dotted>
          {[
            group.within ? t('groups.page.within', { name: group.within[language] }) : null,
            t('groups.page.source', { what: group.source.join(separator) }),
          ]}
        </Dotted>
      </p>
    </>
  );
}

function Items({ group }: { group: Group }) {
  const t = useT();
  const { language } = useDevice();
  return (
    <Section title={t('groups.page.items')}>
      <Rows>
        {group.items.map((item) => (
          <Row
            key={item.code}
            title={item.name[language]}
            note={
              <Dotted>
                {[
                  item.bring.length === 0
                    ? t('groups.page.bringNothing')
                    : t('groups.page.bring', {
                        what: item.bring.map((one) => one[language]).join(t('groups.page.separator')),
                      }),
                  t('groups.page.minutes', { count: item.minutes }),
                ]}
              </Dotted>
            }
            side={item.start ? <Link href={item.start}>{t('groups.page.start')}</Link> : null}
          />
        ))}
      </Rows>
    </Section>
  );
}
