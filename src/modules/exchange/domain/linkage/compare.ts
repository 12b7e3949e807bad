import { compareIdNumbers } from './compare-id-numbers.ts';
import { compareNames, type Similar } from './compare-names.ts';
import { isOneSlip } from './one-slip.ts';
import type { Agreement, Traits } from './traits.ts';

/**
 * How two people agree. Birth date and sex stand in the identity number: where two numbers are the same but for a slip or the sequence,
 * they are not counted a second time, since the model takes traits for independent of each other.
 */
export function compare(a: Traits, b: Traits, similar: Similar): Agreement {
  const idNumber = compareIdNumbers(a, b);
  const told = idNumber === null || idNumber === 'different';
  return {
    name: compareNames(a.name, b.name, similar),
    idNumber,
    birthDate: told ? ofBoth(a.birthDate, b.birthDate, compareBirthDates) : null,
    phone: ofBoth(a.phone, b.phone, comparePhones),
    area: ofBoth(a.area, b.area, compareAreas),
    sex: told ? ofBoth(a.sex, b.sex, (one, other) => (one === other ? 'equal' : 'different')) : null,
  };
}

function ofBoth<V, L>(a: V | null, b: V | null, level: (a: V, b: V) => L): L | null {
  return a === null || b === null ? null : level(a, b);
}

function compareBirthDates(a: string, b: string): Agreement['birthDate'] {
  if (a === b) return 'equal';
  const [year, month, day] = a.split('-');
  const exchanged = `${year}-${day}-${month}` === b;
  return exchanged || isOneSlip(a.replaceAll('-', ''), b.replaceAll('-', '')) ? 'slip' : 'different';
}

function comparePhones(a: string, b: string): Agreement['phone'] {
  if (a === b) return 'equal';
  return isOneSlip(a, b) ? 'slip' : 'different';
}

/** Codes of GB/T 2260: six digits are the county, nine the township; three zeros say that the township is not known. */
function compareAreas(a: string, b: string): Agreement['area'] {
  if (a.slice(0, 6) !== b.slice(0, 6)) return 'different';
  const township = a.slice(6, 9);
  return township !== '000' && township === b.slice(6, 9) ? 'township' : 'county';
}
