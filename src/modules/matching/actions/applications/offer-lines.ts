import { createHash } from 'node:crypto';
import { loadAreas } from '../../../../ground/areas/load.ts';
import { type CurrentFact, factWords } from '../../../people/index.ts';
import { refuseOpenWords } from '../../domain/applications/open-words.ts';
import { nameLabel, noNights, type SnapshotLine, snapshotFacts } from '../../domain/applications/snapshot.ts';

/** The facts that `offerLines` goes by. */
export const offeredFacts: readonly string[] = ['person.name', ...snapshotFacts.map(({ fact }) => fact)];

/** What of a person can be sent to an employer, line by line; what is not known is no line. */
export function offerLines(known: ReadonlyMap<string, CurrentFact>, fullName: string): SnapshotLine[] {
  const name = String(known.get('person.name')?.value ?? '');
  const lines: SnapshotLine[] = [
    { line: 'name', label: nameLabel, value: { zh: name, en: name }, raw: null },
  ];
  for (const { line, fact: id, label } of snapshotFacts) {
    const current = known.get(id);
    if (!current || current.value === null || current.value === false) continue;
    if (Array.isArray(current.value) && current.value.length === 0) continue;
    // What somebody typed elsewhere may tell what must not reach an employer yet: then the line is not offered.
    const typed = [current.value].flat().join('，');
    if (refuseOpenWords('', typed, fullName)) continue;
    const words = factWords(current.fact, current.value, (code) => loadAreas().fullName(code));
    if (!words) continue;
    lines.push({
      line,
      label,
      value: line === 'nights' ? noNights : words,
      raw: typeof current.value === 'boolean' ? null : current.value,
    });
  }
  return lines;
}

/** Names what was shown: sent with the application, so that nothing else is sent than what was looked at. */
export function hashOf(lines: readonly SnapshotLine[]): string {
  return createHash('sha256').update(JSON.stringify(lines)).digest('base64url').slice(0, 22);
}
