import { useSyncExternalStore } from 'react';

export type Skin = 'phone' | 'elder' | 'kiosk' | 'desk';
export type TextSize = 'standard' | 'larger' | 'largest';
export type Language = 'zh' | 'en';

/** What this device, or the person before it, has chosen about the look of all pages. */
export interface Device {
  /** The device is a self-service terminal. */
  kiosk: boolean;
  /** The person wants 长辈版. */
  elder: boolean;
  moreContrast: boolean;
  text: TextSize;
  /** 屏幕放低: controls of a terminal stand below 1,220 mm. */
  lowered: boolean;
  language: Language;
}

const elderKey = 'leye.elder';
const kioskKey = 'leye.skin';
const contrastKey = 'leye.contrast';
const languageKey = 'leye.language';
const textSizes: readonly TextSize[] = ['standard', 'larger', 'largest'];

const asFresh: Device = {
  kiosk: false,
  elder: false,
  moreContrast: false,
  text: 'standard',
  lowered: false,
  language: 'zh',
};

let device = asFresh;
let staffPage = false;
const hearers = new Set<() => void>();

/** Storage is refused in some private windows; then a choice lasts as long as the page. */
function read(storage: 'localStorage' | 'sessionStorage', key: string): string | null {
  try {
    return window[storage].getItem(key);
  } catch {
    return null;
  }
}

function keep(storage: 'localStorage' | 'sessionStorage', key: string, value: string | null): void {
  try {
    if (value === null) window[storage].removeItem(key);
    else window[storage].setItem(key, value);
  } catch {
    // The choice holds until the page is left.
  }
}

/** Desk for staff pages, then what the device is, then what the person wants. */
export function skinOf(of: Pick<Device, 'kiosk' | 'elder'>, onStaffPage: boolean): Skin {
  if (onStaffPage) return 'desk';
  if (of.kiosk) return 'kiosk';
  return of.elder ? 'elder' : 'phone';
}

function show(): void {
  const root = document.documentElement;
  root.dataset.skin = skinOf(device, staffPage);
  root.dataset.contrast = device.moreContrast ? 'more' : 'standard';
  root.dataset.text = device.text;
  root.toggleAttribute('data-lowered', device.kiosk && device.lowered);
  root.lang = device.language === 'zh' ? 'zh-CN' : 'en';
  const ground = getComputedStyle(root).getPropertyValue('--ground').trim();
  document.querySelector('meta[name="theme-color"]')?.setAttribute('content', ground);
}

/** Reads the address (`?skin=kiosk`, `?skin=phone` to end it) and what was remembered, and dresses the page. */
export function startDevice(): Device {
  const asked = new URLSearchParams(location.search).get('skin');
  if (asked === 'kiosk') keep('sessionStorage', kioskKey, 'kiosk');
  else if (asked !== null) keep('sessionStorage', kioskKey, null);
  if (asked === 'elder' || asked === 'phone')
    keep('localStorage', elderKey, asked === 'elder' ? 'yes' : null);
  const contrast = read('localStorage', contrastKey);
  const text = textSizes.find((size) => size === read('sessionStorage', 'leye.text'));
  device = {
    kiosk: read('sessionStorage', kioskKey) === 'kiosk',
    elder: read('localStorage', elderKey) === 'yes',
    moreContrast: contrast === null ? matchMedia('(prefers-contrast: more)').matches : contrast === 'more',
    text: text ?? 'standard',
    lowered: read('sessionStorage', 'leye.lowered') === 'yes',
    language: read('localStorage', languageKey) === 'en' ? 'en' : 'zh',
  };
  show();
  return device;
}

/** Changes and remembers a choice. */
export function setDevice(change: Partial<Device>): void {
  device = { ...device, ...change };
  keep('localStorage', elderKey, device.elder ? 'yes' : null);
  if (change.moreContrast !== undefined)
    keep('localStorage', contrastKey, change.moreContrast ? 'more' : 'standard');
  keep('sessionStorage', 'leye.text', device.text);
  keep('sessionStorage', 'leye.lowered', device.lowered ? 'yes' : null);
  keep('localStorage', languageKey, device.language);
  show();
  for (const hear of hearers) hear();
}

/** The next person at a terminal finds it as it stood in the morning. */
export function resetKiosk(): void {
  setDevice({ elder: false, moreContrast: false, text: 'standard', lowered: false, language: 'zh' });
}

/** The next size of text, and after the largest the standard one again. */
export function nextTextSize(size: TextSize): TextSize {
  return textSizes[(textSizes.indexOf(size) + 1) % textSizes.length] ?? 'standard';
}

/** Staff pages wear the desk skin, whatever the person chose for the resident pages. */
export function dressForStaff(staff: boolean): void {
  if (staffPage === staff) return;
  staffPage = staff;
  show();
  for (const hear of hearers) hear();
}

function hear(hearer: () => void): () => void {
  hearers.add(hearer);
  return () => hearers.delete(hearer);
}

export function useDevice(): Device {
  return useSyncExternalStore(hear, () => device);
}

export function useSkin(): Skin {
  return useSyncExternalStore(hear, () => skinOf(device, staffPage));
}

/** The language pages and answers of the server are in now, for what is no component. */
export function language(): Language {
  return device.language;
}
