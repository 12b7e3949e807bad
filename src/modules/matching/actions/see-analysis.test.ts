import { beforeAll, expect, it } from 'vitest';
import { openTestDatabase } from '../../../ground/testing/database.ts';
import { newId } from '../../../ground/uuid.ts';
import { openTestService } from '../../../testing.ts';
import { bringAds } from '../testing/bring-ads.ts';

const db = await openTestDatabase();
const { http } = await openTestService(db);
const get = async (url: string) => (await http.inject({ method: 'GET', url })).json();
const description = '任职要求：高中以上学历，熟悉Excel，会开叉车优先，两班倒，联系电话13800001234';

beforeAll(async () => {
  const row = { title: '仓库管理员', source: '演示数据', crawl_year: 2026 };
  await bringAds(db, [
    { ...row, id: 'with-text', company: '甲公司', description },
    { ...row, id: 'without', company: '乙公司' },
  ]);
});

const idOf = async (sourceId: string) =>
  (
    await db.rows<{ id: string }>(
      'select posting_id as id from matching.collected_posting where source_id = $1',
      [sourceId],
    )
  )[0]?.id ?? '';

it('what was read in an advertisement stands with its place, in the order of the text', async () => {
  const { occupation, read, missing } = await get(`/api/jobs/${await idOf('with-text')}/analysis`);
  expect(occupation).toMatchObject({ code: '4-02-06-01', name: '仓储管理员' });
  expect(
    read.map(
      ({
        what,
        name,
        need,
        start,
        end,
      }: {
        what: string;
        name: { zh: string };
        need: string;
        start: number;
        end: number;
      }) => [what, name.zh, need, description.slice(start, end)],
    ),
  ).toEqual([
    ['education', '高中', 'must', '高中以上学历'],
    ['tool', 'Excel', 'must', 'Excel'],
    ['tool', '叉车', 'nice', '叉车'],
    ['hours', '两班倒', 'told', '两班倒'],
    ['odd', '留了电话', 'told', '13800001234'],
  ]);
  expect(missing).toEqual(['headcount', 'workplace', 'pay']);
});

it('one without a text has nothing to read, and one that is not here says so', async () => {
  expect((await get(`/api/jobs/${await idOf('without')}/analysis`)).read).toEqual([]);
  expect(await get(`/api/jobs/${newId(0)}/analysis`)).toMatchObject({ code: 'job-not-here' });
});
