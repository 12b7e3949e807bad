import { Suspense, useId } from 'react';
import { useLocation, useParams, useSearch } from 'wouter';
import type { Output } from '../../../../web/call.ts';
import { useErrorWords, useLoad } from '../../../../web/data.ts';
import { Row, Rows, Section } from '../../../../web/design/Card.tsx';
import { StatusChip } from '../../../../web/design/Chip.tsx';
import { ResidentPage } from '../../../../web/design/ResidentPage.tsx';
import { Failed, Skeleton, Waiting } from '../../../../web/design/States.tsx';
import { useDevice } from '../../../../web/device.ts';
import { useFormat } from '../../../../web/format.ts';
import { useT } from '../../../../web/words.ts';
import { Changes } from '../definition/index.tsx';
import './library.css';

type Versions = Output<'GET /api/policies/:id/versions'>;
type Version = Versions['versions'][number];

const tones = { now: 'good', later: 'wait', over: 'neutral', corrected: 'neutral' } as const;

/** A policy as it was written from when to when, and what changed between two of its texts. */
export function VersionsPage() {
  const t = useT();
  const words = useErrorWords();
  const { language } = useDevice();
  const { id = '' } = useParams();
  const asked = new URLSearchParams(useSearch());
  const query = Object.fromEntries(
    (['before', 'after'] as const).flatMap((end) => (asked.has(end) ? [[end, asked.get(end) ?? '']] : [])),
  );
  const page = useLoad(
    'GET /api/policies/:id/versions',
    { params: { id }, query },
    { stay: true, anyVisit: true },
  );
  return (
    <ResidentPage title={t('library.versions.title')} back={`/policies/${id}`}>
      {page.isPending ? <Waiting lines={6} onAgain={() => void page.refetch()} /> : null}
      {page.isError ? <Failed onAgain={() => void page.refetch()}>{words(page.error)}</Failed> : null}
      {page.data ? (
        <>
          <div className="stack stack-close">
            <h1>{t('library.versions.title')}</h1>
            <p>{page.data.name[language]}</p>
          </div>
          <List versions={page.data.versions} />
          {page.data.versions.length > 1 ? <Comparison page={page.data} /> : null}
        </>
      ) : null}
    </ResidentPage>
  );
}

/** From when to when; one that was corrected held on no day. */
function useSpan(): (version: Version) => string {
  const t = useT();
  const { day } = useFormat();
  return ({ from, until, held }) => {
    if (held === 'corrected') return t('library.versions.corrected', { from: day(from) });
    return until === null
      ? t('library.versions.from', { from: day(from) })
      : t('library.versions.span', { from: day(from), until: day(until) });
  };
}

function List({ versions }: { versions: readonly Version[] }) {
  const t = useT();
  const { language } = useDevice();
  const span = useSpan();
  return (
    <Rows>
      {versions.map((version) => (
        <Row
          key={version.id}
          title={span(version)}
          note={version.amount?.[language] ?? t('library.versions.unreadable')}
          side={
            <StatusChip tone={tones[version.held]}>{t(`library.versions.held.${version.held}`)}</StatusChip>
          }
        />
      ))}
    </Rows>
  );
}

function Comparison({ page: { id, versions, compared } }: { page: Versions }) {
  const t = useT();
  const [, navigate] = useLocation();
  const span = useSpan();
  const field = useId();
  const choose = (end: 'before' | 'after', version: string) => {
    const { before, after } = compared;
    const [was, is] = end === 'before' ? [version, after] : [before, version];
    navigate(`/policies/${id}/versions?before=${was}&after=${is}`, { replace: true });
  };
  const { changes } = compared;
  return (
    <Section title={t('library.versions.compare')}>
      <div className="library-compare">
        {(['before', 'after'] as const).map((end) => (
          <div key={end}>
            <label htmlFor={field + end}>{t(`library.versions.${end}`)}</label>
            <select
              id={field + end}
              value={compared[end]}
              onChange={({ target }) => choose(end, target.value)}
            >
              {versions.map((version) => (
                <option key={version.id} value={version.id}>
                  {span(version)}
                </option>
              ))}
            </select>
          </div>
        ))}
      </div>
      {changes === null ? <p>{t('library.versions.unreadable')}</p> : null}
      {changes?.length === 0 ? <p>{t('library.versions.same')}</p> : null}
      {changes && changes.length > 0 ? (
        <Suspense fallback={<Skeleton lines={4} />}>
          <Changes changes={changes} />
        </Suspense>
      ) : null}
    </Section>
  );
}
