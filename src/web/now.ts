/** The only place where pages read the clock of the device. */
export function now(): Date {
  return new Date();
}
