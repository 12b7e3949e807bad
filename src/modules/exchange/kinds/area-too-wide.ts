import type { Around } from '../domain/cell.ts';
import { textIn, type Values } from '../domain/column.ts';
import { type PlacedFault, placed } from '../domain/row.ts';

/** An area that is wider than a county says too little where people have to go there or staff answer for it. */
export function areaTooWide(values: Values, column: string, areas: Around['areas']): PlacedFault[] {
  const area = areas.find(textIn(values[column]) ?? '');
  return area && area.level < 3
    ? [
        placed(
          column,
          'area-too-wide',
          `只写到${area.name}，要到县（市、区）`,
          `${area.name} is too wide; it takes the county`,
        ),
      ]
    : [];
}
