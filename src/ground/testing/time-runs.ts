import type { FixedClock } from '../clock/clock.ts';

/**
 * While `act` runs the clock goes on by a millisecond at every look, as a machine's does on a bad day: what is to bear one moment must have
 * been given it once.
 */
export async function whileTimeRuns<T>(clock: FixedClock, act: () => Promise<T>): Promise<T> {
  const { now } = clock;
  clock.now = () => {
    clock.advance({ seconds: 0.001 });
    return now();
  };
  try {
    return await act();
  } finally {
    clock.now = now;
  }
}
