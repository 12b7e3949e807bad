/** What JSON can say. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

const loneSurrogate = /\p{Surrogate}/u;

function text(value: string): string {
  if (loneSurrogate.test(value))
    throw new TypeError('canonical: a string with a lone surrogate has no UTF-8 form');
  return JSON.stringify(value);
}

/**
 * The one text of a JSON value (RFC 8785, JSON Canonicalization Scheme): keys sorted by UTF-16 code units, no blanks,
 * numbers and strings as ECMAScript writes them. Two parties that mean the same value hash the same bytes.
 * @throws TypeError for what JSON cannot say: NaN, infinities, lone surrogates.
 */
export function canonical(value: Json): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return text(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`canonical: ${value} is not a JSON number`);
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const members = Object.entries(value as { readonly [key: string]: Json });
  members.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, member]) => `${text(key)}:${canonical(member)}`).join(',')}}`;
}

const encoder = new TextEncoder();

/** The UTF-8 bytes of a text: what is stored and hashed. */
export function utf8(value: string): Uint8Array {
  return encoder.encode(value);
}
