/** Opening times on some weekdays (ISO: 1 = Monday … 7 = Sunday), `from` and `to` as HH:MM in Asia/Shanghai. */
export interface Hours {
  days: number[];
  from: string;
  to: string;
}

/** The weekday (1–7) and HH:MM of a moment in Asia/Shanghai, which has kept UTC+8 without summer time since 1991. */
function localTime(now: Date): { weekday: number; time: string } {
  const local = new Date(now.getTime() + 8 * 3_600_000);
  return { weekday: local.getUTCDay() || 7, time: local.toISOString().slice(11, 16) };
}

/** Until when a station is open now, as HH:MM; null when it is closed. Holidays are not in the weekly hours. */
export function openUntil(hours: readonly Hours[], now: Date): string | null {
  const { weekday, time } = localTime(now);
  const open = hours.find(({ days, from, to }) => days.includes(weekday) && from <= time && time < to);
  return open?.to ?? null;
}
