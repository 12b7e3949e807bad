import type { Row } from '../../../ground/tables/table.ts';
import { above, bare } from './layout.ts';

/** Which column is which under the heads that a form prints, as data/imports/forms declares it. */
export interface Form {
  id: string;
  /** Printed heads; `column` null: the form has it, and it is passed over. */
  heads: readonly { head: string; column: string | null }[];
  /** Needed columns that the form does not ask for: its rows wait until they are added. */
  lacks: readonly string[];
}

/** Of the heads of a form so many have to stand in the line: stations leave some out, and a list that is another has few of them. */
const share = 0.8;

/** How much of a form a line has; 0 where it is not this form, or lacks a head that leads to a needed column. */
function shareOf(form: Form, row: Row, needed: ReadonlySet<string>): number {
  const stands = new Set(row.cells.map(({ text }) => bare(text)));
  const there = form.heads.filter(({ head }) => stands.has(bare(head)));
  const lost = form.heads.some(
    ({ head, column }) => column !== null && needed.has(column) && !stands.has(bare(head)),
  );
  const found = there.length / form.heads.length;
  return lost || found < share ? 0 : found;
}

/**
 * The form that a list was made by, and the line of its heads: the one of which most stands there, of two the longer.
 * @param needed ids of the columns without which a row cannot be taken over.
 */
export function formOf<Known extends Form>(
  rows: readonly Row[],
  forms: readonly Known[],
  needed: ReadonlySet<string>,
): { form: Known; head: Row } | undefined {
  const found = rows
    .slice(0, above)
    .flatMap((head) => forms.map((form) => ({ form, head, share: shareOf(form, head, needed) })))
    .filter((one) => one.share > 0)
    .sort((one, other) => other.share - one.share || other.form.heads.length - one.form.heads.length);
  return found[0];
}
