import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { packageRoot } from '../ground/package-root.ts';
import type { NewStation } from '../modules/network/index.ts';

/** What data/demo/people.yaml holds: the few whom the sign-in pages give away, and where they meet. */
export interface DemoData {
  stations: (Omit<NewStation, 'stationId' | 'area' | 'checkedOn'> & { key: string; area: string })[];
  staff: {
    login: string;
    password: string;
    displayName: string;
    role: string;
    area: string;
    station: string;
    /** What one sees with him. */
    note: string;
  }[];
  residents: GivenAway[];
  /** Residents too, who act for an employer of that kind. */
  agents: (GivenAway & { employer: 'enterprise' | 'merchant' })[];
}

/** Somebody as whom anybody may sign in. */
interface GivenAway {
  name: string;
  idNumber: string;
  phone: string;
  area: string;
  note: string;
}

/** An occupation as employers of the demonstration offer it (data/demo/occupations.yaml). */
export interface Occupation {
  /** How advertisements call it; the first is what people wish for. */
  titles: [string, ...string[]];
  /** What 职业分类大典 (2022) calls it, from memory. */
  class: string;
  /** A family of occupations: people look for work within one. */
  trade: string;
  /** Lines of business that offer it. */
  from: string[];
  /** Yuan a unit in the middle of the county: without experience, and with five years of it. */
  pay: [number, number];
  unit?: 'month' | 'day' | 'hour' | 'piece';
  /** How pieces are counted and paid. */
  rule?: string;
  hours: string;
  weight: number;
  /** In how many of a hundred postings. */
  labels?: Record<string, number>;
  certificates?: Record<string, number>;
  /** Schooling that is asked for, one of these; not asked for where it is missing. */
  education?: string[];
  /** Years of experience that are asked for, from and to. */
  experience?: [number, number];
  skills: string[];
  duties: string[];
}

/** A line of business and how many of the employers are in it (data/demo/employers.yaml). */
export interface BusinessLine {
  key: string;
  /** Section letter of GB/T 4754-2017. */
  industry: string;
  words: string[];
  kinds: Record<string, number>;
}

/** Parts of names (data/demo/names.yaml). */
export interface NameParts {
  surnames: Record<string, number>;
  given: Record<'1' | '2', Record<'until-1969' | 'until-1989' | 'until-1999' | 'later', string[]>>;
  rare: string[];
  parts: Record<'1' | '2', string[]>;
}

function read(name: string): unknown {
  return parse(readFileSync(join(packageRoot, 'data/demo', `${name}.yaml`), 'utf8'));
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** The demonstration's few stations and people that sign-in pages give away: made up, every one. */
export const readDemoData = once(() => read('people') as DemoData);
export const readOccupations = once(() => (read('occupations') as { occupations: Occupation[] }).occupations);
export const readBusiness = once(() => read('employers') as { stems: string[]; lines: BusinessLine[] });
export const readNames = once(() => read('names') as NameParts);
