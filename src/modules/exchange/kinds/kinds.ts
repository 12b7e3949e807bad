import { Problem } from '../../../ground/problem.ts';
import { type KindId, type KindWords, loadKind } from '../load-kinds.ts';
import { employers } from './employers.ts';
import { jobs } from './jobs.ts';
import type { Kind } from './kind.ts';
import { people } from './people.ts';
import { postings } from './postings.ts';
import { services } from './services.ts';
import { stations } from './stations.ts';
import { training } from './training.ts';

/** Every kind of list that can be brought in. */
export const kinds: Record<KindId, Kind> = {
  people,
  employers,
  postings,
  jobs,
  services,
  stations,
  training,
};

/** A kind with its columns. @throws Problem 422 for a word that names none. */
export function getKind(id: string): Kind & KindWords {
  const kind = Object.values(kinds).find((one) => one.id === id);
  if (!kind) {
    throw new Problem(422, 'no-such-kind', {
      zh: `没有这种名单：${id}；可以导入 ${Object.keys(kinds).join('、')}`,
      en: `There is no such kind of list: ${id}; there are ${Object.keys(kinds).join(', ')}`,
    });
  }
  return { ...loadKind(kind.id), ...kind };
}
