import { useEffect, useState } from 'react';
import { call, type Output } from '../../../../web/call.ts';
import { useClerk } from '../../../../web/counter/use-clerk.ts';
import { useErrorWords, useLoad } from '../../../../web/data.ts';
import { Button, ButtonLink } from '../../../../web/design/Button.tsx';
import { Card, Row, Rows, Section } from '../../../../web/design/Card.tsx';
import { Chip, Chips, StatusChip, type Tone } from '../../../../web/design/Chip.tsx';
import { DeskFrame } from '../../../../web/design/DeskFrame.tsx';
import { ListOut } from '../../../../web/design/ListOut.tsx';
import { Empty, Failed, Notice, Waiting } from '../../../../web/design/States.tsx';
import { Dotted } from '../../../../web/design/Text.tsx';
import { useDevice } from '../../../../web/device.ts';
import { useFormat } from '../../../../web/format.ts';
import { useT } from '../../../../web/words.ts';
import { type Import, type ImportState, isRunning, nextOf } from './import-state.ts';
import { SumBar } from './SumBar.tsx';
import { saveMade } from './save-made.ts';
import './imports.css';

/** Lists that were brought in within one's area: how far each is, and what is to be done next. */
export function ImportsPage() {
  return useClerk() ? <Imports /> : null;
}

const again = 3000;

function Imports() {
  const t = useT();
  const words = useErrorWords();
  const found = useLoad('GET /api/imports', {}, { anyVisit: true });
  const kinds = useLoad('GET /api/imports/kinds', {}, { anyVisit: true });
  const all = found.data?.imports ?? [];
  const { refetch } = found;
  const running = all.some(({ state }) => isRunning(state));
  // Whoever comes back from an import has moved it on.
  useEffect(() => void refetch(), [refetch]);
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => void refetch(), again);
    return () => clearInterval(timer);
  }, [running, refetch]);
  return (
    <DeskFrame title={t('imports.list.title')}>
      <div className="row row-apart">
        <div>
          <h1>{t('imports.list.title')}</h1>
          <p className="note">{t('imports.list.lead')}</p>
        </div>
        <ButtonLink kind="filled" icon="plus" href="/counter/imports/new">
          {t('imports.list.add')}
        </ButtonLink>
      </div>
      {found.isPending ? <Waiting onAgain={() => void found.refetch()} /> : null}
      {found.isError ? <Failed onAgain={() => void found.refetch()}>{words(found.error)}</Failed> : null}
      {found.data && all.length === 0 ? (
        <Empty title={t('imports.list.none')}>{t('imports.list.noneText')}</Empty>
      ) : null}
      {all.length > 0 ? (
        <>
          <ListOut list="GET /api/imports" />
          <Rows>
            {all.map((one) => (
              <ImportRow key={one.importId} one={one} />
            ))}
          </Rows>
        </>
      ) : null}
      {kinds.data ? <Templates kinds={kinds.data.kinds} /> : null}
    </DeskFrame>
  );
}

const tones: Partial<Record<ImportState, Exclude<Tone, 'plain' | 'qing'>>> = {
  receiving: 'wait',
  mapping: 'wait',
  committed: 'good',
  refused: 'error',
  undone: 'neutral',
  dropped: 'neutral',
};

function ImportRow({ one }: { one: Import }) {
  const t = useT();
  const { language } = useDevice();
  const { moment } = useFormat();
  const { next, count } = nextOf(one);
  const when = moment(one.startedAt);
  return (
    <Row
      icon="list"
      href={`/counter/imports/${one.importId}`}
      title={one.fileName}
      note={
        <Dotted>
          {[
            one.kindName[language],
            t('imports.one.source', { source: one.source }),
            one.startedBy === null
              ? t('imports.list.byNobody', { when })
              : t('imports.list.by', { name: one.startedBy, when }),
          ]}
        </Dotted>
      }
    >
      <div className="stack">
        <Chips>
          <StatusChip tone={tones[one.state] ?? 'info'}>{t(`imports.state.${one.state}`)}</StatusChip>
          {next === 'done' || next === 'wait' ? null : (
            <Chip tone={next === 'again' ? 'plain' : 'shi'}>{t(`imports.next.${next}`, { count })}</Chip>
          )}
        </Chips>
        {one.rowsIn > 0 ? <SumBar one={one} /> : null}
      </div>
    </Row>
  );
}

type Kinds = Output<'GET /api/imports/kinds'>['kinds'];

function Templates({ kinds }: { kinds: Kinds }) {
  const t = useT();
  return (
    <Section title={t('imports.list.templates')}>
      <div className="desk-columns">
        {kinds.map((kind) => (
          <TemplateCard key={kind.id} kind={kind} />
        ))}
      </div>
    </Section>
  );
}

function TemplateCard({ kind }: { kind: Kinds[number] }) {
  const { language } = useDevice();
  return (
    <Card title={kind.name[language]} side={<TemplateButton kind={kind} />}>
      <p className="note">{kind.about[language]}</p>
    </Card>
  );
}

/** Gives the empty workbook of a kind of list. */
export function TemplateButton({ kind }: { kind: Pick<Kinds[number], 'id' | 'name'> }) {
  const t = useT();
  const words = useErrorWords();
  const { language } = useDevice();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const take = async () => {
    setBusy(true);
    setError(undefined);
    await call('GET /api/imports/kinds/:kind/template', { params: { kind: kind.id } })
      .then(saveMade, setError)
      .finally(() => setBusy(false));
  };
  return (
    <>
      <Button
        kind="text"
        icon="screen-lower"
        busy={busy}
        label={t('imports.list.template', { kind: kind.name[language] })}
        onClick={() => void take()}
      >
        {t('imports.add.template')}
      </Button>
      {error ? <Notice tone="error">{words(error)}</Notice> : null}
    </>
  );
}
