import type { Words } from '../../../../ground/problem.ts';
import { type Education, educationLevel, educationNames } from '../requirements.ts';
import type { SnapshotLine, SnapshotLineId } from './snapshot.ts';

/** What a posting asks for. */
export interface Asked {
  education: string;
  experienceYears: number;
  certificates: readonly string[] | null;
}

/** One requirement beside what the person sent of it. */
export interface Compared {
  asked: Words;
  /** Null: he did not say. */
  given: Words | null;
  /** Null: not known. */
  fits: boolean | null;
}

/** Requirement against what was sent, a row each; what was not sent is not known, which is no drawback. No total. */
export function compareLines(asked: Asked, lines: readonly SnapshotLine[]): Compared[] {
  const line = (id: SnapshotLineId) => lines.find((each) => each.line === id);
  const rows: Compared[] = [];
  const education = line('education');
  if (asked.education !== 'any' && asked.education in educationNames) {
    const name = educationNames[asked.education as Education];
    const [needs, has] = [
      educationLevel(asked.education),
      typeof education?.raw === 'string' ? educationLevel(education.raw) : null,
    ];
    rows.push({
      asked: { zh: `${name.zh}以上`, en: `${name.en} at least` },
      given: education?.value ?? null,
      fits: needs === null || has === null ? null : has >= needs,
    });
  }
  const years = line('years');
  if (asked.experienceYears > 0) {
    rows.push({
      asked: { zh: `${asked.experienceYears} 年经验`, en: `${asked.experienceYears} years of experience` },
      given: years?.value ?? null,
      fits: typeof years?.raw === 'number' ? years.raw >= asked.experienceYears : null,
    });
  }
  const held = [line('certificates'), line('skills')].flatMap((each) =>
    Array.isArray(each?.raw) ? each.raw : [],
  );
  for (const certificate of asked.certificates ?? []) {
    const found = held.find((each) => each.includes(certificate) || certificate.includes(each));
    rows.push({
      asked: { zh: certificate, en: certificate },
      given: found === undefined ? null : { zh: found, en: found },
      // A certificate that is not named may be there all the same.
      fits: found === undefined ? null : true,
    });
  }
  return rows;
}
