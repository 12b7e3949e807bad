import { beforeAll, expect, it } from 'vitest';
import { readDemoData } from '../src/demo.ts';
import { recordFacts } from '../src/modules/people/index.ts';
import { lookAgain } from '../src/modules/policy/actions/look-again.ts';
import { rankDoubts } from '../src/modules/policy/actions/rank-doubts.ts';
import { confirmAll } from '../src/modules/policy/testing/confirm-all.ts';
import { look, openStage, type Screen, type Stage } from './browser.ts';
import { signInResident } from './sign-in.ts';
import { signInAs, signInWith } from './steps.ts';

let stage: Stage;
/** 刘𬭎, who is young enough for the traineeship. */
const young = 2;
beforeAll(async () => {
  stage = await openStage();
  // First, so that what is heard of him is looked at by it, whoever runs the job.
  await confirmAll(stage.db, 'P46', new Date());
  const { personId } = await signInResident(stage.service, young);
  const source = { kind: 'self', name: null } as const;
  await stage.service.deployment.asJob('test', 'test', (ctx) =>
    recordFacts(ctx, personId, [{ fact: 'person.employment_status', value: 'unemployed', source }]),
  );
  await stage.service.jobs.runDue();
}, 120_000);

async function home(screen: Screen) {
  const visitor = await stage.visit(screen);
  const { page } = visitor;
  await page.goto(`${stage.url}/sign-in?to=/${screen === 'kiosk' ? '&skin=kiosk' : ''}`);
  await signInAs(visitor, young);
  await page.waitForURL((url) => url.pathname === '/');
  return visitor;
}

it.each(['elder', 'kiosk'] as const)('on the first page of %s, once he is signed in', async (screen) => {
  const visitor = await home(screen);
  await visitor.page.getByRole('heading', { name: '您现在可以享受' }).waitFor();
  await look(visitor, 'home-entitled');
  await visitor.close();
});

it('a resident finds on his first page what he is entitled to, and puts it away', async () => {
  const phone = await home('phone');
  const { page } = phone;
  await page.getByRole('heading', { name: '您现在可以享受' }).waitFor();
  await look(phone, 'home-entitled');
  await page.getByRole('link', { name: /青年就业见习/ }).click();
  await page.waitForURL('**/policies/P46');
  await page.goBack();
  await page.getByRole('button', { name: '先收起来' }).click();
  await page.getByText('收起来了，有变化再告诉您').waitFor();
  await page.getByRole('heading', { name: '您现在可以享受' }).waitFor({ state: 'detached' });
  await phone.close();
  // What was put away stays away on every device; nothing of it shows where nobody is signed in.
  const kiosk = await stage.visit('kiosk');
  await kiosk.page.getByRole('link', { name: /能享受的政策/ }).waitFor();
  expect(await kiosk.page.getByText('您现在可以享受').count()).toBe(0);
  await kiosk.close();
});

it('who acts for a shop finds on its page what the shop is entitled to, and puts it away', async () => {
  await confirmAll(stage.db, 'P19', new Date());
  const { asJob } = stage.service.deployment;
  while ((await stage.db.rows(`select 1 from policy.looked where policy = 'P19'`)).length === 0)
    await asJob('test', 'test', (ctx) => lookAgain(ctx));
  const shop = readDemoData().agents.find(({ name }) => name === '吴小琴');
  if (!shop) throw new Error('the demonstration has no shop');
  const phone = await stage.visit('phone');
  const { page } = phone;
  await page.goto(`${stage.url}/sign-in?to=/employer`);
  await signInWith(phone, shop);
  await page.getByRole('heading', { name: '单位现在可以享受' }).waitFor();
  await look(phone, 'employer-entitled');
  await page.getByRole('link', { name: /六税两费.*现在就能去办/ }).click();
  await page.waitForURL('**/policies/P19');
  await page.goBack();
  await page.getByRole('button', { name: '先收起来' }).click();
  await page.getByRole('heading', { name: '单位现在可以享受' }).waitFor({ state: 'detached' });
  await phone.close();
});

it('an officer sees for how many people of the area a policy stands how', async () => {
  const desk = await stage.visit('desk');
  const { page } = desk;
  await page.goto(`${stage.url}/sign-in/staff?to=/counter/policies`);
  const { login, password } = readDemoData().staff.find(({ role }) => role === 'manager') ?? {};
  await page.getByLabel('用户名').fill(login ?? '');
  await page.getByLabel('密码').fill(password ?? '');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.waitForURL('**/counter/policies');
  await stage.service.deployment.asJob('test', 'test', (ctx) => rankDoubts(ctx));
  await page.goto(`${stage.url}/counter/policies?policy=P46`);
  await page.getByText('本辖区有多少人').waitFor();
  await look(desk, 'policy-population');
  await desk.close();
});
