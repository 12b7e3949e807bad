const key = 'leye.station';

/**
 * The station at which this terminal stands, as the address said when it was set up (`/?skin=kiosk&station=<id>`); it outlives the
 * people who use the terminal. Null where nobody said.
 */
export function kioskStation(): string | null {
  const told = new URLSearchParams(location.search).get('station');
  try {
    if (told !== null) sessionStorage.setItem(key, told);
    return sessionStorage.getItem(key);
  } catch {
    return told;
  }
}
