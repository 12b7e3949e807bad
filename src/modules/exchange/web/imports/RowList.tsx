import { useEffect, useState } from 'react';
import { useErrorWords } from '../../../../web/data.ts';
import { Button } from '../../../../web/design/Button.tsx';
import { Section } from '../../../../web/design/Card.tsx';
import { ListOut } from '../../../../web/design/ListOut.tsx';
import { Segments } from '../../../../web/design/QueueRow.tsx';
import { Empty, Failed, Waiting } from '../../../../web/design/States.tsx';
import { say } from '../../../../web/design/Toast.tsx';
import { useDevice } from '../../../../web/device.ts';
import { useT } from '../../../../web/words.ts';
import type { Seen } from './import-state.ts';
import { RowCard } from './RowCard.tsx';
import { keepCells, readCells, typeInto, without } from './typed.ts';
import { putRow, type StagedRow, useRows } from './use-rows.ts';

const states = ['quarantined', 'fixed', 'valid', 'rejected'] as const;
type Shown = (typeof states)[number] | 'all';

const rowId = (line: number) => `imports-row-${line}`;

/** The cell, or the button, of a row that is to be mended next. */
function focusRow(line: number): void {
  const row = document.getElementById(rowId(line));
  row?.querySelector<HTMLElement>('[aria-invalid], select, input, button')?.focus();
  row?.scrollIntoView({ block: 'center' });
}

/** The rows, those first that have to be mended; a row that is saved leads on to the next. */
export function RowList({
  seen,
  code,
  onCode,
  onChanged,
}: {
  seen: Seen;
  code: string | undefined;
  onCode: (code: string | undefined) => void;
  onChanged: () => void;
}) {
  const t = useT();
  const words = useErrorWords();
  const { language } = useDevice();
  const one = seen.import;
  const { importId } = one;
  const [shown, setShown] = useState<Shown>(one.quarantined > 0 ? 'quarantined' : 'all');
  const [typed, setTyped] = useState(() => readCells(importId));
  const [focus, setFocus] = useState<{ line: number }>();
  useEffect(() => keepCells(importId, typed), [importId, typed]);
  useEffect(() => {
    if (focus) focusRow(focus.line);
  }, [focus]);
  // What was found may be in rows of any state.
  const which = { state: code || shown === 'all' ? undefined : shown, code };
  const rows = useRows(importId, which);
  const settled = (row: StagedRow, leads: boolean) => {
    putRow(importId, row);
    setTyped((before) => without(before, row.line));
    onChanged();
    if (!leads) return;
    if (row.state === 'quarantined') return setFocus({ line: row.line });
    const next =
      rows.rows.find(({ line, state }) => state === 'quarantined' && line > row.line) ??
      rows.rows.find(({ line, state }) => state === 'quarantined' && line !== row.line);
    if (next) setFocus({ line: next.line });
    else say(t('imports.rows.lastOne'));
  };
  const found = seen.codes.find((each) => each.code === code);
  return (
    <Section
      title={t('imports.rows.title')}
      side={
        found ? (
          <Button kind="tint" icon="close" onClick={() => onCode(undefined)}>
            {t('imports.check.onlyThis', { name: found.name[language] })}
          </Button>
        ) : null
      }
    >
      {code ? null : (
        <Segments
          label={t('imports.rows.which')}
          value={shown}
          onChange={setShown}
          segments={[
            ...states
              .filter((state) => one[state] > 0 || state === shown)
              .map((value) => ({ value, label: t(`imports.rows.${value}`, { count: one[value] }) })),
            { value: 'all', label: t('imports.rows.all') },
          ]}
        />
      )}
      {rows.rows.length > 0 ? (
        <ListOut
          list="GET /api/imports/:import/rows"
          input={{ params: { import: importId }, query: which }}
        />
      ) : null}
      {rows.isPending ? <Waiting onAgain={() => void rows.refetch()} /> : null}
      {rows.isError ? <Failed onAgain={() => void rows.refetch()}>{words(rows.error)}</Failed> : null}
      {rows.isSuccess && rows.rows.length === 0 ? <Empty title={t('imports.rows.none')} /> : null}
      <ol className="stack">
        {rows.rows.map((row) => (
          <RowCard
            key={row.line}
            id={rowId(row.line)}
            importId={importId}
            row={row}
            columns={seen.columns}
            occupations={seen.occupations}
            used={seen.layout?.columns ?? {}}
            typed={typed[row.line] ?? {}}
            onType={(column, text, stands) =>
              setTyped((before) => typeInto(before, row.line, column, text, stands))
            }
            onSettled={settled}
          />
        ))}
      </ol>
      {rows.hasNextPage ? (
        <Button kind="outline" wide busy={rows.isFetchingNextPage} onClick={() => void rows.fetchNextPage()}>
          {t('imports.rows.more')}
        </Button>
      ) : null}
    </Section>
  );
}
