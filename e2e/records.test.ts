import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { demoId, readDemoData } from '../src/demo.ts';
import { loadAreas } from '../src/ground/areas/load.ts';
import { systemClock } from '../src/ground/clock/clock.ts';
import type { Context } from '../src/ground/context.ts';
import { judgeAll } from '../src/modules/exchange/actions/records/judge-records.ts';
import { lookForCheats } from '../src/modules/exchange/actions/records/look-for-cheats.ts';
import { connectUpper } from '../src/modules/exchange/upper/connect.ts';
import { recordService } from '../src/modules/ledger/index.ts';
import { aService } from '../src/modules/ledger/testing/services.ts';
import { look, openStage, type Stage, type Visitor } from './browser.ts';

const staff = (login: string) => {
  const one = readDemoData().staff.find((each) => each.login === login);
  if (!one) throw new Error(`the demonstration has no ${login}`);
  return one;
};

let stage: Stage;
const asJob = <T>(act: (ctx: Context) => Promise<T>) =>
  stage.service.deployment.asJob('records', 'service-count', act);

/** Advice of the last hours by one of the staff, each piece for another person. */
async function advise(login: string, times: number, everyMinutes: number, words?: string): Promise<void> {
  const { area, displayName } = staff(login);
  const first = Date.now() - 3 * 3_600_000;
  await asJob(async (ctx) => {
    for (let at = 0; at < times; at += 1)
      await recordService(
        ctx,
        aService({
          kind: 'advice-given',
          function: 'F2',
          evidence: 'test.note:1',
          area: { code: area, lo: loadAreas().range(area).lo },
          by: { role: 'clerk', id: demoId(`staff/${login}`), name: displayName },
          givenAt: new Date(first + at * everyMinutes * 60_000),
          ...(words ? { details: { words } } : {}),
        }),
      );
  });
}

beforeAll(async () => {
  afterAll(await connectUpper({ url: null, demo: true, clock: systemClock, progress: () => {} }));
  stage = await openStage();
  await advise('limin', 40, 1);
  await advise('zhaoyun', 40, 1);
  await advise('wanglei', 10, 5, '询问了就业意向并推荐了三个岗位已经记录在案');
  // The demonstration's own jobs: all is judged, looked through, and the simulated level above has begun to answer. Alone that takes half a
  // minute, beside other journeys on two cores more than two.
  const answered = () => stage.db.rows("select 1 from exchange.record where upper_state = 'refused' limit 1");
  await vi.waitUntil(async () => (await answered()).length > 0, { timeout: 300_000, interval: 500 });
  await asJob(judgeAll);
  await asJob((ctx) => lookForCheats(ctx));
}, 420_000);

async function open(visitor: Visitor, login: string): Promise<void> {
  const { page } = visitor;
  await page.goto(`${stage.url}/sign-in/staff?to=/counter/data`);
  await page.getByLabel('用户名').fill(staff(login).login);
  await page.getByLabel('密码').fill(staff(login).password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByRole('heading', { name: '按种类' }).waitFor();
}

const figure = async ({ page }: Visitor) =>
  Number((await page.locator('.figure').first().textContent())?.replaceAll(',', ''));
const view = ({ page }: Visitor, name: RegExp) =>
  page.getByRole('group', { name: '看什么' }).getByRole('button', { name }).click();

it('a manager reads the year, what is missing and what was refused, and decides what is in doubt', async () => {
  const desk = await stage.visit('desk');
  const { page } = desk;
  await open(desk, 'zhaoyun');
  expect(await figure(desk)).toBeGreaterThan(1000);
  await page.getByText(/^目标 10,000 条，已有 \d+%$/).waitFor();
  await page.getByRole('row', { name: /^人员信息/ }).waitFor();
  await page
    .getByRole('row', { name: /^\d+ 月/ })
    .first()
    .waitFor();
  await look(desk, 'records');

  await view(desk, /^缺什么/);
  await page.getByRole('row', { name: /^证书原件/ }).waitFor();
  await look(desk, 'records-missing');
  const lacking = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出表格' }).click();
  expect((await lacking).suggestedFilename()).toMatch(/^缺项的数据-\d{4}-\d\d-\d\d\.xlsx$/);

  await view(desk, /^上级退回 \d/);
  await page
    .getByText(/前改好$/)
    .first()
    .waitFor();
  await look(desk, 'records-refused');
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出表格' }).click();
  expect((await coming).suggestedFilename()).toMatch(/^上级退回的数据-\d{4}-\d\d-\d\d\.xlsx$/);

  await view(desk, /^存疑 \d/);
  const flagOf = (rule: string, name: string) =>
    page.locator('.card').filter({ hasText: rule }).filter({ hasText: name });
  const own = flagOf('办得太快', '赵云舒');
  await own.getByText('请另一位负责人来核实').waitFor();
  expect(await own.getByRole('button').count()).toBe(0);
  await look(desk, 'records-flags');

  const copied = flagOf('记录文字一样', '王磊');
  await copied.getByLabel('核实的情况').fill('招聘会后统一整理，逐个回访过');
  await copied.getByRole('button', { name: '有道理，说明' }).click();
  await copied.waitFor({ state: 'detached' });
  const fast = flagOf('办得太快', '李敏');
  await fast.getByLabel('核实的情况').fill('问过本人，是补录时凑的数');
  await fast.getByRole('button', { name: '确有问题，认定' }).click();
  await fast.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '已认定' }).click();
  await page.getByText('问过本人，是补录时凑的数').waitFor();
  await look(desk, 'records-flags-confirmed');

  // What was explained counts, what was confirmed does not. The hearing stands behind the demonstration's own jobs; judging all is the same.
  await asJob(judgeAll);
  await page.reload();
  await page.getByRole('heading', { name: '按种类' }).waitFor();
  await page.getByRole('row', { name: '存疑，经负责人核实确有问题 40' }).waitFor();

  await page.getByRole('link', { name: /^重复/ }).click();
  await page.getByRole('heading', { level: 1, name: '可能重复的人' }).waitFor();
  expect(await page.getByRole('link', { name: '数据' }).getAttribute('aria-current')).toBe('page');
  await desk.close();
});

it('a clerk sees what is missing in his area and goes to where it is added', async () => {
  const phone = await stage.visit('phone');
  const { page } = phone;
  await open(phone, 'limin');
  expect(await page.getByRole('button', { name: /^存疑/ }).count()).toBe(0);
  await look(phone, 'records');
  await view(phone, /^缺什么/);
  await page
    .getByRole('group', { name: '缺什么' })
    .getByRole('button', { name: /^学历 \d/ })
    .click();
  await page
    .getByRole('row', { name: /\*.*学历/ })
    .first()
    .waitFor();
  await look(phone, 'records-missing');
  await view(phone, /^上级退回/);
  await look(phone, 'records-refused');
  await view(phone, /^缺什么/);
  await page
    .getByRole('group', { name: '缺什么' })
    .getByRole('button', { name: /^学历 \d/ })
    .click();
  await page.getByRole('link', { name: '去补' }).first().click();
  await page.waitForURL('**/counter/people/*');
  await page.getByRole('button', { name: /接待/ }).first().waitFor();
  await look(phone, 'records-person');
  await phone.close();
});

it('a manager of a street sees the street alone, at a terminal’s width', async () => {
  const kiosk = await stage.visit('kiosk');
  await open(kiosk, 'hanlu');
  expect(await figure(kiosk)).toBeLessThan(5000);
  await look(kiosk, 'records');
  await kiosk.close();
});
