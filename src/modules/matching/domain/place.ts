import type { Areas } from '../../../ground/areas/areas.ts';

/** Where in the list of areas a printed place lies. */
export interface FoundPlace {
  code: string;
  /** Pre-order ordinal of the area. */
  lo: number;
  /** How sure it is that the place lies in this area, 0–1; the area may be coarser than what was printed. */
  confidence: number;
}

/** A place in the words of an advertisement. */
export interface PlaceWords {
  province: string | null;
  city: string | null;
  district: string | null;
  /** As it stood on the page: 青岛·李沧区. */
  place: string | null;
}

/** Looks a printed place up; null when the list of areas has none that is likelier than not. */
export type FindPlace = (words: PlaceWords) => FoundPlace | null;

/** From here on a reading is taken as certain; below it is taken and said to be unclear. */
export const sure = 0.8;
const likely = 0.5;
/** A file of 79,271 advertisements prints 2,000 different places; what else comes is looked up each time. */
const remembered = 20_000;

/** A look-up that remembers what it found. The parts decide before the printed text, which often leaves the province out. */
export function placeFinder(areas: Pick<Areas, 'fromPrinted'>): FindPlace {
  const known = new Map<string, FoundPlace | null>();
  return ({ province, city, district, place }) => {
    const text = city === null ? (place ?? province) : [province, city, district].filter(Boolean).join(' ');
    if (text === null) return null;
    const found = known.get(text);
    if (found !== undefined) return found;
    const [best] = areas.fromPrinted(text);
    const answer =
      best && best.confidence > likely
        ? { code: best.area.code, lo: best.area.lo, confidence: best.confidence }
        : null;
    if (known.size < remembered) known.set(text, answer);
    return answer;
  };
}
