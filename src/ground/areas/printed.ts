import type { History } from './history.ts';
import { shortName } from './names.ts';
import { childrenAt, indexOf, isLayer, isZone, lastAt, levelAt, nameAt, stemAt, type Tree } from './tree.ts';

/** One reading of a printed place, before the area is looked up. */
export interface Reading {
  index: number;
  /** How sure it is that the place lies in this area, 0–1; the area may be coarser than what was printed. */
  confidence: number;
  /** What of the text was not read as an area: a street, a zone, a shopping quarter. */
  rest: string;
}

/** What a name may stand for, and how sure such a name is. */
type Forms = Map<string, { index: number; weight: number }[]>;

export interface Gazetteer {
  /** Names to the county. */
  upper: Forms;
  /** Names of the towns of a city or county and of the villages of a town, made when they are first asked for. */
  below: Map<number, Forms>;
}

const weights = { full: 1, short: 0.95, former: 0.85 };
/** How much is left of the certainty when something printed could not be read. */
const unread = 0.85;
/** … and when that was a zone (高新区), which may lie across the boundary of what was read. */
const zoneUnread = 0.7;
/**
 * A shallower area is meant far more often: 西安 is the city before a district of 辽源. In 77,686 advertisements it was right for 816 of
 * 819 such names.
 */
const shallower = 20;

/** Parts that say nothing of where. */
const idle = /^(?:中国|全省|全市|全区|市区|周边|附近)$/;
const nowhere = /^(?:全国|不限|其他|其它|异地招聘|远程|居家|在家办公|线上|海外|国外|境外)/;
const zoneWord = /高新|开发|经开|新区|保税|工业园|产业园|自贸/;
const zoneKinds = ['高新', '经济技术开发', '经济开发', '保税', '新区'];

function put(forms: Forms, name: string, index: number, weight: number): void {
  const known = forms.get(name) ?? [];
  if (!known.some((one) => one.index === index)) forms.set(name, [...known, { index, weight }]);
}

/** The names of all divisions to the county, their short forms, and the former names that Shandong's history knows. */
export function gazetteer(tree: Tree, history: History): Gazetteer {
  const upper: Forms = new Map();
  for (let index = 0; index < tree.size; index += 1) {
    const level = levelAt(tree, index);
    if (level > 3 || isLayer(tree, index)) continue;
    put(upper, nameAt(tree, index), index, weights.full);
    put(upper, shortName(nameAt(tree, index), level), index, weights.short);
  }
  const taken = new Set(upper.keys());
  for (const [name, codes] of history.formerNames) {
    for (const form of [name, shortName(name, name.endsWith('地区') ? 2 : 3)]) {
      if (taken.has(form)) continue;
      for (const code of codes) put(upper, form, indexOf(tree, code), weights.former);
    }
  }
  return { upper, below: new Map() };
}

/** Towns inside a city or county, villages inside a town; the country's other places have none. */
function formsBelow(tree: Tree, names: Gazetteer, inside: number): Forms {
  const known = names.below.get(inside);
  if (known) return known;
  const forms: Forms = new Map();
  const level = levelAt(tree, inside);
  const children =
    level === 2 ? childrenAt(tree, inside).flatMap((one) => childrenAt(tree, one)) : childrenAt(tree, inside);
  for (const index of level < 2 ? [] : children) {
    put(forms, nameAt(tree, index), index, weights.full);
    put(
      forms,
      levelAt(tree, index) === 5 ? stemAt(tree, index) : shortName(nameAt(tree, index), 4),
      index,
      weights.short,
    );
  }
  names.below.set(inside, forms);
  return forms;
}

interface State {
  /** −1: nothing read yet. */
  index: number;
  weight: number;
  rest: string[];
}

const longestName = 15;

interface Beginning {
  index: number;
  weight: number;
  length: number;
}

/** What the beginning of a text can stand for inside an area (−1: anywhere): the longest name that is one there. */
function beginnings(tree: Tree, names: Gazetteer, text: string, inside: number): Beginning[] {
  const last = inside < 0 ? tree.size : lastAt(tree, inside);
  const below = inside < 0 ? undefined : formsBelow(tree, names, inside);
  for (let length = Math.min(longestName, text.length); length >= 2; length -= 1) {
    const form = text.slice(0, length);
    const upper = (names.upper.get(form) ?? []).filter(({ index }) => index > inside && index <= last);
    const found = [...upper, ...(below?.get(form) ?? [])];
    if (found.length > 0) return found.map((one) => ({ ...one, length }));
  }
  return [];
}

/** The one zone of a city that a text like 高新区 or 经济开发区 can mean; undefined where there is none, or more than one. */
function zoneOf(tree: Tree, city: number, text: string): number | undefined {
  const kind = zoneKinds.find((word) => text.includes(word)) ?? (zoneWord.test(text) ? '经济' : undefined);
  if (!kind || levelAt(tree, city) !== 2) return undefined;
  const found = childrenAt(tree, city).filter((one) => isZone(tree, one) && nameAt(tree, one).includes(kind));
  return found.length === 1 ? found[0] : undefined;
}

/** What of the text nobody could read, in characters. */
const unreadLength = ({ rest }: State) => rest.reduce((sum, part) => sum + part.length, 0);

/** Reads one part of a printed place on from a state, as far as it goes. */
function readOn(tree: Tree, names: Gazetteer, part: string, state: State): State[] {
  const on = (tail: string, next: State) => (tail ? readOn(tree, names, tail, next) : [next]);
  const found = beginnings(tree, names, part, state.index);
  if (found.length > 0) {
    // As sure as its least sure name.
    return found.flatMap(({ index, weight, length }) =>
      on(part.slice(length), { index, weight: Math.min(state.weight, weight), rest: state.rest }),
    );
  }
  // 上海上海浦东新区: the name just read, once more.
  const again =
    state.index < 0
      ? undefined
      : beginnings(tree, names, part, -1).find(({ index }) => index === state.index);
  return again ? on(part.slice(again.length), state) : [{ ...state, rest: [...state.rest, part] }];
}

/** Reads one part on from all states; those that leave more unread than others were not meant. */
function readPart(tree: Tree, names: Gazetteer, part: string, states: State[]): State[] {
  const read = states.flatMap((state) => readOn(tree, names, part, state));
  const least = Math.min(...read.map(unreadLength));
  const best = new Map<number, State>();
  for (const state of read) {
    const known = best.get(state.index);
    if (unreadLength(state) === least && !(known && known.weight >= state.weight))
      best.set(state.index, state);
  }
  return [...best.values()];
}

/** What a state comes to: the zone where the rest names one, then the area itself, less sure for what was not read. */
function readings(tree: Tree, { index, weight, rest }: State): Reading[] {
  if (index < 0) return [];
  const text = rest.join(' ');
  if (!text) return [{ index, confidence: weight, rest: '' }];
  // After a county, what follows is the address in it.
  if (levelAt(tree, index) >= 3) return [{ index, confidence: weight, rest: text }];
  if (!zoneWord.test(text)) return [{ index, confidence: weight * unread, rest: text }];
  const zone = zoneOf(tree, index, text);
  const city = { index, confidence: weight * zoneUnread, rest: text };
  return zone === undefined ? [city] : [{ index: zone, confidence: weight * unread, rest: text }, city];
}

/** Several readings of the same words share the certainty, shallower areas getting most; one that holds another stands for it too. */
function share(tree: Tree, states: State[]): State[] {
  const holds = (outer: number, inner: number) => outer < inner && inner <= lastAt(tree, outer);
  const apart = states.filter(({ index }) => !states.some((other) => holds(other.index, index)));
  const best = Math.min(...apart.map(({ index }) => levelAt(tree, index)));
  const parts = apart.map(({ index }) => (levelAt(tree, index) === best ? shallower : 1));
  const sum = parts.reduce((total, part) => total + part, 0);
  return apart.map((state, at) => ({ ...state, weight: (state.weight * (parts[at] ?? 0)) / sum }));
}

/** Whether a part is, whole, the name of a province or city: then it is another place and not a detail of the one before. */
function otherPlace(tree: Tree, names: Gazetteer, part: string): State[] {
  return beginnings(tree, names, part, -1)
    .filter(({ index, length }) => length === part.length && levelAt(tree, index) <= 2)
    .map(({ index, weight }) => ({ index, weight, rest: [] }));
}

/** All readings of a printed place (青岛·李沧区, 北京-西城区, 济南/青岛, 山东省潍坊市奎文区), the surest first. */
export function readPlace(tree: Tree, names: Gazetteer, text: string): Reading[] {
  const parts = text
    .normalize('NFKC')
    .split(/[\s·・•,，、;；/\\|()>_—–-]+/)
    .filter((part) => part && !idle.test(part));
  if (!parts[0] || nowhere.test(parts[0])) return [];
  const places: State[][] = [];
  let states: State[] = [{ index: -1, weight: 1, rest: [] }];
  for (const part of parts) {
    const read = readPart(tree, names, part, states);
    const stuck = read.every((state, at) => state.index === states[at]?.index);
    const other = stuck && states.some(({ index }) => index >= 0) ? otherPlace(tree, names, part) : [];
    if (other.length > 0 && !other.some(({ index }) => states.some((state) => state.index === index))) {
      places.push(states);
      states = other;
    } else if (other.length === 0) {
      states = read;
    }
  }
  places.push(states);
  const sure = new Map<number, Reading>();
  for (const place of places) {
    for (const state of share(tree, place)) {
      for (const reading of readings(tree, state)) {
        const confidence = Math.round((reading.confidence / places.length) * 100) / 100;
        const known = sure.get(reading.index);
        if (!known || known.confidence < confidence) sure.set(reading.index, { ...reading, confidence });
      }
    }
  }
  return [...sure.values()].sort((a, b) => b.confidence - a.confidence || a.index - b.index);
}
