/** A weight as it is shown: +5.2, −1.3 with a real minus. */
export function signed(weight: number): string {
  const text = Math.abs(weight).toFixed(1);
  return text === '0.0' ? '0' : `${weight < 0 ? '−' : '+'}${text}`;
}
