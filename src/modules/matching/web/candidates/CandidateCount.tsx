import type { Output } from '../../../../web/call.ts';
import { useLoad, useLookUp } from '../../../../web/data.ts';
import { ButtonLink } from '../../../../web/design/Button.tsx';
import { Card, Row, Rows } from '../../../../web/design/Card.tsx';
import { Skeleton } from '../../../../web/design/States.tsx';
import { useDevice } from '../../../../web/device.ts';
import { useT } from '../../../../web/words.ts';

type Counts = Output<'GET /api/postings/:id/candidates/counts'>;
type Step = Counts['all'];

/** How many fit one's own posting; where it is public, the way to them. */
export function CandidateCount({ postingId, open }: { postingId: string; open: boolean }) {
  const { data, isPending } = useLoad('GET /api/postings/:id/candidates/counts', {
    params: { id: postingId },
  });
  if (isPending) return <Skeleton lines={4} />;
  return data ? (
    <Counted counts={data} href={open ? `/employer/postings/${postingId}/candidates` : null} />
  ) : null;
}

/** How many would fit what is about to be posted; nothing while not all is said that an advertisement says. */
export function CountBeforePosting({ answers }: { answers: Record<string, unknown> }) {
  const { data, isPending } = useLookUp('POST /api/postings/candidates/counts', { body: { answers } });
  if (isPending) return <Skeleton lines={4} />;
  return data?.counts ? <Counted counts={data.counts} href={null} /> : null;
}

function Counted({ counts: { within, all, eased }, href }: { counts: Counts; href: string | null }) {
  const t = useT();
  const { language } = useDevice();
  const people = ({ least, most }: Step) =>
    least === 0 ? t('candidates.count.few') : t('candidates.count.people', { least, most });
  return (
    <Card
      level={2}
      title={t('candidates.count.title')}
      tone="sink"
      foot={
        href === null ? undefined : (
          <ButtonLink kind="tint" icon="people" href={href}>
            {t('candidates.count.see')}
          </ButtonLink>
        )
      }
    >
      <div className="stack">
        <Rows>
          {within ? (
            <>
              <Row title={t('candidates.count.near')} side={people(within.near)} />
              <Row title={t('candidates.count.further')} side={people(within.further)} />
            </>
          ) : null}
          <Row title={t('candidates.count.all')} note={t('candidates.count.allNote')} side={people(all)} />
        </Rows>
        {eased.length > 0 ? (
          <>
            <h3>{t(within ? 'candidates.count.cost' : 'candidates.count.costRemote')}</h3>
            <Rows>
              {eased.map(({ what, from, to, easier, more }) => (
                <Row
                  key={what}
                  title={t('candidates.count.from', { from: from[language], to: to[language] })}
                  note={
                    more !== null
                      ? t('candidates.count.more', { more })
                      : easier.least === (within?.further ?? all).least
                        ? t('candidates.count.same')
                        : undefined
                  }
                  side={people(easier)}
                />
              ))}
            </Rows>
          </>
        ) : null}
        <p className="note">
          {t('candidates.count.basis')} {t(within ? 'candidates.count.wayBasis' : 'candidates.count.noWay')}
        </p>
      </div>
    </Card>
  );
}
