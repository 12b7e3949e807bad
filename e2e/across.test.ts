import { create } from 'qrcode';
import { beforeAll, describe, expect, it } from 'vitest';
import { demoId, readDemoData } from '../src/demo.ts';
import { systemClock } from '../src/ground/clock/clock.ts';
import { openMarket } from '../src/modules/matching/testing/market.ts';
import { look, openStage, type Stage, type Visitor } from './browser.ts';
import { fillDemoCode, signInAs } from './steps.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 120_000);

const [company] = readDemoData().agents;

/** A job of today, of the company whose agent the demonstration gives away: the newest of all. */
async function postToday(title: string): Promise<string> {
  const [mandate] = await stage.db.rows<{ employer_id: string }>(
    'select employer_id from access.mandate where person_id = $1',
    [demoId(`person/${company?.idNumber}`)],
  );
  // By the clock of the pages, not by that of the test's database.
  const { deployment } = stage.service;
  const { posting } = openMarket({
    ...stage.db,
    clock: systemClock,
    asJob: (work) => deployment.asJob('post', 'job-matching', work),
  });
  return posting(mandate?.employer_id ?? '', { title, experience: 0 });
}

/** The one path that a terminal draws for an address. */
function squares(address: string): string {
  const { size, data } = create(address, { errorCorrectionLevel: 'M' }).modules;
  return Array.from(data, (dark, at) => (dark ? `M${at % size} ${Math.floor(at / size)}h1v1h-1z` : '')).join(
    '',
  );
}

async function seeJobAtTerminal(title: string, postingId: string): Promise<string> {
  const kiosk = await stage.visit('kiosk');
  const { page } = kiosk;
  await page.getByRole('link', { name: /^我要招人/ }).scrollIntoViewIfNeeded();
  await look(kiosk, 'home-with-employers');
  await page.getByRole('link', { name: /^找工作 / }).click();
  await page.getByRole('link', { name: title }).click();
  await page.getByRole('img', { name: '这个岗位的二维码' }).waitFor();
  await look(kiosk, 'job-to-phone');
  const address = `${stage.url}/jobs/${postingId}`;
  const drawn = await page.getByRole('img', { name: '这个岗位的二维码' }).locator('path').getAttribute('d');
  expect(drawn).toBe(squares(address));
  await kiosk.close();
  return address;
}

/** From the first page to the employer's own, as somebody who acts for it. */
async function enterAsCompany(visitor: Visitor): Promise<void> {
  const { page } = visitor;
  await page.goto(stage.url);
  await page.getByRole('link', { name: /^我要招人/ }).click();
  await page.waitForURL('**/sign-in**');
  await page.getByRole('button', { name: new RegExp(`^${company?.name}`) }).waitFor();
  await look(visitor, 'sign-in-agents');
  await page.getByRole('button', { name: new RegExp(`^${company?.name}`) }).click();
  await fillDemoCode(visitor);
  await page.waitForURL((url) => url.pathname === '/employer');
}

async function answer(visitor: Visitor): Promise<void> {
  const { page } = visitor;
  await enterAsCompany(visitor);
  const tab = page.getByRole('link', { name: /^投递.*人在等$/ });
  await tab.waitFor();
  await look(visitor, 'employer-tabs');
  await tab.click();
  await page.getByRole('link', { name: '孙**' }).last().waitFor();
  await look(visitor, 'employer-applicants');
  await page.getByRole('link', { name: '孙**' }).last().click();
  await page.getByRole('button', { name: '约面试' }).click();
  await page.getByRole('button', { name: '14:00' }).click();
  await page.getByRole('button', { name: '发出邀请' }).click();
  await page.getByText('已回复').first().waitFor();
  // The next who waits is open already; the list has the tabs.
  await page.locator('.back-link').click();
  await page.getByRole('link', { name: '招聘', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: '我的岗位' }).waitFor();
  await look(visitor, 'employer-postings');
  await page.getByRole('button', { name: '回到自己' }).click();
  await page.waitForURL((url) => url.pathname === '/');
  await page.getByRole('link', { name: '办件', exact: true }).waitFor();
}

describe('from the terminal to two phones and back', () => {
  it('a job is taken along, applied for, answered, and the answer is seen at a terminal', async () => {
    const title = '成品库夜间保管员';
    const postingId = await postToday(title);
    const address = await seeJobAtTerminal(title, postingId);

    const phone = await stage.visit('phone');
    await phone.page.goto(address);
    await phone.page.getByRole('link', { name: '投给这家' }).click();
    await phone.page.waitForURL('**/sign-in**');
    await signInAs(phone, 0);
    await phone.page.waitForURL('**/apply');
    await phone.page.getByRole('button', { name: '就这样投' }).click();
    await phone.page.waitForURL('**/applications/*');
    await look(phone, 'applied');
    await phone.close();

    const employer = await stage.visit('phone');
    await answer(employer);
    await employer.close();

    const kiosk = await stage.visit('kiosk');
    const { page } = kiosk;
    await page.getByRole('link', { name: /^用身份证号登录/ }).click();
    await signInAs(kiosk, 0);
    await page.waitForURL((url) => url.pathname === '/');
    await page.getByRole('link', { name: /^找工作 / }).click();
    await page.getByRole('link', { name: '我的求职' }).click();
    await page.getByText('请您面试').first().waitFor();
    await look(kiosk, 'applications');
    await page.locator('main a[href^="/applications/"]').first().click();
    await page.getByText('单位给的面试时间').first().waitFor();
    await look(kiosk, 'application-invited');
    await kiosk.close();
  }, 240_000);
});

describe('the counter', () => {
  it('leads by clicking from who waits to the employer, its jobs and its applicants', async () => {
    const desk = await stage.visit('desk');
    const { page } = desk;
    await page.goto(`${stage.url}/sign-in/staff`);
    await page.getByText('鸢都学院职业指导站').first().waitFor();
    await look(desk, 'sign-in-staff');
    await page.getByRole('button', { name: /^王磊/ }).click();
    await page.waitForURL('**/counter');
    const tabs = { 回电: 'callbacks', 用人单位: 'employers', 单位核验: 'verifications', 核对: 'tasks' };
    for (const [name, path] of Object.entries({ ...tabs, 等回复: 'applications-waiting' })) {
      await page.getByRole('navigation', { name: '窗口页面' }).getByRole('link', { name }).click();
      await page.waitForURL(`**/counter/${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
    }
    await page
      .getByText(/人在等/)
      .first()
      .waitFor();
    await look(desk, 'counter-waiting');
    await page.locator('main a[href^="/counter/employers/"]').first().click();
    await page.getByRole('button', { name: '接待来访' }).click();
    await page.getByRole('link', { name: /^求职的人/ }).waitFor();
    await look(desk, 'counter-hiring');
    await page.getByRole('link', { name: /^求职的人/ }).click();
    await page.waitForURL('**/counter/applicants');
    await page.locator('main a[href^="/counter/applications/"]').first().waitFor();
    await look(desk, 'counter-applicants');
    await page.locator('main a[href^="/counter/applications/"]').first().click();
    await page.getByRole('button', { name: '约面试' }).waitFor();
    await look(desk, 'counter-applicant');
    await page.getByRole('link', { name: '求职者' }).click();
    await page.locator('main .back-link').click();
    await page.getByRole('button', { name: '结束接待' }).waitFor();
    await page.locator('main a[href^="/counter/applicants?posting="]').first().click();
    await page.getByText('只看投了这一个岗位的').waitFor();
    await desk.close();
  }, 120_000);
});
