/** The only way to the present moment: handed in, never read from the machine inside the product. */
export interface Clock {
  now(): Date;
}

/** The machine's clock. Made once, where the process starts. */
export const systemClock: Clock = { now: () => new Date() };

/** How far a fixed clock goes on. */
export interface Step {
  days?: number;
  hours?: number;
  minutes?: number;
  seconds?: number;
}

/** A clock that stands still until it is told to go on. */
export interface FixedClock extends Clock {
  advance(step: Step): void;
}

/**
 * A clock that stands at the given moment.
 * @param iso a moment with its zone (`2026-11-20T09:00:00+08:00` or `…Z`); without one it would depend on the machine, so it
 * throws.
 */
export function fixedClock(iso: string): FixedClock {
  if (!/(Z|[+-]\d\d:\d\d)$/.test(iso)) throw new RangeError(`a moment needs its zone: ${iso}`);
  let ms = Date.parse(iso);
  if (Number.isNaN(ms)) throw new RangeError(`not a moment: ${iso}`);
  return {
    now: () => new Date(ms),
    advance({ days = 0, hours = 0, minutes = 0, seconds = 0 }) {
      ms += (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
    },
  };
}
