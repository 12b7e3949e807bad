import { coreGrams } from './grams.ts';
import { kindsOfWork } from './sentence/titles.ts';

const coreOf = (title: string) => coreGrams(title).join(' ');

/** Names that say nothing of the work where they stand within another title. */
const ofAnyWork = new Set(['学徒', '助理', '店长']);

const byCore = new Map<string, string>();
for (const [name, kind] of kindsOfWork) {
  const core = coreOf(name);
  if (!byCore.has(core)) byCore.set(core, kind);
}
const longestFirst = [...kindsOfWork].sort(([a], [b]) => b.length - a.length);

/**
 * One name for a kind of work, however a person or an employer calls it (仓库管理, 仓库管理员: 仓管员): of the list of kinds where it or a part
 * of it stands there, else by the grams of its own words.
 * @returns null where the title names no work.
 */
export function kindOfWork(title: string): { kind: string; listed: boolean } | null {
  const core = coreOf(title);
  if (core === '') return null;
  const plain = title.normalize('NFKC').toLowerCase();
  const listed =
    byCore.get(core) ??
    longestFirst.find(([name, kind]) => plain.includes(name) && !ofAnyWork.has(kind))?.[1];
  return listed === undefined ? { kind: core, listed: false } : { kind: listed, listed: true };
}
