import { useDevice } from '../../../../web/device.ts';
import type { Column } from './CellField.tsx';
import type { StagedRow } from './use-rows.ts';

/** The cells of a row as they were understood; where that is another spelling, what stood there before it. */
export function ToldCells({
  row,
  columns,
  without,
}: {
  row: StagedRow;
  columns: readonly Column[];
  /** Shown as fields. */
  without: ReadonlySet<string>;
}) {
  const { language } = useDevice();
  const cells = columns.filter(({ id }) => row.cells[id] !== undefined && !without.has(id));
  if (cells.length === 0) return null;
  return (
    <dl className="imports-told">
      {cells.map(({ id, label }) => (
        <div key={id}>
          <dt>{label[language]}</dt>
          <dd>
            <Cell row={row} id={id} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Cell({ row, id }: { row: StagedRow; id: string }) {
  const { language } = useDevice();
  const told = row.cells[id];
  const fixes = row.fixes.filter(({ column }) => column === id);
  if (!told) return null;
  const text = told.understood ?? told.text;
  if (fixes.length === 0) return text;
  // What is shown in part would tell nothing by its old spelling: there the kind of fix stands instead.
  return told.masked ? (
    <>
      {text} <span className="imports-fixed">{fixes.map(({ words }) => words[language]).join('、')}</span>
    </>
  ) : (
    <>
      <del>{told.text}</del> → <span className="imports-fixed">{text}</span>
    </>
  );
}
