import { beforeAll, describe, expect, it } from 'vitest';
import { readDemoData } from '../src/demo.ts';
import { look, openStage, type Stage } from './browser.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 120_000);

describe('the library of policies', () => {
  it('on a telephone: from the first page to a policy, in one’s own words', async () => {
    const phone = await stage.visit('phone');
    const { page } = phone;
    await page.goto(stage.url);
    await page.getByRole('link', { name: /能享受的政策/ }).waitFor();
    await look(phone, 'home-policies');
    await page.getByRole('link', { name: '政策', exact: true }).click();
    await page.waitForURL('**/policies');
    await page.getByRole('link', { name: /算一算我能领什么/ }).waitFor();
    await look(phone, 'policies');
    await page.getByLabel('想找什么').fill('下岗了能领什么钱');
    await page.getByRole('button', { name: '找', exact: true }).click();
    await page.getByText(/“下岗了能领什么钱”/).waitFor();
    await page.getByRole('link', { name: '失业保险金', exact: true }).click();
    await page.waitForURL('**/policies/P37');
    await page.getByRole('heading', { level: 1, name: '失业保险金' }).waitFor();
    // The article stands below each condition, and its source beside it, one touch away.
    await page
      .getByText(/社会保险法第四十五条第（一）项/)
      .first()
      .waitFor();
    await page.locator('summary', { hasText: '出处' }).first().click();
    await page.getByText('要带什么？').click();
    await page.getByText('身份证或社保卡').last().waitFor();
    await look(phone, 'policy-P37');
    // Back is the list as it was.
    await page.goBack();
    await page.getByText(/“下岗了能领什么钱”/).waitFor();
    await page.getByLabel('想找什么').fill('今天天气真好');
    await page.getByRole('button', { name: '找', exact: true }).click();
    await page.getByText('没有找到这样的政策').waitFor();
    await look(phone, 'policies-none');
    await page.getByRole('button', { name: '看全部政策' }).click();
    await page.getByText('48 项').waitFor();
    for (const id of ['P01', 'P05', 'P10', 'P12', 'P32']) {
      await page.goto(`${stage.url}/policies/${id}`);
      await page.getByText('要满足什么').waitFor();
      await look(phone, `policy-${id}`);
    }
    await page.getByText('待核实').first().waitFor();
    await page.goto(`${stage.url}/policies?event=graduated`);
    await page.getByRole('button', { name: '刚毕业' }).first().waitFor();
    await look(phone, 'policies-event');
    await page.locator('.language-toggle').click();
    await page.getByRole('heading', { name: 'Policies' }).waitFor();
    await page.goto(`${stage.url}/policies/P31`);
    await page.getByText('What is asked').waitFor();
    await look(phone, 'policy-en');
    await phone.close();
  });

  it('in 长辈版: from a group to its policies', async () => {
    const elder = await stage.visit('elder');
    const { page } = elder;
    await page.getByRole('link', { name: /能享受的政策/ }).waitFor();
    await page.goto(`${stage.url}/for/hard-to-place`);
    await page.getByRole('link', { name: /能享受的政策/ }).click();
    await page.waitForURL('**/policies?group=hard-to-place');
    await page.getByRole('link', { name: '就业困难人员认定' }).waitFor();
    await look(elder, 'policies-group');
    await page.getByRole('link', { name: '就业困难人员认定' }).click();
    await page.waitForURL('**/policies/D04');
    await look(elder, 'policy-D04');
    await elder.close();
  });

  it('at a terminal: by touch alone', async () => {
    const kiosk = await stage.visit('kiosk');
    const { page } = kiosk;
    await page.getByRole('link', { name: /能享受的政策/ }).waitFor();
    await look(kiosk, 'home-policies');
    await page.getByRole('link', { name: /能享受的政策/ }).click();
    await page.waitForURL('**/policies');
    await page.getByRole('button', { name: '退役了' }).click();
    await page.getByRole('link', { name: '自主就业退役士兵从事个体经营税费扣减' }).waitFor();
    expect(await page.locator('input').count()).toBe(0);
    await look(kiosk, 'policies-event');
    await page.getByRole('link', { name: '自主就业退役士兵从事个体经营税费扣减' }).click();
    await page.waitForURL('**/policies/P43');
    await look(kiosk, 'policy-P43');
    await kiosk.close();
  });

  it('at the counter: staff read it while somebody asks', async () => {
    const staff = readDemoData().staff[0];
    if (!staff) throw new Error('the demonstration has no staff');
    const desk = await stage.visit('desk');
    const { page } = desk;
    await page.goto(`${stage.url}/sign-in/staff?to=/counter/policies`);
    await page.getByLabel('用户名').fill(staff.login);
    await page.getByLabel('密码').fill(staff.password);
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.waitForURL(({ pathname }) => pathname === '/counter/policies');
    await page.getByLabel('想找什么').fill('canbaojin');
    await page.getByRole('button', { name: '找', exact: true }).click();
    await page.getByText(/“canbaojin”/).waitFor();
    await page.getByRole('link', { name: /30人（含）以下企业免征/ }).click();
    await page.getByRole('heading', { level: 2, name: /30人（含）以下企业免征/ }).waitFor();
    await page.getByText('职工不超过 30 人').first().waitFor();
    await look(desk, 'counter-policies');
    await desk.close();
  });
});
