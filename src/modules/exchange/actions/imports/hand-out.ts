import { buffer } from 'node:stream/consumers';
import { dayOf } from '../../../../ground/clock/day.ts';
import type { Context } from '../../../../ground/context.ts';
import { writeWorkbook } from '../../../../ground/tables/write-workbook.ts';
import { noteCopy } from '../../../access/index.ts';
import type { Column } from '../../domain/column.ts';
import { getKind } from '../../kinds/kinds.ts';
import { getCheck } from '../../load-checks.ts';
import type { KindWords } from '../../load-kinds.ts';
import { columnsOf, contentOf, exchange, getImport } from '../../store-imports.ts';

const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The head of the column that says why; the file is read again with it and passes it over. */
const why = '没通过的原因';

const columnHead = ({ label, needed }: Column) => `${label.zh}${needed ? '*' : ''}`;

function aboutColumns({ columns, about }: KindWords): [string, string][] {
  return [
    ['怎么填', about.zh],
    ...columns.map((column): [string, string] => {
      const answers = column.options.map(({ zh }) => zh).join('、');
      const what = [
        column.needed ? '必填' : '可以空着',
        `例：${column.example}`,
        answers && `可填：${answers}`,
      ];
      return [column.label.zh, what.filter(Boolean).join('；')];
    }),
  ];
}

const widthOf = ({ label, example }: Column) =>
  Math.min(40, Math.max(10, label.zh.length * 2 + 2, example.length + 2));

/** An empty workbook with the columns of a kind, and what to write in each on its second sheet. */
export async function template(ctx: Context, id: string) {
  const kind = getKind(id);
  const written = await buffer(
    writeWorkbook(
      {
        title: kind.name.zh,
        above: [],
        columns: kind.columns.map((column) => ({
          head: columnHead(column),
          type: 'text',
          width: widthOf(column),
        })),
        rows: [],
        below: [],
        about: aboutColumns(kind),
        marked: ctx.demo ? '演示数据' : '',
      },
      ctx.clock.now(),
    ),
  );
  return { fileName: `${kind.name.zh}模板.xlsx`, mediaType, content: written.toString('base64') };
}

/**
 * Only the rows that did not pass, as they came, each with its reasons: to be put right and brought in again. What is in them is shown in
 * full, so the copy is written down like every list that leaves the house.
 */
export async function failedRows(ctx: Context, importId: string) {
  const of = await getImport(ctx, importId);
  const kind = getKind(of.kind);
  const columns = columnsOf(of, kind.columns);
  const { copyId } = await noteCopy(ctx, {
    list: 'failed-rows',
    of: 'area',
    template: of.kind,
    way: 'file',
    purpose: ctx.scope.purpose,
    rows: of.quarantined + of.rejected,
  });
  const label = (id: string | null) => columns.find((column) => column.id === id)?.label.zh ?? '整行';
  const rows = async function* () {
    for (let after = -1; ; ) {
      const some = await exchange(ctx)
        .selectFrom('staged_row')
        .selectAll()
        .where('import_id', '=', importId)
        .where('state', 'in', ['quarantined', 'rejected'])
        .where('line', '>', after)
        .orderBy('line')
        .limit(500)
        .execute();
      for (const row of some) {
        const { told, faults } = contentOf(ctx, row);
        const reasons = faults.map(
          ({ column, code, reason }) =>
            `${label(column)}：${reason.zh}。${getCheck(code).suggestion?.zh ?? ''}`,
        );
        yield [...columns.map(({ id }) => told[id]?.text ?? null), row.line, reasons.join('\n')];
      }
      const last = some.at(-1);
      if (!last) return;
      after = last.line;
    }
  };
  const written = await buffer(
    writeWorkbook(
      {
        title: `${of.file_name} 没通过的行`,
        above: [`改好后可以直接再导入；“原文件行号”和“${why}”两列不用删`],
        columns: [
          ...columns.map((column) => ({
            head: columnHead(column),
            type: 'text' as const,
            width: widthOf(column),
          })),
          { head: '原文件行号', type: 'number' as const, width: 12 },
          { head: why, type: 'text' as const, width: 60 },
        ],
        rows: rows(),
        below: [],
        about: aboutColumns(kind),
        marked: `${ctx.demo ? '演示数据 ' : ''}${copyId}`,
      },
      ctx.clock.now(),
    ),
  );
  return {
    fileName: `没通过的行-${dayOf(ctx.clock.now())}.xlsx`,
    mediaType,
    content: written.toString('base64'),
  };
}
