declare const fenBrand: unique symbol;

/** An amount of money in fen (1/100 yuan), a safe integer; the column is `bigint`. */
export type Fen = number & { readonly [fenBrand]: true };

/** What a decimal text says: digits without the point, and how many stood after it. */
interface Decimal {
  digits: bigint;
  places: number;
}

function decimal(value: string | number): Decimal {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(String(value));
  if (!match) throw new RangeError(`not a decimal number: ${value}`);
  const [, sign, whole = '', part = ''] = match;
  const digits = BigInt(whole + part);
  return { digits: sign ? -digits : digits, places: part.length };
}

/** An amount that is already in fen, like a `bigint` column. Throws RangeError beyond ±90 million million yuan or between two fen. */
export function fen(amount: number | bigint): Fen {
  const found = Number(amount);
  if (!Number.isSafeInteger(found)) throw new RangeError(`not a whole, safe number of fen: ${amount}`);
  // 0 and not -0, which is unequal to 0 for some.
  return (found + 0) as Fen;
}

/**
 * An amount from its decimal text in yuan ('2160', '21.60'), exactly. A number is read as it prints, so 21.6 is 21.60 yuan and
 * 0.1 + 0.2 is refused. Throws RangeError for parts of a fen and for what is no decimal number.
 */
export function yuan(amount: string | number): Fen {
  const { digits, places } = decimal(amount);
  const unit = 10n ** BigInt(places);
  if ((digits * 100n) % unit !== 0n) throw new RangeError(`parts of a fen: ${amount}`);
  return fen((digits * 100n) / unit);
}

/** The sum, exactly. */
export function add(...amounts: Fen[]): Fen {
  return fen(amounts.reduce((sum, amount) => sum + BigInt(amount), 0n));
}

/** `a` less `b`, exactly. */
export function subtract(a: Fen, b: Fen): Fen {
  return fen(BigInt(a) - BigInt(b));
}

/**
 * `amount × factor ÷ divisor`, rounded once, to the fen, half up (四舍五入: a half goes away from zero). Factor and divisor are
 * decimals, taken as they print: `multiply(pay, '0.08')` for 8 %, `multiply(pay, 1, 12)` for a twelfth.
 */
export function multiply(amount: Fen, factor: string | number, divisor: string | number = 1): Fen {
  const by = decimal(factor);
  const over = decimal(divisor);
  if (over.digits === 0n) throw new RangeError('divided by nothing');
  const above = BigInt(amount) * by.digits * 10n ** BigInt(over.places);
  const below = over.digits * 10n ** BigInt(by.places);
  const negative = above < 0n !== below < 0n;
  const [top, bottom] = [above < 0n ? -above : above, below < 0n ? -below : below];
  const rounded = (2n * top + bottom) / (2n * bottom);
  return fen(negative ? -rounded : rounded);
}
