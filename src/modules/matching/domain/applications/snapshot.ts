import type { Words } from '../../../../ground/problem.ts';

/** The lines of what is sent, in their order. Everything but the masked name can be left out. */
export const snapshotLines = [
  'name',
  'wanted-jobs',
  'education',
  'years',
  'last-job',
  'skills',
  'certificates',
  'pay',
  'nights',
  'note',
] as const;
export type SnapshotLineId = (typeof snapshotLines)[number];

export interface SnapshotLine {
  line: SnapshotLineId;
  label: Words;
  value: Words;
  /** The value of the fact, for comparing it with what a posting asks for. */
  raw: string | number | string[] | null;
}

/** What an employer gets of a person: nothing else of him reaches the employer before an interview is agreed. */
export interface Snapshot {
  lines: SnapshotLine[];
}

/**
 * The facts that are offered for sending. Age and sex are not among them, nor whether somebody fetches children or holds a disability
 * card: an employer may not go by them (就业促进法 arts. 26 to 30, 妇女权益保障法 art. 43; articles not verified here).
 */
export const snapshotFacts: readonly { line: SnapshotLineId; fact: string; label: Words }[] = [
  { line: 'wanted-jobs', fact: 'person.wanted_jobs', label: { zh: '想做', en: 'Looks for' } },
  { line: 'education', fact: 'person.education', label: { zh: '学历', en: 'Education' } },
  { line: 'years', fact: 'person.experience_years', label: { zh: '做过', en: 'Years of work' } },
  { line: 'last-job', fact: 'person.last_job', label: { zh: '最近的工作', en: 'Latest job' } },
  { line: 'skills', fact: 'person.skills', label: { zh: '会', en: 'Skills' } },
  { line: 'certificates', fact: 'person.certificates', label: { zh: '证书', en: 'Certificates' } },
  { line: 'pay', fact: 'person.wanted_pay', label: { zh: '想要的工资', en: 'Pay wanted' } },
  { line: 'nights', fact: 'person.no_nights', label: { zh: '上班时间', en: 'Hours' } },
];

export const nameLabel: Words = { zh: '称呼', en: 'Name' };
export const noteLabel: Words = { zh: '想说的话', en: 'In own words' };
/** 不上夜班 says more than yes. */
export const noNights: Words = { zh: '不上夜班', en: 'No night shifts' };

/** What is sent of the lines offered: all but those that the person takes out; the name stays. */
export function linesSent(offered: readonly SnapshotLine[], leaveOut: readonly string[]): SnapshotLine[] {
  return offered.filter(({ line }) => line === 'name' || !leaveOut.includes(line));
}
