import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDemoData } from '../src/demo.ts';
import { systemClock } from '../src/ground/clock/clock.ts';
import { composeCreditCode } from '../src/modules/employers/domain/credit-code.ts';
import { httpRegister } from '../src/modules/employers/register/http-register.ts';
import { connectMarketRegister } from '../src/modules/employers/register/market-register.ts';
import { madeUpRecord, type Simulator, startSimulator } from '../src/modules/employers/register/simulator.ts';
import { look, openStage, type Stage, type Visitor } from './browser.ts';
import { signInAs } from './steps.ts';

let stage: Stage;
let simulator: Simulator;
beforeAll(async () => {
  stage = await openStage();
  simulator = await startSimulator();
  connectMarketRegister(httpRegister({ url: simulator.url, clock: systemClock, simulated: true }));
}, 120_000);
afterAll(() => simulator.close());

const code = composeCreditCode('91', '370705', 'MA3DEM01');

/** A photograph as a telephone takes it: far larger than what may be sent, so that the page has to make it smaller. */
async function photograph({ page }: Visitor): Promise<Buffer> {
  // As text: the page's world has types that this one has not.
  const drawn = await page.evaluate<string>(`(() => {
    const canvas = document.createElement('canvas');
    canvas.width = 3000;
    canvas.height = 2000;
    const pen = canvas.getContext('2d');
    for (let at = 0; at < 4000; at += 1) {
      pen.fillStyle = 'hsl(' + ((at * 37) % 360) + ' 60% 60%)';
      pen.fillRect((at * 131) % 3000, (at * 71) % 2000, 90, 60);
    }
    pen.fillStyle = 'black';
    pen.font = '160px sans-serif';
    pen.fillText('营业执照（演示）', 700, 900);
    return canvas.toDataURL('image/jpeg', 0.98);
  })()`);
  return Buffer.from(drawn.slice(drawn.indexOf(',') + 1), 'base64');
}

async function goOn({ page }: Visitor, name: string | RegExp = '继续'): Promise<void> {
  await page.getByRole('button', { name, exact: typeof name === 'string' }).click();
}

async function toEmployers(visitor: Visitor, which: number): Promise<void> {
  const { page } = visitor;
  await page.goto(`${stage.url}/employer`);
  await page.waitForURL('**/sign-in**');
  await signInAs(visitor, which);
  await page.waitForURL('**/employer');
}

async function placeAndContact(visitor: Visitor): Promise<void> {
  const { page } = visitor;
  await page.getByRole('heading', { name: '人在哪里上班？' }).waitFor();
  await page.getByRole('button', { name: /^就在/ }).waitFor();
  await look(visitor, 'employer-place');
  await goOn(visitor, /^就在/);
  await page.getByLabel('地址').fill('文化路 1 号');
  await look(visitor, 'employer-address');
  await goOn(visitor);
  await page.getByLabel('怎么称呼').fill('王师傅');
  await page.getByLabel('电话').fill('19900000077');
  await look(visitor, 'employer-contact');
  await goOn(visitor);
}

async function handIn(visitor: Visitor): Promise<void> {
  const { page } = visitor;
  await page.getByText('看看对不对').waitFor();
  await look(visitor, 'employer-check');
  await page.getByText('我能代表这家单位').click();
  await goOn(visitor, '提交');
  await page.getByRole('heading', { name: '登记好了' }).waitFor();
  await look(visitor, 'employer-done');
  await page.getByRole('link', { name: '进入单位首页' }).click();
}

describe('an employer', () => {
  it('with a licence registers on a phone, and the clerk verifies it by the keyboard', async () => {
    const visitor = await stage.visit('phone');
    const { page } = visitor;
    await toEmployers(visitor, 0);
    await look(visitor, 'employer-none');
    await page.getByRole('link', { name: '登记单位' }).click();
    await page.getByText('有营业执照或信用代码').click();
    await look(visitor, 'employer-which');
    await goOn(visitor);
    await page.getByLabel('信用代码').fill('91350100M000100Y44');
    await goOn(visitor, '查一下');
    await page.getByText('最后一位不对').first().waitFor();
    await look(visitor, 'employer-code-wrong');
    await page.getByLabel('信用代码').fill(code.toLowerCase());
    await goOn(visitor, '查一下');
    await page.getByText('模拟的市场监管登记').waitFor();
    await look(visitor, 'employer-name');
    await goOn(visitor);
    await placeAndContact(visitor);
    await page.getByRole('heading', { name: '拍一张营业执照' }).waitFor();
    await page
      .locator('input[type="file"]')
      .setInputFiles({ name: 'licence.jpg', mimeType: 'image/jpeg', buffer: await photograph(visitor) });
    await page.getByText(/已选好/).waitFor();
    await look(visitor, 'employer-photo');
    await goOn(visitor);
    await handIn(visitor);
    await page
      .getByText(/答复您/)
      .first()
      .waitFor();
    await look(visitor, 'employer-home');

    const desk = await stage.visit('desk');
    const staff = readDemoData().staff[0];
    await desk.page.goto(`${stage.url}/counter/verifications`);
    await desk.page.getByLabel('用户名').fill(staff?.login ?? '');
    await desk.page.getByLabel('密码').fill(staff?.password ?? '');
    await desk.page.getByRole('button', { name: '登录', exact: true }).click();
    await desk.page.waitForURL('**/counter/verifications');
    await desk.page.getByText(madeUpRecord(code).name).first().waitFor();
    await desk.page.keyboard.press('j');
    await desk.page.waitForURL('**/counter/verifications/*');
    await desk.page.getByAltText('营业执照').waitFor();
    await look(desk, 'verification');
    await desk.page.keyboard.press('r');
    await look(desk, 'verification-refuse');
    await desk.page.getByRole('button', { name: '取消' }).click();
    await desk.page.keyboard.press('1');
    await desk.page.keyboard.press('2');
    await desk.page.keyboard.press('v');
    await desk.page.getByText('没有待核验的单位').waitFor();
    await look(desk, 'verification-none');

    // Without a reload: the employer's page hears of it.
    await page.getByText('已核验', { exact: true }).waitFor();
    await look(visitor, 'employer-verified');
    await page.getByRole('link', { name: '单位', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: '单位资料' }).waitFor();
    await look(visitor, 'employer-about');
    await page.getByRole('link', { name: /谁能为单位办事/ }).click();
    await page.getByRole('button', { name: '取加入码' }).click();
    await page.getByText(/还有 \d+ 分钟/).waitFor();
    await look(visitor, 'employer-people');
    const joining = ((await page.locator('.employers-code').textContent()) ?? '').replace(/\s/g, '');
    await page.goto(`${stage.url}/employer/documents`);
    await page.getByText('已用于核验').waitFor();
    await look(visitor, 'employer-documents');
    await page.goto(`${stage.url}/employer/details`);
    await page.getByLabel('怎么称呼').waitFor();
    await look(visitor, 'employer-details');

    const colleague = await stage.visit('elder');
    await toEmployers(colleague, 3);
    await colleague.page.getByRole('link', { name: /同事给了我加入码/ }).click();
    await colleague.page.getByLabel('加入码').fill(joining);
    await look(colleague, 'employer-join');
    await goOn(colleague, '加入');
    await colleague.page.getByRole('heading', { level: 1, name: madeUpRecord(code).name }).waitFor();
    await look(colleague, 'employer-home');
    await colleague.close();

    // The clerk finds it and receives it.
    await desk.page.goto(`${stage.url}/counter/employers`);
    await desk.page.getByText('最近登记的').waitFor();
    await look(desk, 'counter-employers');
    await desk.page.getByLabel('名称或信用代码').fill(code);
    await desk.page.keyboard.press('Enter');
    await desk.page.getByText('找到 1 家').waitFor();
    await desk.page.getByRole('link', { name: new RegExp(madeUpRecord(code).name) }).click();
    await desk.page.getByRole('button', { name: '接待来访' }).click();
    await desk.page.getByText('19900000077').waitFor();
    await look(desk, 'counter-employer');
    const found = desk.page.url();
    await desk.close();
    await visitor.close();

    // A manager sees it, and is offered nothing that is a clerk's to do.
    const above = await stage.visit('desk');
    const manager = readDemoData().staff[2];
    await above.page.goto(`${stage.url}/sign-in/staff?to=${new URL(found).pathname}`);
    await above.page.getByLabel('用户名').fill(manager?.login ?? '');
    await above.page.getByLabel('密码').fill(manager?.password ?? '');
    await above.page.getByRole('button', { name: '登录', exact: true }).click();
    await above.page.getByText('接待和代办由就业专员做').waitFor();
    expect(await above.page.getByRole('button', { name: '接待来访' }).count()).toBe(0);
    await look(above, 'counter-employer-manager');
    await above.close();
  });

  it('without a licence registers at a terminal', async () => {
    const visitor = await stage.visit('kiosk');
    const { page } = visitor;
    await toEmployers(visitor, 1);
    await look(visitor, 'employer-none');
    await page.getByRole('link', { name: '登记单位' }).click();
    await page.getByText('没有执照的摊点').click();
    await look(visitor, 'employer-which');
    await goOn(visitor);
    await page.getByLabel('名称').fill('王姐早点摊');
    await goOn(visitor);
    await placeAndContact(visitor);
    await handIn(visitor);
    await page.getByRole('heading', { level: 1, name: '王姐早点摊' }).waitFor();
    await look(visitor, 'employer-home');
    await visitor.close();
  });
});
