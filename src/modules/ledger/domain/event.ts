import type { Sha256 } from './bytes.ts';
import { concat, toHex } from './bytes.ts';
import { canonical, type Json, utf8 } from './canonical.ts';

/** One of the eight service functions of the founding notice (乐业 F1 业务经办 … F8 就业监测). */
export type ServiceFunction = 'F1' | 'F2' | 'F3' | 'F4' | 'F5' | 'F6' | 'F7' | 'F8';

/** How many chains the ledger has: appends to different chains do not wait for each other. */
export const chainCount = 64;

/**
 * What is hashed and kept for ever about one service. It names no person: `who` is a pseudonym that is the same for one
 * person on one day and different on every other day, and `commitment` seals the body that says who was served.
 */
export interface ServiceEvent {
  v: 1;
  eventId: string;
  /** A kind of data/indicators/service-visits.yaml, or `reversal`. */
  kind: string;
  /** What it was about: the code of a service item, such as a case type. */
  item: string;
  function: ServiceFunction;
  /** Where it was given; null online. */
  station: string | null;
  /** 12-digit code of the area that gave it. */
  area: string;
  /** When it was given and when the ledger took it: ISO 8601 in UTC with milliseconds. */
  givenAt: string;
  recordedAt: string;
  skin: string;
  /** `self` for self-service, else the role of the member of staff. */
  by: string;
  /** What shows that it was given: `module.thing:id`. */
  evidence: string;
  /** 16 bytes in hexadecimal: see `dayTag`. */
  who: string;
  /** SHA-256 over salt and body, in hexadecimal. */
  commitment: string;
  /** Of a reversal: the event that it takes back, and why. */
  reverses: string | null;
  reason: ReversalReason | null;
}

/** Why a record is taken back. A code: what a person types could name somebody, and these bytes are kept for ever. */
export const reversalReasons = ['recorded-twice', 'wrong-person', 'wrong-details', 'not-given'] as const;
export type ReversalReason = (typeof reversalReasons)[number];

/** The text of an event: RFC 8785 JSON. */
export function eventText(event: ServiceEvent): string {
  return canonical({ ...event });
}

/** The bytes of an event: its text in UTF-8. They are what is stored and what is hashed. */
export function eventBytes(event: ServiceEvent): Uint8Array {
  return utf8(eventText(event));
}

/**
 * Reads an event's text back.
 * @throws TypeError or SyntaxError when it is not an event of a version that is known.
 */
export function readEvent(text: string): ServiceEvent {
  const value: Json = JSON.parse(text);
  if (value === null || typeof value !== 'object' || !('v' in value) || value.v !== 1) {
    throw new TypeError('readEvent: not a service event of version 1');
  }
  return value as unknown as ServiceEvent;
}

/** The chain that an event stands in: the first byte of the SHA-256 of its id (lower-case text), mod 64. */
export function chainOf(sha256: Sha256, eventId: string): number {
  return (sha256(utf8(eventId))[0] ?? 0) % chainCount;
}

/** Seals a body: SHA-256 over a secret random salt and the body's canonical text. Without the salt it can be any body's. */
export function commitmentOf(sha256: Sha256, salt: Uint8Array, body: string): string {
  return toHex(sha256(concat(salt, utf8(body))));
}

/**
 * The pseudonym of a person on a day: the first 16 bytes of SHA-256 over the person's own random 32-byte key and the day.
 * Two services of one person on one day carry the same tag, so that they can be counted once by anybody; no tag leads to
 * another day or to the person, and when the key is destroyed nobody can make the link again.
 */
export function dayTag(sha256: Sha256, personKey: Uint8Array, day: string): string {
  return toHex(sha256(concat(personKey, utf8(day))).subarray(0, 16));
}
