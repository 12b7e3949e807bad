import { createHash } from 'node:crypto';
import { loadAreas } from '../../../../ground/areas/load.ts';
import { type CurrentFact, facts, factWords, type KnownPerson } from '../../../people/index.ts';
import { refuseOpenWords } from '../../domain/applications/open-words.ts';
import { nameLabel, noNights, type SnapshotLine, snapshotFacts } from '../../domain/applications/snapshot.ts';

/** The facts that `offerLines` goes by. */
export const offeredFacts: readonly string[] = snapshotFacts.map(({ fact }) => fact);

/** What of a person can be sent to an employer, line by line; what is not known is no line. */
export function offerLines({ known, name, nameMask }: KnownPerson): SnapshotLine[] {
  return linesFrom(new Map([...known].map(([id, { value }]) => [id, value])), nameMask, name);
}

/**
 * The lines that some facts make.
 * @param known fact id → value.
 */
export function linesFrom(
  known: ReadonlyMap<string, CurrentFact['value']>,
  maskedName: string,
  fullName: string,
): SnapshotLine[] {
  const lines: SnapshotLine[] = [
    { line: 'name', label: nameLabel, value: { zh: maskedName, en: maskedName }, raw: null },
  ];
  for (const { line, fact: id, label } of snapshotFacts) {
    const value = known.get(id) ?? null;
    if (value === null || value === false) continue;
    if (Array.isArray(value) && value.length === 0) continue;
    // What somebody typed elsewhere may tell what must not reach an employer yet: then the line is not offered.
    const typed = [value].flat().join('，');
    if (refuseOpenWords('', typed, fullName)) continue;
    const words = factWords(facts().get(id), value, (code) => loadAreas().fullName(code));
    if (!words) continue;
    lines.push({
      line,
      label,
      value: line === 'nights' ? noNights : words,
      raw: typeof value === 'boolean' ? null : value,
    });
  }
  return lines;
}

/** Names what was shown: sent with the application, so that nothing else is sent than what was looked at. */
export function hashOf(lines: readonly SnapshotLine[]): string {
  return createHash('sha256').update(JSON.stringify(lines)).digest('base64url').slice(0, 22);
}
