import { loadAnswering } from '../../load-answering.ts';

/** The answer contract as pages show it: its days with their reasons, and how answers are measured. */
export function seeAnswering() {
  const { version, validFrom, owner, days, reasons, measured } = loadAnswering();
  const { rule, counts, removed, few } = measured;
  return {
    version,
    validFrom,
    owner,
    days: Object.entries(days).map(([id, count]) => ({
      id,
      days: count,
      why: reasons[id as keyof typeof reasons],
    })),
    rule,
    counts,
    removed,
    few,
  };
}
