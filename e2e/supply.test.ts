import { beforeAll, expect, it } from 'vitest';
import { readDemoData } from '../src/demo.ts';
import { look, openStage, type Stage, type Visitor } from './browser.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 120_000);

async function open(visitor: Visitor, login: string): Promise<void> {
  const { page } = visitor;
  const staff = readDemoData().staff.find((each) => each.login === login);
  await page.goto(`${stage.url}/sign-in/staff?to=/counter/supply`);
  await page.getByLabel('用户名').fill(login);
  await page.getByLabel('密码').fill(staff?.password ?? '');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByRole('heading', { name: '求人倍率', exact: true }).waitFor();
}

it('a manager looks from all work down to one occupation, by area, by month and at what is scarce', async () => {
  const desk = await stage.visit('desk');
  const { page } = desk;
  await open(desk, 'zhaoyun');
  await page.getByText('演示数据').first().waitFor();
  await look(desk, 'supply');
  const table = page.getByRole('table');
  const rows = await table.getByRole('row').count();
  expect(rows).toBeGreaterThan(3);

  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出表格' }).click();
  expect((await coming).suggestedFilename()).toMatch(/^供需分析-\d{4}-\d\d-\d\d\.xlsx$/);

  await table.getByRole('button', { name: /^社会生产服务/ }).click();
  await page.getByRole('button', { name: '回到全部职业' }).waitFor();
  await look(desk, 'supply-group');
  await page.getByRole('button', { name: '按地区' }).click();
  await table.getByRole('columnheader', { name: '地区' }).waitFor();
  await page.getByRole('button', { name: '按月份' }).click();
  await table.getByRole('columnheader', { name: '月份' }).waitFor();
  expect(await table.getByRole('row').count()).toBe(13);
  await look(desk, 'supply-months');
  await page.getByRole('button', { name: '回到全部职业' }).click();
  await page.getByRole('button', { name: '缺人的职业' }).click();
  await table.getByRole('columnheader', { name: '至少缺' }).waitFor();
  await look(desk, 'supply-scarce');
  await desk.close();
});

it('a manager of a street sees the street alone, on a telephone and at a terminal’s width', async () => {
  const phone = await stage.visit('phone');
  await open(phone, 'hanlu');
  expect(await phone.page.getByRole('group', { name: '地区' }).getByRole('button').count()).toBe(0);
  await look(phone, 'supply');
  await phone.close();
  const kiosk = await stage.visit('kiosk');
  await open(kiosk, 'hanlu');
  await look(kiosk, 'supply');
  await kiosk.close();
});

it('a collected job says what a program read in its text', async () => {
  const [job] = await stage.db.rows<{ id: string }>(
    "select posting_id as id from matching.collected_posting where description like '%轮休%' order by source_id limit 1",
  );
  const phone = await stage.visit('phone');
  await phone.page.goto(`${stage.url}/jobs/${job?.id}`);
  await phone.page.getByRole('heading', { name: '从原文里读到的' }).waitFor();
  await phone.page.getByText('没有人核对过').waitFor();
  await look(phone, 'job-read');
  await phone.close();
});
