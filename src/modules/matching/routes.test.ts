import { beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase } from '../../ground/testing/database.ts';
import { newId } from '../../ground/uuid.ts';
import { openTestService } from '../../testing.ts';
import { bringAds, demoAds } from './testing/bring-ads.ts';

const db = await openTestDatabase();
const { http } = await openTestService(db);
const get = (url: string) => http.inject({ method: 'GET', url });

beforeAll(async () => {
  await bringAds(db, demoAds());
});

describe('the list over HTTP', () => {
  test('pages, filters and the switch are read from the address', async () => {
    const first = (await get('/api/jobs')).json();
    expect(first).toMatchObject({ order: 'newest', more: true });
    expect((await get('/api/jobs?page=1')).json()).toEqual(first);
    const second = (await get('/api/jobs?page=2')).json();
    expect(second.jobs).toHaveLength(20);
    expect(second.jobs[0].jobId).not.toBe(first.jobs[0].jobId);
    const found = (
      await get(`/api/jobs?area=370705000000&pay=600000&words=${encodeURIComponent('焊')}`)
    ).json();
    expect(found.jobs.map(({ area }: { area: string }) => area)).toEqual(
      found.jobs.map(() => '潍坊市奎文区'),
    );
    expect(found.jobs.length).toBeGreaterThan(0);
  });

  test.each([
    'page=0',
    'page=51',
    'page=x',
    'area=37',
    'area=999999999999',
    'pay=-1',
    'pay=1e309',
    'words=',
    'words=%00',
    'age=30',
  ])('?%s is refused in a sentence', async (query) => {
    const reply = await get(`/api/jobs?${query}`);
    expect([400, 422]).toContain(reply.statusCode);
    expect(reply.json().detail).toMatch(/\p{Script=Han}/u);
  });
});

describe('one job over HTTP', () => {
  test('says what is known and nothing else of the row', async () => {
    const { jobs } = (await get('/api/jobs')).json();
    const job = (await get(`/api/jobs/${jobs[0].jobId}`)).json();
    expect(job).toMatchObject({ jobId: jobs[0].jobId, source: '演示数据', reasons: [] });
    expect(Object.keys(job).filter((key) => /hash|gram|areaLo|sourceId/i.test(key))).toEqual([]);
  });

  test('that is advertised twice stands in the list once, and names the other with what differs', async () => {
    const { jobs } = (await get(`/api/jobs?words=${encodeURIComponent('仓管员')}`)).json();
    const job = jobs.filter(({ title }: { title: string }) => title.includes('仓管员'));
    expect(job).toMatchObject([{ title: '仓管员' }]);
    expect((await get(`/api/jobs/${job[0].jobId}`)).json()).toMatchObject({
      number: 'demo-080',
      sources: [
        {
          site: '演示招聘网',
          number: 'demo-151',
          payPrinted: '3800-5300元/月',
          differs: ['pay'],
        },
      ],
    });
  });

  test('names the words that the law does not allow, and those that are only advised against', async () => {
    const row = { id: 'wording-1', title: '前台文员', source: '演示数据', crawl_year: 2026 };
    await bringAds(db, [{ ...row, description: '限 女 性，35岁以下。性别不限的岗位另招。' }]);
    const { jobs } = (await get(`/api/jobs?words=${encodeURIComponent('前台文员')}`)).json();
    const id = jobs.find(({ title }: { title: string }) => title === '前台文员').jobId;
    expect((await get(`/api/jobs/${id}`)).json().wording).toEqual([
      { category: { zh: '性别', en: 'sex' }, level: 'unlawful', words: '限 女 性' },
      { category: { zh: '年龄', en: 'age' }, level: 'advice', words: '35岁以下' },
    ]);
    const all = (await get('/api/jobs')).json();
    expect(Object.keys(all.jobs[0])).not.toContain('wording');
  });

  test('says nothing of the wording of an advertisement that is in order', async () => {
    const { jobs } = (await get(`/api/jobs?words=${encodeURIComponent('焊')}`)).json();
    expect((await get(`/api/jobs/${jobs[0].jobId}`)).json().wording).toEqual([]);
  });

  test('a job that is not here, and what is no id', async () => {
    expect((await get(`/api/jobs/${newId(1)}`)).statusCode).toBe(404);
    expect((await get('/api/jobs/1')).statusCode).toBe(400);
  });
});

test('whose jobs a clerk sees is nobody else’s to ask', async () => {
  expect([401, 403]).toContain((await get(`/api/people/${newId(1)}/jobs`)).statusCode);
});
