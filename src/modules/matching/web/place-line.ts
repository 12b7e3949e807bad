/** Area and address in one line; an address that names its county itself is not told it again. Null: neither is known. */
export function placeLine(area: string | null, address: string | null): string | null {
  if (area === null || address === null) return address ?? area;
  const county = area.replace(/^.+[市州盟](?=.)/, '');
  return address.includes(county) ? address : `${area} ${address}`;
}
