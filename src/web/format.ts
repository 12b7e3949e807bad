import { type Language, useDevice } from './device.ts';
import { now } from './now.ts';

const zone = 'Asia/Shanghai';
const weekdays = ['日', '一', '二', '三', '四', '五', '六'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The day of a moment in the business zone, as YYYY-MM-DD. */
export function dayOf(moment: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(moment);
}

/** 11月24日; with its year only where that is not this one: 2027年10月15日. */
export function formatDay(day: string, language: Language, today: string): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const sameYear = today.startsWith(`${year}-`);
  if (language === 'zh') return `${sameYear ? '' : `${year}年`}${month}月${date}日`;
  return `${date} ${months[month - 1]}${sameYear ? '' : ` ${year}`}`;
}

/** 14:26 in the business zone. */
export function formatTime(moment: Date): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(
    moment,
  );
}

/** 星期五, Friday. */
export function formatWeekday(day: string, language: Language): string {
  const date = new Date(`${day}T00:00:00Z`);
  if (language === 'zh') return `星期${weekdays[date.getUTCDay()]}`;
  return new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' }).format(date);
}

/** Integer fen as yuan: 216000 → 2160, 123456 → 1234.56. Residents' pages have no thousands comma; `desk` has. */
export function formatYuan(fen: number, where: 'resident' | 'desk' = 'resident'): string {
  const whole = Math.trunc(fen / 100);
  const rest = Math.abs(fen % 100);
  const yuan = where === 'desk' ? whole.toLocaleString('en-US') : String(whole);
  const sign = fen < 0 && whole === 0 ? '-' : '';
  return rest === 0 ? `${sign}${yuan}` : `${sign}${yuan}.${String(rest).padStart(2, '0')}`;
}

/** The formats in the language of the moment: `const { day, time } = useFormat()`. */
export function useFormat() {
  const { language } = useDevice();
  const today = dayOf(now());
  return {
    today,
    day: (day: string) => formatDay(day, language, today),
    weekday: (day: string) => formatWeekday(day, language),
    /** A moment as its day: 11月20日. */
    dayOf: (moment: string) => formatDay(dayOf(new Date(moment)), language, today),
    /** A moment with its time: 11月20日 14:21. */
    moment: (moment: string) =>
      `${formatDay(dayOf(new Date(moment)), language, today)} ${formatTime(new Date(moment))}`,
    time: (moment: string) => formatTime(new Date(moment)),
  };
}
