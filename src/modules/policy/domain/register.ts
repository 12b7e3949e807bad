import type { Known, Value } from './value.ts';

/** A fact of a policy that the register may hold, and what its values there mean. */
export interface Held {
  fact: string;
  /** The register's fact: `person.sex`. */
  from: string;
  /** By the register's value; one that is not listed tells nothing. Left out where the value is the same. */
  values?: Readonly<Record<string, Value>>;
  /** What a place tells. */
  by?: PlaceFact;
}

/** Facts that a place tells: the city, the county, and the tier of the least wage there. */
export const placeFacts = ['city', 'county', 'tier'] as const;
export type PlaceFact = (typeof placeFacts)[number];

/** The province whose policies these are. */
export const ownProvince = '山东';
export const provinceLabel = { zh: ownProvince, en: 'Shandong' };

/** A city as policies name it (济南), and a county, whose name alone may stand for several: 济南历下区. */
export const cityNamed = (city: string): string => city.replace(/市$/u, '');
export const countyNamed = (city: string, county: string): string => `${cityNamed(city)}${county}`;

/** What the calculator need not ask: see data/policies/register.yaml. */
export interface RegisterRules {
  held: readonly Held[];
  /** Of an employer: by its kind in the register the answer to `unit_kind`. */
  units: { kind: Readonly<Record<string, string>> };
  /** Of somebody hired here: by the kind of contract the answer to `h.dispatched`. */
  hires: { dispatched: Readonly<Record<string, boolean>> };
  /** Tiers of the least wage: by city and tier the counties, or `all`. */
  tiers: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

/** What one value of the register tells of a policy's fact; undefined where it tells nothing. A list tells what any of its entries tells. */
export function toldBy({ values }: Held, value: Value): Known {
  if (!values) return value;
  const entries = Array.isArray(value) ? value : [value];
  for (const entry of entries) {
    const told = values[String(entry)];
    if (told !== undefined) return told;
  }
  return undefined;
}

/**
 * What a place tells: its city and its county as policies name them (济南, 济南历下区), and the tier of its county's least wage as far as the list is known.
 * @param path names from the province down: 山东省, 潍坊市, 奎文区, …
 */
export function toldByPlace(rules: RegisterRules, by: PlaceFact, path: readonly string[]): Known {
  const [province, cityName = '', county = ''] = path;
  if (province !== `${ownProvince}省`) return undefined;
  const city = cityNamed(cityName);
  if (by === 'city') return city === '' ? undefined : city;
  if (by === 'county') return county === '' ? undefined : countyNamed(cityName, county);
  const tiers = Object.entries(rules.tiers[city] ?? {});
  return tiers.find(([, counties]) => counties.includes(county) || counties.includes('all'))?.[0];
}
