import type { Point } from './area.ts';

// The ellipsoid of Krassovsky 1940: its axis and the square of its eccentricity, as GCJ-02 uses them.
const axis = 6_378_245;
const eccentricity = 0.006_693_421_622_965_943;

const waves = (value: number, ...parts: [number, number][]) =>
  parts.reduce((sum, [height, per]) => sum + height * Math.sin((value * Math.PI) / per), 0);

function northOf(x: number, y: number): number {
  const plain = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x));
  const ripple =
    waves(x, [20, 1 / 6], [20, 1 / 2]) + waves(y, [20, 1], [40, 3]) + waves(y, [160, 12], [320, 30]);
  return plain + (ripple * 2) / 3;
}

function eastOf(x: number, y: number): number {
  const plain = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x));
  const ripple =
    waves(x, [20, 1 / 6], [20, 1 / 2]) + waves(x, [20, 1], [40, 3]) + waves(x, [150, 12], [300, 30]);
  return plain + (ripple * 2) / 3;
}

/**
 * A point of WGS-84 as maps of mainland China show it (GCJ-02). The standard is not published; this is the approximation that is
 * published since 2013 as "eviltransform" and that maps agree with to a few metres.
 */
export function toGcj02({ lat, lng }: Point): Point {
  const [x, y] = [lng - 105, lat - 35];
  const radians = (lat * Math.PI) / 180;
  const bend = 1 - eccentricity * Math.sin(radians) ** 2;
  return {
    lat: lat + (northOf(x, y) * 180) / (((axis * (1 - eccentricity)) / bend ** 1.5) * Math.PI),
    lng: lng + (eastOf(x, y) * 180) / ((axis / Math.sqrt(bend)) * Math.cos(radians) * Math.PI),
  };
}

/** A point of GCJ-02 as WGS-84, by going back from where it would be moved to; exact to a centimetre after four rounds. */
export function fromGcj02(shown: Point): Point {
  let point = shown;
  for (let round = 0; round < 4; round += 1) {
    const moved = toGcj02(point);
    point = { lat: point.lat + shown.lat - moved.lat, lng: point.lng + shown.lng - moved.lng };
  }
  return point;
}
