import { type InfiniteData, useInfiniteQuery } from '@tanstack/react-query';
import { call, type Output } from '../../../../web/call.ts';
import { queries } from '../../../../web/data.ts';

type Page = Output<'GET /api/imports/:import/rows'>;
export type StagedRow = Page['rows'][number];

/** Which rows are looked at. */
export interface Which {
  state: StagedRow['state'] | undefined;
  code: string | undefined;
}

const keyOf = (importId: string) => ['imports.rows', importId];

/** Rows of an import, fifty at a time. They stay where they are while they are mended: what was saved is put into its place. */
export function useRows(importId: string, { state, code }: Which) {
  const found = useInfiniteQuery({
    queryKey: [...keyOf(importId), state, code],
    queryFn: ({ pageParam, signal }) =>
      call(
        'GET /api/imports/:import/rows',
        { params: { import: importId }, query: { state, code, after: pageParam } },
        { signal },
      ),
    initialPageParam: -1,
    getNextPageParam: ({ rows, more }: Page) => (more ? rows.at(-1)?.line : undefined),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnMount: 'always',
  });
  return { ...found, rows: found.data?.pages.flatMap(({ rows }) => rows) ?? [] };
}

/** Puts a row that was changed into its place. */
export function putRow(importId: string, row: StagedRow): void {
  queries.setQueriesData<InfiniteData<Page>>({ queryKey: keyOf(importId) }, (data) =>
    data
      ? {
          ...data,
          pages: data.pages.map((page) => ({
            ...page,
            rows: page.rows.map((one) => (one.line === row.line ? row : one)),
          })),
        }
      : data,
  );
}

/** Has the rows of an import read again: several were changed at once. */
export async function rereadRows(importId: string): Promise<void> {
  await queries.invalidateQueries({ queryKey: keyOf(importId) });
}

const pause = 700;
const tries = 30;

/** Waits until a row that is being taken over has become something: accepted with its outcome, or to be mended. */
export async function settledRow(importId: string, line: number): Promise<StagedRow | undefined> {
  for (let turn = 0; turn < tries; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    const { rows } = await call('GET /api/imports/:import/rows', {
      params: { import: importId },
      query: { after: line - 1 },
    });
    const row = rows.find((one) => one.line === line);
    if (!row || row.outcome !== null || row.state === 'quarantined') return row;
  }
  return undefined;
}
