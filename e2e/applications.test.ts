import { beforeAll, describe, expect, it } from 'vitest';
import { readDemoData } from '../src/demo.ts';
import { addDays, dayOf } from '../src/ground/clock/day.ts';
import { newId } from '../src/ground/uuid.ts';
import { giveMandate } from '../src/modules/access/index.ts';
import { openMarket } from '../src/modules/matching/testing/market.ts';
import { recordFacts } from '../src/modules/people/index.ts';
import { look, openStage, type Stage, type Visitor } from './browser.ts';
import { signInAs } from './steps.ts';

const told = [
  { fact: 'person.wanted_jobs', value: ['仓库管理员'] },
  { fact: 'person.education', value: '61' },
  { fact: 'person.experience_years', value: 10 },
  { fact: 'person.last_job', value: '成品库保管' },
  { fact: 'person.skills', value: ['点数盘点', '开叉车'] },
  { fact: 'person.certificates', value: ['叉车证 N1'] },
  { fact: 'person.wanted_pay', value: 500_000 },
];

let stage: Stage;
let employerId: string;
let postingId: string;

beforeAll(async () => {
  stage = await openStage();
  const market = openMarket(stage.db);
  ({ employerId } = await market.employer('北辰供应链有限公司'));
  postingId = await market.posting(employerId, { certificates: ['叉车证'], experience: 1 });
}, 120_000);

async function signIn(visitor: Visitor, which: number): Promise<string> {
  const { page } = visitor;
  await page.goto(`${stage.url}/sign-in?to=/applications`);
  await signInAs(visitor, which);
  await page.waitForURL((url) => url.pathname === '/applications');
  const session = await page.evaluate<{ id: string }>(
    `fetch('/api/session').then((answer) => answer.json())`,
  );
  return session.id;
}

/** As the employer's own pages do it once he has chosen for whom he acts. */
async function actForEmployer(visitor: Visitor, which: number): Promise<void> {
  const personId = await signIn(visitor, which);
  await stage.db.asJob((ctx) => giveMandate(ctx, { mandateId: newId(Date.now()), employerId, personId }));
  await visitor.page.evaluate(`sessionStorage.setItem('leye.employer', '${employerId}')`);
}

/** A clerk of the demonstration at his desk, on one of its pages. */
async function signInClerk(at: string): Promise<Visitor> {
  const visitor = await stage.visit('desk');
  const { page } = visitor;
  const staff = readDemoData().staff[1];
  await page.goto(`${stage.url}/sign-in/staff?to=${at}`);
  await page.getByLabel('用户名').fill(staff?.login ?? '');
  await page.getByLabel('密码').fill(staff?.password ?? '');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.waitForURL(({ pathname }) => pathname === at);
  return visitor;
}

describe('an application', () => {
  it('is sent on a phone with what the person sees, answered on a phone, and agreed', async () => {
    const person = await stage.visit('phone');
    const { page } = person;
    const personId = await signIn(person, 0);
    await look(person, 'applications-none');

    await stage.db.as({ kind: 'resident', role: 'resident', id: personId, person: personId }, (ctx) =>
      recordFacts(ctx, personId, told),
    );
    await page.goto(`${stage.url}/jobs/${postingId}`);
    await page.getByText('这家单位回不回信').waitFor();
    await look(person, 'job-own');
    await page.getByRole('link', { name: '投给这家' }).click();
    await page.getByText('会发给单位的，就是这些').waitFor();
    await look(person, 'apply');
    await page.getByLabel('想说一句').fill('我电话 13800001111');
    await page.getByRole('button', { name: '就这样投' }).click();
    await page.getByText('电话、微信先不用写').waitFor();
    await page.getByLabel('想说一句').fill('下周一就能上班');
    await page.getByRole('button', { name: '就这样投' }).click();
    await page.waitForURL('**/applications/*');
    await page.getByText('单位应在').first().waitFor();
    await look(person, 'application-sent');

    const employer = await stage.visit('phone');
    await actForEmployer(employer, 1);
    await employer.page.goto(`${stage.url}/employer/applicants`);
    await employer.page.getByRole('link', { name: '孙**' }).waitFor();
    await look(employer, 'applicants');
    await employer.page.getByRole('link', { name: '孙**' }).click();
    await employer.page.getByRole('button', { name: '约面试' }).waitFor();
    await look(employer, 'applicant');
    expect(await employer.page.locator('main').textContent()).not.toMatch(/建国|岁|1990000/);
    await employer.page.getByRole('button', { name: '不合适' }).click();
    await look(employer, 'applicant-refuse');
    await employer.page.getByRole('button', { name: '返回' }).last().click();
    await employer.page.getByRole('button', { name: '约面试' }).click();
    await employer.page.getByRole('button', { name: '14:00' }).click();
    await employer.page.getByRole('button', { name: '15:00' }).click();
    await look(employer, 'applicant-invite');
    await employer.page.getByRole('button', { name: '发出邀请' }).click();
    await employer.page.getByText('都回复了').waitFor();

    await page.goto(stage.url);
    await page.getByText('有单位约您面试').waitFor();
    await look(person, 'home-invited');
    await page.goto(`${stage.url}/my`);
    await page.getByRole('link', { name: '我的回电' }).waitFor();
    await look(person, 'my');
    await page.getByRole('link', { name: '我的求职' }).click();
    await page.getByText('请您面试').waitFor();
    await look(person, 'applications');
    await page.locator('main a[href^="/applications/"]').first().click();
    await page.getByText('单位给的面试时间').first().waitFor();
    await look(person, 'application-invited');
    await page.locator('label', { hasText: '15:00' }).click();
    await page.getByRole('button', { name: '就选这个时间' }).click();
    await page.getByText('面试约好了').first().waitFor();
    await page.getByRole('link', { name: /打给单位/ }).waitFor();
    await look(person, 'application-agreed');
    await page.goto(stage.url);
    await page.getByText(/月\d+日 15:00 去面试/).waitFor();
    await page.getByText('演示路 6 号').first().waitFor();
    await look(person, 'home-interview');

    await employer.page.goto(`${stage.url}/employer/applicants`);
    await employer.page.getByText('约面试 1').click();
    await employer.page.getByRole('link', { name: '孙建国', exact: true }).waitFor();
    await look(employer, 'applicants-soon');
    await employer.page.getByRole('link', { name: '孙建国', exact: true }).click();
    await employer.page.getByRole('button', { name: '看电话' }).click();
    await employer.page.getByRole('link', { name: /打 1990/ }).waitFor();
    await look(employer, 'applicant-agreed');
    await employer.page.getByRole('button', { name: '录用' }).click();
    await look(employer, 'applicant-hire');
    // After the hire its page names what it may open, and leads to the calculator with the hire in its list.
    await employer.page.getByLabel('哪天上班').fill(addDays(dayOf(new Date()), 3));
    await employer.page.getByRole('button', { name: '告诉本人录用了' }).click();
    await employer.page.getByRole('heading', { name: '招了这位，单位可能享受' }).waitFor();
    await look(employer, 'applicant-hired');
    await employer.page.getByRole('link', { name: '去算单位能享受什么' }).click();
    await employer.page.waitForURL('**/employer/calculator');
    await employer.page.goto(`${stage.url}/employer/calculator?see=results`);
    await employer.page.getByText('您在这里招的 1 人已经列进来了').waitFor();
    await look(employer, 'calculator-hired');
    await employer.page.getByRole('link', { name: '补全招用名单' }).click();
    await employer.page.getByText('在这里招的人已经写好').waitFor();
    expect(await employer.page.getByLabel('名单').inputValue()).toMatch(/^编号，.*招用日期.*\n孙/u);
    await look(employer, 'calculator-hires-here');
    await person.close();
    await employer.close();
  }, 180_000);

  it('shows the same pages at a terminal, in 长辈版 and beside the counter', async () => {
    for (const screen of ['kiosk', 'elder'] as const) {
      const visitor = await stage.visit(screen);
      await signIn(visitor, screen === 'kiosk' ? 2 : 3);
      await visitor.page.goto(`${stage.url}/jobs/${postingId}/apply`);
      await visitor.page.getByText('会发给单位的，就是这些').waitFor();
      await look(visitor, 'apply');
      await visitor.page.getByRole('button', { name: '就这样投' }).click();
      await visitor.page.waitForURL('**/applications/*');
      await look(visitor, 'application-sent');
      await visitor.close();
    }
    const employer = await stage.visit('kiosk');
    await actForEmployer(employer, 1);
    await employer.page.goto(`${stage.url}/employer/applicants`);
    await employer.page.getByText('等您回复 2').waitFor();
    await look(employer, 'applicants');
    await employer.page.locator('main a.card-link').first().click();
    await employer.page.getByRole('button', { name: '约面试' }).click();
    await look(employer, 'applicant-invite');
    await employer.close();

    const counter = await signInClerk('/counter/applications-waiting');
    await counter.page.getByText('2 人在等').first().waitFor();
    await look(counter, 'applications-waiting');
    await counter.close();
  }, 180_000);

  it('is sent by a clerk for the person in front of him, who reads it afterwards', async () => {
    const own = await stage.visit('phone');
    const personId = await signIn(own, 2);
    // Before the visit begins: its page keeps the list it has read for ten seconds, and what another device tells in them comes after.
    await stage.db.as({ kind: 'resident', role: 'resident', id: personId, person: personId }, (ctx) =>
      recordFacts(ctx, personId, told),
    );
    const desk = await signInClerk('/counter');
    const { page } = desk;
    const offered = await openMarket(stage.db).posting(employerId, {
      title: '仓库管理员（白班）',
      duties: '成品入库登记，发货前核对',
      'pay-low': 560_000,
      'pay-high': 640_000,
    });
    const person = readDemoData().residents[2];
    await page.getByLabel('姓名', { exact: true }).fill(person?.name ?? '');
    await page.getByLabel('身份证号码').fill(person?.idNumber ?? '');
    await page
      .getByRole('button', { name: /开始接待|接待/ })
      .last()
      .click();
    await page.waitForURL(`**/counter/people/${personId}`);
    await page.getByRole('link', { name: '人和岗位，看为什么' }).click();
    await page.locator(`a[href*="job=${offered}"]`).first().click();
    await look(desk, 'person-jobs-own');
    await page.getByRole('link', { name: '看岗位全文' }).click();
    await page.getByText('这家单位回不回信').waitFor();
    await page.getByText(/^替刘\*办/).waitFor();
    await look(desk, 'job-for-person');
    await page.getByRole('link', { name: '投给这家' }).click();
    await page.getByText('会发给单位的，就是这些').waitFor();
    await look(desk, 'apply-for-person');
    await page.getByRole('button', { name: '就这样投' }).click();
    await page.waitForURL('**/applications/*');
    await page.getByText('工作人员代办').waitFor();
    await look(desk, 'application-for-person');
    await page.getByRole('button', { name: '回到接待' }).click();
    await page.waitForURL(`**/counter/people/${personId}`);
    await desk.close();

    await own.page.goto(`${stage.url}/applications`);
    await own.page.getByRole('link', { name: /白班/ }).click();
    await own.page.getByText('工作人员代办').waitFor();
    await own.page.goto(`${stage.url}/my`);
    await own.page.getByText('推荐岗位、替您应聘').first().waitFor();
    await look(own, 'my-data-applied-for');
    await own.close();
  }, 120_000);
});
