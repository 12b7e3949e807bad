import { useState } from 'react';
import { queries, useLoad } from '../data.ts';
import { Button } from '../design/Button.tsx';
import { Card, Section } from '../design/Card.tsx';
import { Chip, Legend, type Provenance, ProvenanceTag, StatusChip } from '../design/Chip.tsx';
import { Facts } from '../design/SummaryList.tsx';
import { useDevice } from '../device.ts';
import { useFormat } from '../format.ts';
import { useT } from '../words.ts';
import { AskDialog } from './AskDialog.tsx';
import { type Clear, fourClear, type PersonFact } from './four-clear.ts';

const signOf = {
  self: 'person',
  counter: 'person',
  department: 'department',
  rule: 'rule',
} as const satisfies Record<NonNullable<PersonFact['source']>['kind'], Provenance>;

interface Group {
  id: string;
  facts: readonly PersonFact[];
}

/** 四清: what is known, from where and since when; a gap stands in amber with its question. */
export function FourClear({
  personId,
  groups,
  mayAsk,
}: {
  personId: string;
  groups: readonly Group[];
  /** The person is here: questions can be asked and answers changed. */
  mayAsk: boolean;
}) {
  const t = useT();
  const clears = fourClear(groups);
  const [asking, setAsking] = useState<readonly string[]>([]);
  const catalogue = useLoad('GET /api/facts', undefined, { anyVisit: true });
  const questions = catalogue.data?.groups.flatMap((group) => group.facts) ?? [];
  const asked = questions.find(({ id }) => id === asking[0]);
  const known = groups.flatMap((group) => group.facts).find(({ fact }) => fact === asking[0]);
  const full = clears.filter(({ gaps }) => gaps.length === 0).length;
  const next = () => {
    setAsking(asking.slice(1));
    void queries.invalidateQueries({ queryKey: ['GET /api/people/:person'] });
  };
  return (
    <Section
      title={t('counter.clear.title')}
      side={
        <span className="note">
          {full === clears.length
            ? t('counter.clear.allClear')
            : t('counter.clear.sum', { clear: full, gaps: clears.length - full })}
        </span>
      }
    >
      <div className="desk-columns">
        {clears.map((clear) => (
          <ClearCard key={clear.id} clear={clear} onAsk={mayAsk ? setAsking : undefined} />
        ))}
      </div>
      <Legend />
      {asked && known ? (
        <AskDialog
          key={asked.id}
          personId={personId}
          asked={asked}
          known={known}
          more={asking.length > 1}
          onDone={next}
          onClose={() => setAsking([])}
        />
      ) : null}
    </Section>
  );
}

type Ask = ((facts: readonly string[]) => void) | undefined;

function ClearCard({ clear, onAsk }: { clear: Clear; onAsk: Ask }) {
  const t = useT();
  const { language } = useDevice();
  const { known, gaps } = clear;
  const missing = gaps.map(({ label }) => label[language]).join(t('counter.clear.separator'));
  return (
    <Card
      tone={gaps.length > 0 ? 'wait' : 'plain'}
      title={t(`counter.clear.${clear.id}`)}
      side={
        gaps.length > 0 ? (
          <StatusChip tone="wait">{t('counter.clear.gaps', { count: gaps.length })}</StatusChip>
        ) : (
          <StatusChip tone="good">{t('counter.clear.clear')}</StatusChip>
        )
      }
    >
      {known.length > 0 ? (
        <Facts
          rows={known.map((fact) => ({
            name: fact.label[language],
            value: <KnownValue fact={fact} onAsk={onAsk} />,
            from: <From fact={fact} />,
          }))}
        />
      ) : null}
      {gaps.length > 0 ? (
        <>
          <p className="note">{t('counter.clear.unknown', { what: missing })}</p>
          {onAsk ? (
            <p>
              <Button kind="tint" onClick={() => onAsk(gaps.map(({ fact }) => fact))}>
                {t('counter.clear.ask')}
              </Button>
            </p>
          ) : null}
        </>
      ) : null}
    </Card>
  );
}

function KnownValue({ fact, onAsk }: { fact: PersonFact; onAsk: Ask }) {
  const t = useT();
  const { language } = useDevice();
  if (fact.hidden) return <span className="note">{t('counter.clear.hidden')}</span>;
  return (
    <>
      {fact.words?.[language] ?? ''}{' '}
      {fact.stale ? (
        <>
          <Chip tone="wait">{t('counter.clear.stale')}</Chip>{' '}
        </>
      ) : null}
      {fact.ownWord && onAsk ? (
        <Button
          kind="text"
          label={t('counter.clear.change', { what: fact.label[language] })}
          onClick={() => onAsk([fact.fact])}
        >
          {t('shell.list.change')}
        </Button>
      ) : null}
    </>
  );
}

function From({ fact }: { fact: PersonFact }) {
  const t = useT();
  const { language } = useDevice();
  const { day } = useFormat();
  if (!fact.source) return null;
  const { kind, name } = fact.source;
  return (
    <ProvenanceTag
      from={signOf[kind]}
      holder={name?.[language] ?? t(`counter.from.${kind}`)}
      date={fact.recordedOn ? day(fact.recordedOn) : undefined}
    />
  );
}
