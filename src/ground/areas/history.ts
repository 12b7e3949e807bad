import type { CodeSpell, Validity } from './area.ts';

/** The codes of one province to the county, followed back over the yearly lists. */
export interface History {
  /** Spells of a twelve-digit code, earliest first. */
  spells: Map<string, CodeSpell[]>;
  /** Names that no area has today, with the areas that hold their people now. */
  formerNames: Map<string, string[]>;
}

const province = '37';
/** The year of the first id cards (居民身份证试行条例, 1984-04-06): codes given up before are not in the table. */
const from = 1984;

/** 市辖区: GB/T 2260 keeps …01 for a city's districts together; whether id numbers were given under it nobody has written down. */
const districtsTogether = /^\d{4}01000000$/;

const pad = (code: string) => `${code}000000`;

/** Reads `history.csv`: code, name, first and last yearly list that names it (blank: before 1980, still), today's codes, why. */
export function parseHistory(csv: string): History {
  const spells = new Map<string, CodeSpell[]>();
  const current = new Set<string>();
  for (const line of csv.trimEnd().split('\n').slice(1)) {
    const [six = '', name = '', first, last, now, why] = line.split(',');
    const code = pad(six);
    if (!last) current.add(name);
    const spell: CodeSpell = {
      code,
      name,
      validFrom: first ? Number(first) : null,
      // What the list at the end of a year still names was given up in the year after.
      validTo: last ? Number(last) + 1 : null,
      now: now ? now.split(' ').map(pad) : [code],
      why: why || null,
    };
    spells.set(code, [...(spells.get(code) ?? []), spell]);
  }
  const formerNames = new Map<string, string[]>();
  for (const { name, now } of [...spells.values()].flat()) {
    if (!current.has(name)) formerNames.set(name, [...new Set([...(formerNames.get(name) ?? []), ...now])]);
  }
  return { spells, formerNames };
}

/**
 * Whether a code was in force in a year.
 * @param inEdition whether today's tree has it
 * @param edition year of the tree's edition
 */
export function validity(
  history: History,
  code: string,
  year: number,
  inEdition: boolean,
  edition: number,
): Validity {
  const spells = history.spells.get(code);
  if (spells && year >= from && year <= edition) {
    const covered = spells.some(
      ({ validFrom, validTo }) => (validFrom ?? 0) <= year && year <= (validTo ?? edition),
    );
    return covered ? 'valid' : 'not-valid';
  }
  if (year === edition && inEdition) return 'valid';
  if (districtsTogether.test(code)) return 'unknown';
  return spells || inEdition || !code.startsWith(province) ? 'unknown' : 'unlisted';
}
