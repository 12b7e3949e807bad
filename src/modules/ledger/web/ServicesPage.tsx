import type { Output } from '../../../web/call.ts';
import { useErrorWords, useLive, useLoad } from '../../../web/data.ts';
import { ButtonLink } from '../../../web/design/Button.tsx';
import { Card, Section } from '../../../web/design/Card.tsx';
import { StatusChip } from '../../../web/design/Chip.tsx';
import { Fold } from '../../../web/design/Fold.tsx';
import { ListOut } from '../../../web/design/ListOut.tsx';
import { ResidentPage } from '../../../web/design/ResidentPage.tsx';
import { Empty, Failed, Waiting } from '../../../web/design/States.tsx';
import { Facts } from '../../../web/design/SummaryList.tsx';
import { Keep } from '../../../web/design/Text.tsx';
import { useDevice } from '../../../web/device.ts';
import { useFormat } from '../../../web/format.ts';
import { useSession } from '../../../web/session.ts';
import { useT } from '../../../web/words.ts';
import { StationNear } from '../../network/web/index.tsx';
import { ProofPanel } from './ProofPanel.tsx';

type Service = Output<'GET /api/my/services'>['services'][number];

/** 我的服务记录: every service that the ledger holds about me, each with its proof. */
export function ServicesPage() {
  const t = useT();
  const words = useErrorWords();
  const loaded = useLoad('GET /api/my/services');
  useLive(() => void loaded.refetch());
  const services = loaded.data?.services;
  return (
    <ResidentPage title={t('ledger.services.title')} back="/my/data">
      <div className="stack-close stack">
        <h1>{t('ledger.services.title')}</h1>
        <p>{t('ledger.services.lead')}</p>
      </div>
      {loaded.isPending ? <Waiting onAgain={() => void loaded.refetch()} /> : null}
      {loaded.isError ? <Failed onAgain={() => void loaded.refetch()}>{words(loaded.error)}</Failed> : null}
      {services ? (
        <Section
          title={
            services.length
              ? t('ledger.services.found', { count: services.length })
              : t('ledger.services.list')
          }
        >
          <div className="stack">
            {services.map((service) => (
              <ServiceCard key={service.eventId} service={service} />
            ))}
          </div>
          {services.length === 0 ? <NoServices /> : <ListOut list="GET /api/my/services" />}
        </Section>
      ) : null}
      <Fold title={t('ledger.services.whyTitle')} icon="question">
        <div className="stack-close stack">
          <p>{t('ledger.services.why')}</p>
          <p>{t('ledger.services.whyErase')}</p>
          <p>{t('ledger.services.wrong')}</p>
        </div>
      </Fold>
      <StationNear areaCode={null} />
    </ResidentPage>
  );
}

function NoServices() {
  const t = useT();
  return (
    <Empty
      title={t('ledger.services.none')}
      action={
        <ButtonLink kind="outline" href="/">
          {t('ledger.services.begin')}
        </ButtonLink>
      }
    >
      {t('ledger.services.noneText')}
    </Empty>
  );
}

function ServiceCard({ service }: { service: Service }) {
  const t = useT();
  const { language } = useDevice();
  const { moment, dayOf } = useFormat();
  const { takenBack, staff } = service;
  const me = useSession()?.id;
  const who = staff === null ? t('ledger.services.yourself') : (staff.name ?? t('ledger.services.staff'));
  return (
    <Card
      title={service.item[language]}
      side={takenBack ? <StatusChip tone="neutral">{t('ledger.services.takenBack')}</StatusChip> : null}
    >
      <Facts
        rows={[
          { name: t('ledger.services.what'), value: service.kind[language] },
          { name: t('ledger.services.when'), value: <Keep>{moment(service.givenAt)}</Keep> },
          { name: t('ledger.services.where'), value: service.station ?? t('ledger.services.online') },
          { name: t('ledger.services.who'), value: who },
        ]}
      />
      {me && service.recordedAs !== me ? <p className="note">{t('ledger.services.otherNumber')}</p> : null}
      {takenBack ? (
        <p className="note">{t(`ledger.reason.${takenBack.reason}`, { day: dayOf(takenBack.at) })}</p>
      ) : null}
      {service.provable ? <ProofPanel service={service} /> : <p className="note">{t('ledger.proof.soon')}</p>}
    </Card>
  );
}
