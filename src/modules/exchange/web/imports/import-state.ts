import type { Output } from '../../../../web/call.ts';

/** One import as pages know it. */
export type Import = Output<'POST /api/imports'>;
/** The same with its columns and what was found. */
export type Seen = Output<'GET /api/imports/:import'>;
export type ImportState = Import['state'];

const underWay = ['looking', 'reading', 'trying', 'committing', 'undoing'] as const;
export type Running = (typeof underWay)[number];

/** Whether a step is being done by itself. */
export function isRunning(state: ImportState): state is Running {
  return (underWay as readonly string[]).includes(state);
}

export type NextThing = 'send' | 'wait' | 'map' | 'mend' | 'commit' | 'done' | 'again';

/** What somebody has to do now, and with how many rows. */
export function nextOf({ state, quarantined, toDo }: Pick<Import, 'state' | 'quarantined' | 'toDo'>): {
  next: NextThing;
  count: number;
} {
  if (isRunning(state)) return { next: 'wait', count: 0 };
  if (state === 'receiving') return { next: 'send', count: 0 };
  if (state === 'mapping') return { next: 'map', count: 0 };
  if (state === 'refused' || state === 'undone' || state === 'dropped') return { next: 'again', count: 0 };
  if (quarantined > 0) return { next: 'mend', count: quarantined };
  return toDo > 0 ? { next: 'commit', count: toDo } : { next: 'done', count: 0 };
}

/** Whether anything of it stands in the register and could be undone. */
export function hasWritten({ outcomes }: Pick<Import, 'outcomes'>): boolean {
  return (outcomes.created ?? 0) + (outcomes.changed ?? 0) > 0;
}

/** What writing would do, as far as that was tried of the very rows that wait. */
export function trialOf({ trial, toDo }: Pick<Import, 'trial' | 'toDo'>): Record<string, number> | undefined {
  const tried = Object.values(trial ?? {}).reduce((sum, count) => sum + count, 0);
  return trial !== null && tried > 0 && tried === toDo ? trial : undefined;
}

/** Whether it can still be given up: nothing of it was taken over. */
export function mayDrop({ outcomes }: Pick<Import, 'outcomes'>): boolean {
  return Object.entries(outcomes).every(([outcome, count]) => outcome === 'repeated' || count === 0);
}

/** What a list is called, by the name of its file: without its ending, dates and copies: 求职登记表2026-11(2).xlsx → 求职登记表. */
export function sourceFrom(fileName: string): string {
  const bare = fileName
    .replace(/(\.[A-Za-z]{2,5}){1,2}$/, '')
    .replace(/[（(]\d*[)）]/g, '')
    .replace(/\d{2,4}[年.\-_/]?\d{0,2}[月.\-_/]?份?\d{0,2}日?|\d+月份?/g, '')
    .replace(/[\s_—-]+$|^[\s_—-]+/g, '')
    .trim();
  return bare.slice(0, 60);
}
