import { type FormEvent, useState } from 'react';
import { useErrorWords, useSubmit } from '../../../../web/data.ts';
import { Button } from '../../../../web/design/Button.tsx';
import { Chips, StatusChip } from '../../../../web/design/Chip.tsx';
import { Notice } from '../../../../web/design/States.tsx';
import { say } from '../../../../web/design/Toast.tsx';
import { useDevice } from '../../../../web/device.ts';
import { useT } from '../../../../web/words.ts';
import { Alike } from './Alike.tsx';
import { CellField, type Column } from './CellField.tsx';
import { DropRow } from './DropRow.tsx';
import type { Seen } from './import-state.ts';
import { Titles, TitlesTold } from './Titles.tsx';
import { ToldCells } from './ToldCells.tsx';
import { useEverywhere } from './use-everywhere.ts';
import { type StagedRow, settledRow } from './use-rows.ts';

const tones = { valid: 'good', fixed: 'good', quarantined: 'shi', rejected: 'neutral' } as const;
const outcomes = ['created', 'changed', 'unchanged', 'repeated', 'elsewhere', 'undone', 'kept'] as const;

export interface RowCardProps {
  id: string;
  importId: string;
  row: StagedRow;
  columns: readonly Column[];
  /** Whether somebody may say which occupations its titles are. */
  occupations: Seen['occupations'];
  /** Which columns the file has. */
  used: Readonly<Record<string, number>>;
  /** What was typed and is not saved. */
  typed: Readonly<Record<string, string>>;
  onType: (column: string, text: string, stands: string) => void;
  /** The row as it is now; `leads` where the next one is to be looked at. */
  onSettled: (row: StagedRow, leads: boolean) => void;
}

/** A row of the list with what may be done about it; its faulty cells are fields, and Enter in one saves the row. */
export function RowCard(props: RowCardProps) {
  const { id, row } = props;
  const t = useT();
  const open = row.outcome === null && row.state !== 'rejected';
  const outcome = outcomes.find((each) => each === row.outcome);
  return (
    <li className="imports-row" id={id} data-state={row.state}>
      <div className="row row-apart">
        <h3>{t('imports.rows.line', { line: row.line })}</h3>
        <Chips>
          <StatusChip tone={tones[row.state]}>{t(`imports.rows.states.${row.state}`)}</StatusChip>
          {outcome ? <StatusChip tone="info">{t(`imports.rows.outcomes.${outcome}`)}</StatusChip> : null}
        </Chips>
      </div>
      {open ? (
        <OpenRow {...props} />
      ) : (
        <>
          <ToldCells row={row} columns={props.columns} without={new Set()} />
          {row.state === 'rejected' ? null : <TitlesTold row={row} />}
        </>
      )}
    </li>
  );
}

/** What stands in a field before anything is typed: nothing where the text is shown in part; of a choice what was understood. */
function standsIn(row: StagedRow, { id, type }: Column): string {
  const told = row.cells[id];
  if (told === undefined || told.masked) return '';
  return type === 'code' || type === 'yesno' ? (told.understood ?? told.text) : told.text;
}

function OpenRow({ id, importId, row, columns, occupations, used, typed, onType, onSettled }: RowCardProps) {
  const t = useT();
  const words = useErrorWords();
  const { language } = useDevice();
  const save = useSubmit('PUT /api/imports/:import/rows/:line');
  const params = { import: importId, line: row.line };
  const [others, setOthers] = useState(false);
  const faulty = new Set(row.faults.flatMap(({ column }) => column ?? []));
  const fields = [
    ...columns.filter(({ id: column }) => faulty.has(column)),
    ...columns.filter(
      ({ id: column, needed }) =>
        !faulty.has(column) &&
        (typed[column] !== undefined || (others && (needed || used[column] !== undefined))),
    ),
  ];
  const whole = row.faults.filter(({ column }) => column === null);
  const doubts = row.faults.filter(({ doubt }) => doubt);
  const everywhere = useEverywhere(importId, () => onSettled(row, false));
  // What is somebody's own is never the same in two rows; an empty cell is, where the whole list has none.
  const alike = fields.filter(
    ({ id: column, masked }) =>
      !masked &&
      typed[column]?.trim() &&
      row.faults.some(
        (fault) =>
          fault.column === column && ((row.cells[column]?.text ?? '') !== '' || fault.code === 'needed'),
      ),
  );
  const mending = row.state === 'quarantined';
  const send = async (confirm: string[]) => {
    const settled = await save.submit({ params, body: { cells: { ...typed }, confirm } });
    if (!settled) return;
    say(t(settled.state === 'quarantined' ? 'imports.rows.still' : 'imports.rows.saved', { line: row.line }));
    setOthers(false);
    onSettled(settled, true);
  };
  // What stands behind the form has fields of its own: Enter in them does not save the row.
  const form = `${id}-form`;
  return (
    <div className="stack">
      <form
        id={form}
        className="stack"
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void send([]);
        }}
      >
        <Alike importId={importId} row={row} onSettled={onSettled} />
        {whole.map((fault) => (
          <Notice key={fault.code} tone="wait" title={fault.words[language]}>
            {fault.suggestion?.[language]}
          </Notice>
        ))}
        {fields.length > 0 ? (
          <div className="imports-cells">
            {fields.map((column) => (
              <CellField
                key={column.id}
                id={`${id}-${column.id}`}
                column={column}
                told={row.cells[column.id]}
                faults={row.faults.filter((fault) => fault.column === column.id)}
                value={typed[column.id] ?? standsIn(row, column)}
                onChange={(text) => onType(column.id, text, standsIn(row, column))}
              />
            ))}
          </div>
        ) : null}
        <ToldCells row={row} columns={columns} without={new Set(fields.map((column) => column.id))} />
      </form>
      {occupations === 'shown' ? (
        <TitlesTold row={row} />
      ) : (
        <Titles importId={importId} row={row} onSettled={onSettled} />
      )}
      {save.problem ? <Notice tone="error">{words(save.problem)}</Notice> : null}
      {everywhere.problem ? <Notice tone="error">{words(everywhere.problem)}</Notice> : null}
      {save.offline || everywhere.offline ? <Notice tone="wait">{t('shell.problem.offline')}</Notice> : null}
      <div className="row">
        {mending || fields.length > 0 ? (
          <Button
            kind="tint"
            icon="check"
            form={form}
            busy={save.busy}
            label={t('imports.rows.saveLabel', { line: row.line })}
          >
            {t('imports.rows.save')}
          </Button>
        ) : (
          <WriteRow importId={importId} row={row} onSettled={onSettled} />
        )}
        {alike.map((column) => (
          <Button
            key={column.id}
            kind="outline"
            busy={everywhere.busy}
            onClick={() =>
              void everywhere.go({
                column: column.id,
                text: row.cells[column.id]?.text ?? '',
                becomes: typed[column.id] ?? '',
              })
            }
          >
            {t('imports.rows.same', { name: column.label[language] })}
          </Button>
        ))}
        {doubts.map((fault) => (
          <Button
            key={fault.code}
            kind="outline"
            label={t('imports.rows.sureLabel', { what: fault.words[language] })}
            onClick={() => void send([fault.code])}
          >
            {t('imports.rows.sure')}
          </Button>
        ))}
        {others ? null : (
          <Button
            kind="text"
            icon="edit"
            label={t('imports.rows.othersLabel', { line: row.line })}
            onClick={() => setOthers(true)}
          >
            {t('imports.rows.others')}
          </Button>
        )}
        <DropRow importId={importId} line={row.line} onSettled={onSettled} />
      </div>
    </div>
  );
}

/** One row alone is taken over: to see what becomes of it before all follow. */
function WriteRow({ importId, row, onSettled }: Pick<RowCardProps, 'importId' | 'row' | 'onSettled'>) {
  const t = useT();
  const words = useErrorWords();
  const commit = useSubmit('POST /api/imports/:import/commit');
  const [waiting, setWaiting] = useState(false);
  const write = async () => {
    setWaiting(true);
    if (await commit.submit({ params: { import: importId }, body: { line: row.line } })) {
      const settled = await settledRow(importId, row.line).catch(() => undefined);
      if (settled) {
        const done = settled.outcome === null ? 'imports.rows.still' : 'imports.rows.written';
        say(t(done, { line: row.line }));
        onSettled(settled, false);
      }
    }
    setWaiting(false);
  };
  return (
    <>
      <Button
        kind="outline"
        busy={waiting}
        label={t('imports.rows.commitLabel', { line: row.line })}
        onClick={() => void write()}
      >
        {t('imports.rows.commit')}
      </Button>
      {commit.problem ? <Notice tone="error">{words(commit.problem)}</Notice> : null}
    </>
  );
}
