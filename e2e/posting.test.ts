import { beforeAll, expect, it } from 'vitest';
import { parseDay } from '../src/ground/clock/day.ts';
import { newId } from '../src/ground/uuid.ts';
import { composeCreditCode, registerEmployers } from '../src/modules/employers/index.ts';
import { idNumber, openMarket } from '../src/modules/matching/testing/market.ts';
import { look, openStage, type Stage, type Visitor } from './browser.ts';
import { signInAs, signInWith } from './steps.ts';

let stage: Stage;
let market: ReturnType<typeof openMarket>;
beforeAll(async () => {
  stage = await openStage();
  market = openMarket(stage.db);
}, 240_000);

const sentence =
  '招两个服务员，早十点到晚九点，一个月三千五到四千，管两顿饭，没干过也行，在北苑街道文化路12号';

const wheelchair = '轮椅能进出上班的地方吗？';
/** What the sentence did not say: by the page's question what is chosen or typed. Everything else is offered and only gone on from. */
const unsaid: Record<string, { choose?: string; type?: string }> = {
  '来了主要干什么活？': { type: '点单、端面、收拾桌子' },
  [wheelchair]: { choose: '坐轮椅的人自己能进出' },
  '工资怎么算、怎么发？': { choose: '每月发一次' },
  '学历有要求吗？': { choose: '学历不限' },
  '要有什么证？': { choose: '健康证' },
  '这个岗位特别适合谁？': { choose: '都不是，普通岗位' },
  '打算签什么合同？': { choose: '劳动合同' },
  '这条招聘挂多少天？': { choose: '30 天' },
};

async function actForShop({ page }: Visitor): Promise<string> {
  const { id: personId } = (await (await page.request.get(`${stage.url}/api/session`)).json()) as {
    id: string;
  };
  const employerId = newId(1);
  await stage.service.deployment.asJob('register', 'job-matching', (ctx) =>
    registerEmployers(ctx, [
      {
        employerId,
        creditCode: composeCreditCode('92', '999999', 'MA3CNDLT'),
        name: '潍坊演示牛肉面馆',
        kind: 'merchant',
        areaCode: '370705006000',
        address: '文化路 12 号',
        contactName: '马掌柜',
        contactPhone: '0536-8888888',
        verifiedOn: parseDay(new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)),
        agents: [{ mandateId: newId(2), personId, nameMask: '马**' }],
      },
    ]),
  );
  return employerId;
}

async function answer(visitor: Visitor): Promise<void> {
  const { page } = visitor;
  const heading = page.getByRole('heading', { level: 1 });
  const title = ((await heading.textContent()) ?? '').trim();
  const { choose, type } = unsaid[title] ?? {};
  if (choose) await page.locator('label, button', { hasText: choose }).first().click();
  if (type) await page.getByRole('textbox').last().fill(type);
  await page.getByRole('button', { name: '继续', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor({ state: 'detached' });
}

const tofu = '豆腐坊师傅';

/** The employer sees how many fit, what each thing asked costs, and who agreed to be shown, without a name; who is invited answers himself. */
async function inviteOne(owner: Visitor, employerId: string): Promise<void> {
  const { page } = owner;
  const wants = { 'person.wanted_jobs': [tofu], 'person.residence_area': '370705001000' };
  const seeker = { idNumber: idNumber('37070519900505777'), phone: '' };
  seeker.phone = (await market.person({ ...wants, 'person.experience_years': 6 }, seeker)).phone;
  for (let at = 0; at < 13; at += 1)
    await market.person({ ...wants, 'person.experience_years': at % 3, 'person.consent_employers': true });
  const postingId = await market.posting(employerId, {
    title: tofu,
    place: ['370705001000'],
    education: '31',
    experience: 2,
    hours: ['两班倒'],
  });
  const person = await stage.visit('phone');
  await person.page.goto(`${stage.url}/sign-in?to=/jobs`);
  await signInWith(person, seeker);
  await person.page.waitForURL('**/jobs');
  await person.page.getByText('现在没有单位能看到您').waitFor();
  await person.page.getByRole('button', { name: '同意给单位看' }).click();
  await person.page.getByText('招这类工作的单位能看到您').waitFor();
  await look(person, 'jobs-shown');

  await page.goto(`${stage.url}/employer/postings/${postingId}`);
  await page.getByText('2 年经验 → 不要经验').waitFor();
  await look(owner, 'posting-counts');
  await page.getByRole('link', { name: '看合适的人' }).click();
  const cards = page.locator('.card', { hasText: /求职者 [0-9A-F]{4}/ });
  await cards.first().waitFor();
  for (const screen of ['kiosk', 'desk'] as const) {
    const other = await stage.visit(screen);
    await other.page.goto(`${stage.url}/sign-in?to=/employer`);
    await signInAs(other, 1);
    await other.page.getByRole('heading', { name: '潍坊演示牛肉面馆' }).waitFor();
    await other.page.goto(`${stage.url}/employer/postings/${postingId}`);
    await other.page.getByText('2 年经验 → 不要经验').waitFor();
    await look(other, 'posting-counts');
    await other.page.getByRole('link', { name: '看合适的人' }).click();
    await other.page.locator('.card', { hasText: '邀请应聘' }).first().waitFor();
    await look(other, 'candidates');
    await other.close();
  }
  const his = cards.filter({ hasText: '干过 6 年' });
  await his.getByRole('button', { name: /邀请应聘/ }).click();
  await his.getByText(/邀请的$/).waitFor();
  await page.getByText('已邀请 1 人').waitFor();
  await look(owner, 'candidates');

  // Without a reload.
  await person.page.getByText('单位邀请您应聘').waitFor();
  await person.page.reload();
  await person.page.getByText('这一年有 1 家单位看过').waitFor();
  await person.page.getByText('单位邀请您应聘').waitFor();
  await look(person, 'jobs-invited');
  await person.page.getByRole('link', { name: '愿意，去投' }).click();
  await person.page.waitForURL(`**/jobs/${postingId}/apply`);
  await person.page.goto(`${stage.url}/applications`);
  await person.page.getByRole('button', { name: '不感兴趣' }).click();
  await person.page.getByText('单位邀请您应聘').waitFor({ state: 'detached' });
  await page.reload();
  await page.getByText('1 人不感兴趣').waitFor();
  expect(await his.count()).toBe(0);
  await person.close();
}

it('a noodle shop posts by one sentence and a row of taps, and a resident finds it', async () => {
  const owner = await stage.visit('phone');
  const { page } = owner;
  await page.goto(`${stage.url}/sign-in?to=/my`);
  await signInAs(owner, 1);
  await page.waitForURL(({ pathname }) => pathname === '/my');
  const employerId = await actForShop(owner);
  await page.goto(`${stage.url}/employer`);
  await page.getByRole('heading', { name: '潍坊演示牛肉面馆' }).waitFor();
  await page.goto(`${stage.url}/employer/postings`);
  await page.getByText('还没有发过岗位').waitFor();
  await look(owner, 'postings-none');
  await page.getByRole('link', { name: '发岗位' }).click();
  await page.waitForURL('**/employer/postings/new');

  const box = page.getByLabel('招什么人');
  await box.fill('招服务员两名厨师一名，限女性，工资面议');
  await page.getByText('这里有 2 个岗位').waitFor();
  await page.getByText('“限女性”要改').waitFor();
  await page.getByText('工资不能写“面议”').waitFor();
  await look(owner, 'postings-new-unlawful');

  const began = Date.now();
  await box.fill(sentence);
  await page.getByText('听懂了这些').waitFor();
  await page.getByText('服务员', { exact: true }).first().waitFor();
  await look(owner, 'postings-new');
  await page.getByRole('button', { name: '接着填' }).click();
  await page.waitForURL('**/employer/drafts/**');
  for (let turn = 0; !page.url().endsWith('/check'); turn += 1) {
    expect(turn, 'the questions come to an end').toBeLessThan(25);
    await page.getByRole('heading', { level: 1 }).waitFor();
    if (turn === 2) await look(owner, 'postings-question');
    if (await page.getByRole('heading', { level: 1, name: wheelchair }).isVisible())
      await look(owner, 'postings-question-wheelchair');
    await answer(owner);
  }
  await page.getByText('请核对').first().waitFor();
  await page.getByRole('heading', { name: '多少人合适' }).waitFor();
  await look(owner, 'postings-check');
  await page.getByText('这是真实的招聘').or(page.getByText('以上是真实的招聘')).first().click();
  await page.getByRole('button', { name: '发布' }).click();
  await page.waitForURL('**/employer/cases/*');
  process.stdout.write(
    `posted ${Math.round((Date.now() - began) / 1000)} s after the sentence, pictures included\n`,
  );
  await page.goto(`${stage.url}/employer/postings`);
  await page.getByRole('link', { name: '服务员' }).click();
  await page.getByText('招聘中').first().waitFor();
  await page.getByText('多少人在找').waitFor();
  await page.getByRole('link', { name: '看合适的人' }).waitFor();
  await look(owner, 'posting');
  const postingId = page.url().split('/').at(-1) ?? '';
  const work = page.locator('.card', { hasText: '职业对吗' });
  await work.getByText('说不准，把握 60%').waitFor();
  await work.scrollIntoViewIfNeeded();
  await look(owner, 'posting-occupation');
  await work.getByRole('button', { name: '给“服务员”找别的职业' }).click();
  await page.getByLabel('找职业').fill('传菜');
  await page.getByText(/^找到 \d+ 个$/).waitFor();
  await look(owner, 'posting-occupation-search');
  await page.getByRole('dialog').getByRole('button', { name: '关上' }).click();
  await page.getByRole('button', { name: '对，“服务员”是餐厅服务员' }).click();
  await page.getByText('按您确认的职业找人').waitFor();
  await page.getByText('确认了职业').first().waitFor();

  const visitor = await stage.visit('phone');
  await visitor.page.goto(`${stage.url}/jobs/${postingId}`);
  await visitor.page.getByText('单位已核验').waitFor();
  await visitor.page.getByText('能进出', { exact: true }).waitFor();
  await look(visitor, 'own-job');

  await page.getByRole('button', { name: '不招了' }).click();
  await page.getByText('不需要人了').click();
  await page.getByRole('button', { name: '确定' }).click();
  await page.getByText('已撤下').first().waitFor();
  await visitor.page.reload();
  await visitor.page.getByText('这个岗位已经结束').waitFor();
  await inviteOne(owner, employerId);
  await owner.close();
  await visitor.close();
});

it('the entrance of a group leads to the postings that are meant for it, and on to all', async () => {
  const { employerId } = await market.employer('演示家政服务有限公司');
  await market.posting(employerId, { title: '演示小时工保洁', labels: ['gig'] });
  await market.posting(employerId, { title: '演示长期工保洁', labels: ['none'] });
  for (const screen of ['phone', 'elder', 'kiosk', 'desk'] as const) {
    const visitor = await stage.visit(screen);
    const { page } = visitor;
    await page.goto(`${stage.url}/for/flexible-workers`);
    await page.getByRole('link', { name: '零工', exact: true }).click();
    await page.waitForURL('**/jobs?label=gig');
    const chosen = page.getByRole('button', { name: '零工', pressed: true });
    await chosen.waitFor();
    await page.getByText('演示小时工保洁').first().waitFor();
    expect(await page.getByText('演示长期工保洁').count()).toBe(0);
    await look(visitor, 'jobs-label');
    await page.reload();
    await chosen.click();
    await chosen.waitFor({ state: 'detached' });
    expect(new URL(page.url()).search).toBe('');
    await visitor.close();
  }
}, 120_000);
