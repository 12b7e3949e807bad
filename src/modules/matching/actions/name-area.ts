import { loadAreas } from '../../../ground/areas/load.ts';

/** City and county in one word, 潍坊市奎文区; the province where no more is known. Null: not known, or no longer in the list. */
export function cardAreaOf(code: string | null): string | null {
  if (code === null || !loadAreas().find(code)) return null;
  const [province = '', ...below] = loadAreas().path(code);
  return below.length ? below.slice(0, 2).join('') : province;
}

/** The one name for a chip: the county or what is known above it. */
export function chipAreaOf(code: string | null): string | null {
  if (code === null || !loadAreas().find(code)) return null;
  return (
    loadAreas()
      .ancestors(code)
      .findLast(({ level, layer }) => level <= 3 && !layer)?.name ?? null
  );
}
