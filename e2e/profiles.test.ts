import { beforeAll, it } from 'vitest';
import { readDemoData } from '../src/demo.ts';
import { look, openStage, type Screen, type Stage, type Visitor } from './browser.ts';
import { signInAs } from './steps.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 120_000);

async function signInStaff({ page }: Visitor, login: string, to: string): Promise<void> {
  const staff = readDemoData().staff.find((each) => each.login === login);
  await page.goto(`${stage.url}/sign-in/staff?to=${to}`);
  await page.getByLabel('用户名').fill(login);
  await page.getByLabel('密码').fill(staff?.password ?? '');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.waitForURL(`**${to}`);
}

/** The employer of the demonstration with most postings that were public. */
async function busiestEmployer(): Promise<string> {
  const [row] = await stage.db.rows<{ id: string }>(
    'select employer_id as id from matching.posting where published_at is not null group by 1 order by count(*) desc, 1 limit 1',
  );
  return row?.id ?? '';
}

it('an employer sees its needs, pay, answers and stays, and so does the staff of its area', async () => {
  for (const screen of ['phone', 'kiosk'] as const satisfies Screen[]) {
    const owner = await stage.visit(screen);
    const { page } = owner;
    await page.goto(`${stage.url}/sign-in?to=/employer`);
    await signInAs(owner, 1);
    await page.getByRole('link', { name: /招聘情况/ }).click();
    await page.getByRole('heading', { name: '留下来的人' }).waitFor();
    await look(owner, 'employer-profile');
    await owner.close();
  }

  const desk = await stage.visit('desk');
  const { page } = desk;
  await signInStaff(desk, 'zhaoyun', '/counter/employers');
  await page.goto(`${stage.url}/counter/employers/${await busiestEmployer()}`);
  await page.getByRole('link', { name: '看招聘情况' }).click();
  await page.getByRole('table').waitFor();
  await look(desk, 'employer-profile-staff');
  await desk.close();
});
