import { expect, test } from 'vitest';
import { loadWording } from '../../load-wording.ts';
import { firstHand } from '../../testing/measure-wording.ts';
import { findWording } from './find.ts';

const wording = loadWording();

// In a process of its own: beside 16 MB of other programs' machine code V8 compiles expressions without its shortcuts, and the worst of these
// texts takes 3 s.
test('20,000 characters take a moment, those written to take long too', () => {
  const long = [
    firstHand()
      .heldOut.map(({ text }) => text)
      .join('。')
      .repeat(9),
    ...['限男', '不', '女浴', '试用', '3', '限 ', '外地', 'bendi'].map((piece) =>
      piece.repeat(20_000 / piece.length),
    ),
  ].map((text) => text.slice(0, 20_000));
  for (const text of long) {
    // The first run makes the expressions, the second makes them fast.
    const took = [1, 2, 3].map(() => {
      const began = performance.now();
      findWording(text, wording);
      return performance.now() - began;
    });
    // 3 to 330 ms of a very busy machine; a pattern that ran away would take minutes.
    expect(Math.min(...took)).toBeLessThan(1000);
  }
});
