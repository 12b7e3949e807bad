import { expect, it } from 'vitest';
import { actForEmployer } from '../../../../ground/context.ts';
import { openTestDatabase } from '../../../../ground/testing/database.ts';
import { newId } from '../../../../ground/uuid.ts';
import { employerOf, noodleShop } from '../../testing/employers.ts';
import { bringPostings } from './bring-postings.ts';
import { changePosting } from './change-posting.ts';
import { publishPosting } from './publish-posting.ts';

const db = await openTestDatabase();

const stored = async (ids: readonly string[]) => {
  const list = (text: string) => db.rows<object>(text, [ids]);
  return {
    postings: await list(
      `select p.*, null as posting_id from matching.posting p where posting_id = any ($1)
       order by array_position($1, posting_id)`,
    ),
    events: await list(
      `select e.*, null as posting_id from matching.posting_event e where posting_id = any ($1)
       order by array_position($1, posting_id), seq`,
    ),
    listed: await list(
      `select l.*, null as posting_id from matching.listed_posting l where posting_id = any ($1)
       order by array_position($1, posting_id)`,
    ),
  };
};

it('writes the rows that one by one would be written, with what became of them', async () => {
  const shop = await employerOf(db, 1);
  const unverified = await employerOf(db, 2, { name: '潍坊演示小店', verified: false });
  const at = db.clock.now();
  const answers = [
    noodleShop,
    { ...noodleShop, title: "切面师傅 O'Neil \\", certificates: null, labels: ['silver', 'part-time'] },
    { ...noodleShop, 'pay-unit': 'hour', 'pay-low': 2500, hours: null, education: '61', welfare: ['管午饭'] },
  ];
  const many = [
    ...answers.map((each) => ({ employerId: shop.employer, answers: each, moves: [] })),
    { employerId: shop.employer, answers: noodleShop, moves: ['filled' as const] },
    { employerId: shop.employer, answers: noodleShop, moves: ['grew-silent' as const] },
    { employerId: unverified.employer, answers: noodleShop, moves: [] },
  ];
  const [single, bulk] = [many.map(() => newId(1)), many.map(() => newId(2))];
  await db.asJob(async (job) => {
    for (const [place, { employerId, answers: each, moves }] of many.entries()) {
      const ctx = await actForEmployer(job, employerId);
      const postingId = single[place] ?? '';
      await publishPosting(ctx, { postingId, employerId, answers: each, at });
      for (const move of moves) await changePosting(ctx, postingId, move, { at });
    }
  });
  await db.asJob((ctx) =>
    bringPostings(
      ctx,
      many.map(({ moves, ...posting }, place) => ({
        ...posting,
        postingId: bulk[place] ?? '',
        at,
        moves: moves.map((move) => ({ move, at })),
      })),
    ),
  );
  const written = await stored(bulk);
  expect(written.postings).toHaveLength(6);
  expect(written.events).toHaveLength(8);
  expect(written.listed).toHaveLength(4);
  expect(written).toEqual(await stored(single));
});

it('adds none where one is not lawful, or cannot have become what is said', async () => {
  const shop = await employerOf(db, 3);
  const at = db.clock.now();
  const good = { postingId: newId(5), employerId: shop.employer, answers: noodleShop, at, moves: [] };
  const unlawful = {
    ...good,
    postingId: newId(6),
    answers: { ...noodleShop, duties: '只要男的，端面收拾桌子' },
  };
  await expect(db.asJob((ctx) => bringPostings(ctx, [good, unlawful]))).rejects.toMatchObject({
    code: 'unlawful-wording',
  });
  const revived = {
    ...good,
    moves: [
      { move: 'filled' as const, at },
      { move: 'renewed' as const, at },
    ],
  };
  await expect(db.asJob((ctx) => bringPostings(ctx, [revived]))).rejects.toMatchObject({
    code: 'posting-over',
  });
  expect(await stored([good.postingId])).toEqual({ postings: [], events: [], listed: [] });
});
