import { expect, test } from 'vitest';
import { fromGcj02, toGcj02 } from './gcj02.ts';

// A published pair of eviltransform's own tests, in Beijing.
test('a known point is moved as maps move it', () => {
  const { lat, lng } = toGcj02({ lat: 39.911954, lng: 116.377817 });
  expect(lat).toBeCloseTo(39.9133501, 4);
  expect(lng).toBeCloseTo(116.38404722, 4);
});

test.each([
  [36.7076, 119.1324],
  [39.9119, 116.3778],
  [22.5431, 114.0579],
])('%d, %d comes back to where it was', (lat, lng) => {
  const back = fromGcj02(toGcj02({ lat, lng }));
  expect(back.lat).toBeCloseTo(lat, 7);
  expect(back.lng).toBeCloseTo(lng, 7);
});
