import { openDatabase } from '../../../ground/database/database.ts';
import { answerWork } from '../../../ground/workers/answer-work.ts';
import { IndexBuilder } from '../domain/engine/index/build.ts';
import type { BuiltIndex } from '../domain/engine/index/questions.ts';
import { changesBegin, listedAfter } from '../store-judged.ts';

/** So many jobs are read at a time, each time in a transaction of its own: a long one would hold back every horizon. */
const most = 5000;
const firstId = '00000000-0000-0000-0000-000000000000';

await answerWork<{ url: string }, BuiltIndex>(async ({ url }) => {
  const database = openDatabase(url, 'worker', { connections: 1, onError: () => {} });
  const scope = { actor: null, person: null, area: null, purpose: 'matching' };
  try {
    // First: what changes while the jobs are read is read once more.
    const horizon = await database.inScope(scope, (tx) => changesBegin({ tx }), { readOnly: true });
    const builder = new IndexBuilder();
    for (let after: string | undefined = firstId; after !== undefined; ) {
      const from: string = after;
      const some = await database.inScope(scope, (tx) => listedAfter({ tx }, from, most), { readOnly: true });
      for (const posting of some) builder.add(posting);
      after = some.length === most ? some.at(-1)?.postingId : undefined;
    }
    return { index: builder.finish(), horizon };
  } finally {
    await database.close();
  }
});
