import { parseDay } from '../../../ground/clock/day.ts';
import type { Context } from '../../../ground/context.ts';
import { newId } from '../../../ground/uuid.ts';
import { type FoundInList, peopleOfList } from '../../people/index.ts';
import { textIn } from '../domain/column.ts';
import { placed } from '../domain/row.ts';
import type { ImportAbout, Outcome, ReadyRow } from './kind.ts';

/** Whose word an import's list is. */
export const sourceOf = ({ department }: ImportAbout) =>
  ({ kind: department ? 'department' : 'counter', name: department }) as const;

/** The people of rows that name somebody, in their order. */
export function peopleOf(
  ctx: Context,
  rows: readonly ReadyRow[],
  about: ImportAbout,
): Promise<FoundInList[]> {
  return peopleOfList(
    ctx,
    rows.map(({ values }) => ({
      personId: newId(ctx.clock.now().getTime()),
      idNumber: textIn(values.idNumber) ?? '',
      name: textIn(values.name),
    })),
    { source: sourceOf(about), validFrom: parseDay(about.asOf) },
  );
}

/** What becomes of a row whose person cannot be served by it; undefined where he is known or was made. */
export function refusalOf({ done }: FoundInList): Outcome | undefined {
  switch (done) {
    case 'elsewhere':
      return { done: 'elsewhere', subjectId: null };
    case 'name-differs':
      return {
        done: 'refused',
        faults: [
          placed(
            'name',
            'name-differs',
            '这个身份证号登记的是另一个名字',
            'This number is registered under another name',
          ),
        ],
      };
    case 'unknown':
      return {
        done: 'refused',
        faults: [
          placed(
            'name',
            'person-unknown',
            '这个人还没登记，名单上也没写姓名',
            'This person is not registered, and the list does not name him',
          ),
        ],
      };
    default:
      return undefined;
  }
}
