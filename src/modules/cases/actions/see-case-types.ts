import { caseTypes } from '../case-types.ts';
import type { CaseType } from '../domain/case-type.ts';

/** The newest version of each type, for a list. */
export function listCaseTypes() {
  return caseTypes()
    .list()
    .map(({ type: { id, version, name, about, minutes, subject } }) => ({
      id,
      version,
      name,
      about,
      minutes,
      subject,
    }));
}

/** A type as pages get it, the newest version unless another is named. Throws Problem 404. */
export function seeCaseType(id: string, version: number | undefined): CaseType {
  const { examples: _, ...shown } = caseTypes().get(id, version).type;
  return shown;
}
