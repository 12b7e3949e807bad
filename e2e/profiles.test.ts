import { beforeAll, expect, it } from 'vitest';
import { readDemoData } from '../src/demo.ts';
import { makeDocx, makePdf, resume } from '../src/modules/matching/testing/resumes.ts';
import { look, openStage, type Screen, type Stage, type Visitor } from './browser.ts';
import { signInAs, signInWith } from './steps.ts';

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
  await page.waitForURL(({ pathname }) => pathname === to);
}

/** Somebody of the demonstration who acts for a company. */
function agent() {
  const [first] = readDemoData().agents;
  if (!first) throw new Error('nobody acts for an employer');
  return first;
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
    await signInWith(owner, agent());
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

it('a resident has a résumé read, keeps what is right, and sees where each skill is known from', async () => {
  for (const screen of ['phone', 'kiosk', 'desk'] as const satisfies Screen[]) {
    const visitor = await stage.visit(screen);
    const { page } = visitor;
    await page.goto(`${stage.url}/sign-in?to=/my/profile`);
    await signInAs(visitor, 2);
    await page.getByRole('heading', { name: '我的求职档案' }).waitFor();
    await page.getByText('从简历里读').click();
    if (screen === 'phone') {
      await look(visitor, 'resume-ask');
      await page.setInputFiles('input[type=file]', {
        name: '扫描.pdf',
        mimeType: 'application/pdf',
        buffer: makePdf([]),
      });
      await page.getByRole('button', { name: '读一读' }).click();
      await page.getByText('像是扫描件').first().waitFor();
      await look(visitor, 'resume-scan');
      await page.getByRole('button', { name: '不要这个' }).click();
      await page.setInputFiles('input[type=file]', {
        name: '简历.docx',
        mimeType: 'application/octet-stream',
        buffer: await makeDocx(resume.split('\n')),
      });
    } else await page.getByLabel('简历文字').fill(resume);
    await page.getByRole('button', { name: '读一读' }).click();
    await page.getByText('简历里读到这些').waitFor();
    await look(visitor, 'resume-found');
    if (screen === 'phone') {
      await page.locator('label', { hasText: '出入库' }).first().click();
      await page.locator('label', { hasText: 'C1驾照' }).first().click();
      await page.getByRole('button', { name: '记下这 2 条' }).click();
      await page.getByText('记下了 2 条').waitFor();
    }
    await page.locator('.summary-row', { hasText: '出入库' }).first().waitFor();
    await look(visitor, 'profile');
    await visitor.close();
  }
});

it('a clerk has a person beside jobs with why, as if one thing were otherwise, and people for a posting', async () => {
  const desk = await stage.visit('desk');
  const { page } = desk;
  await signInStaff(desk, 'wanglei', '/counter');
  const [seeker] = await stage.db.rows<{ id: string }>(
    `select person_id as id from people.person where wanted_jobs is not null and area_code like '370705%'
       and no_nights and consent_recommendations is not false and residence_area is not null and died_on is null order by person_id limit 1`,
  );
  await page.goto(`${stage.url}/counter/people/${seeker?.id}`);
  await page.getByRole('link', { name: '人和岗位，看为什么' }).click();
  await page.getByRole('heading', { name: '合适的岗位' }).waitFor();
  await look(desk, 'person-jobs');
  await page.getByText('求职档案').click();
  await page.locator('.card-link').first().click();
  await page.getByRole('complementary').locator('.jobs-reasons').waitFor();
  await look(desk, 'person-jobs-why');
  await page.getByText('换个条件').first().click();
  await page.locator('a[href*="jobs?if="]').first().click();
  await page.getByText(/^假设：/).waitFor();
  await look(desk, 'person-jobs-if');
  const looks = await stage.db.rows(
    "select 1 from access.audit where person_id = $1 and purpose = 'job-matching'",
    [seeker?.id],
  );
  expect(looks).toHaveLength(1);

  await page.goto(`${stage.url}/counter/employers/${await busiestEmployer()}`);
  await page.getByRole('button', { name: '接待来访' }).click();
  await page
    .getByRole('link', { name: /合适的人$/ })
    .first()
    .click();
  await page.getByRole('heading', { name: '合适的人', level: 1 }).waitFor();
  await look(desk, 'candidates-counter');
  await desk.close();
});
