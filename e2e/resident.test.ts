import { beforeAll, describe, expect, it } from 'vitest';
import { recommendJobs } from '../src/modules/matching/actions/recommendations/recommend-jobs.ts';
import { look, openStage, type Stage, type Visitor } from './browser.ts';
import { answerOne, signInAs } from './steps.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 120_000);

/** The pages of somebody who is signed in, one after the other. */
async function lookAround(visitor: Visitor, more = ''): Promise<void> {
  const { page } = visitor;
  for (const path of ['/jobs', '/cases', '/my', '/my/services', '/stations', '/continue']) {
    await page.goto(`${stage.url}${path}`);
    await look(visitor, `${path.slice(1).replace('/', '-')}${more}`);
  }
  await page.goto(`${stage.url}/jobs`);
  await page.locator('main a[href^="/jobs/"]').first().click();
  await page.waitForURL('**/jobs/*');
  await look(visitor, `job${more}`);
}

/** Said on the page of wishes; the job of an employer who says that no wheelchair gets in tells why it is left out. */
async function lookAtWheelchair(visitor: Visitor): Promise<void> {
  const { page } = visitor;
  await page.getByRole('link', { name: /改.*轮椅/ }).click();
  await page.getByText('上班的地方要轮椅能进出吗？').first().waitFor();
  await page.getByText('是', { exact: true }).click();
  await page.getByRole('button', { name: '存好' }).click();
  await page.waitForURL('**/my/wishes');
  await page.locator('.summary-row', { hasText: '要轮椅能到的地方' }).getByText('是').waitFor();
  const [job] = await stage.db.rows<{ id: string }>(
    'select posting_id as id from matching.listed_posting where not step_free order by posting_id limit 1',
  );
  await page.goto(`${stage.url}/jobs/${job?.id}`);
  await page.getByText('单位说了，上班的地方轮椅不能进出').waitFor();
  await look(visitor, 'job-wheelchair');
}

/** What one change would open, the list as if it held, kept as a wish, and found among what the list goes by; then a filter in the address. */
async function lookAtIfs(visitor: Visitor): Promise<void> {
  const { page } = visitor;
  await page.goto(`${stage.url}/jobs`);
  await page.getByText('换个条件，会多出哪些岗位').click();
  await look(visitor, 'jobs-what-if');
  const change = page.locator('main a[href^="/jobs?if=nights"]');
  const count = Number(/多 (\d+) 个/.exec((await change.locator('..').textContent()) ?? '')?.[1]);
  expect(count).toBeGreaterThan(0);
  await change.click();
  await page.getByRole('heading', { name: '假设：能上夜班' }).waitFor();
  await page.locator('main a[href^="/jobs/"]').first().waitFor();
  expect(await page.locator('main a[href^="/jobs/"]').count()).toBe(Math.min(20, count));
  await look(visitor, 'jobs-if');
  await page.locator('main a[href^="/jobs/"]').first().click();
  await page.getByText('没有列在您的推荐里').waitFor();
  await page.getByText('能上夜班，就会列进来').waitFor();
  await look(visitor, 'job-outside');
  await page.goBack();
  await page.getByRole('button', { name: '以后就按这个找' }).click();
  await page.waitForURL(`${stage.url}/jobs`);
  await page.getByRole('link', { name: '看看按什么找，改一改' }).click();
  await page.getByRole('link', { name: /改.*夜班/ }).waitFor();
  await look(visitor, 'wishes');
  await page.getByRole('link', { name: /改.*夜班/ }).click();
  await page.getByText('是', { exact: true }).click();
  await page.getByRole('button', { name: '存好' }).click();
  await page.waitForURL('**/my/wishes');
  await lookAtWheelchair(visitor);

  await page.goto(`${stage.url}/jobs?area=370705000000&minutes=30&education=61`);
  await page.getByText('地点：奎文区').click();
  await page.getByRole('button', { name: '30 分钟以内', pressed: true }).waitFor();
  await page.getByText('（选了 1 项）').click();
  await page.getByText('4500 元以上').click();
  await page.waitForURL((url) => url.searchParams.get('pay') === '450000');
  await look(visitor, 'jobs-filters');
}

async function registerHere(visitor: Visitor, which: number): Promise<string> {
  const { page } = visitor;
  await page.waitForURL('**/register');
  await look(visitor, 'register');
  await page
    .getByRole('button', { name: /登录后开始填/ })
    .or(page.getByRole('link', { name: /登录后开始填/ }))
    .click();
  await page.waitForURL('**/sign-in**');
  await look(visitor, 'sign-in');
  await signInAs(visitor, which);
  await page.getByRole('button', { name: '开始填', exact: true }).click();
  await page.waitForURL('**/drafts/*/*');
  for (let turn = 0; !page.url().endsWith('/check'); turn += 1) {
    expect(turn, 'the questions come to an end').toBeLessThan(20);
    const before = page.url();
    await page.getByRole('heading', { level: 1 }).waitFor();
    if (turn < 3) await look(visitor, `question-${turn}`);
    await answerOne(visitor);
    await page.waitForURL((url) => url.href !== before);
  }
  await page.getByText('请核对').first().waitFor();
  await look(visitor, 'check');
  await page.getByText('以上是我本人的真实情况').click();
  await page.getByRole('button', { name: '提交登记' }).click();
  await page.waitForURL('**/cases/*');
  await page.getByText('登记好了').waitFor();
  await look(visitor, 'receipt');
  return (
    ((await page.locator('main').textContent()) ?? '').match(/QZ-\d{6}-\d{4}-\d{5}-[0-9A-Z*]/)?.[0] ?? ''
  );
}

describe('a resident', () => {
  it('registers on a phone, sees jobs that fit, and finds the service proved in the ledger', async () => {
    const visitor = await stage.visit('phone');
    const { page } = visitor;
    await page.goto(stage.url);
    await page.getByText('现在登记').waitFor();
    await look(visitor, 'home-before');
    await page
      .getByRole('link', { name: '现在登记' })
      .or(page.getByRole('button', { name: '现在登记' }))
      .first()
      .click();
    const number = await registerHere(visitor, 0);
    expect(number).toMatch(/^QZ-370705-/);

    await page.goto(`${stage.url}/jobs`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.locator('main a[href^="/jobs/"]').first().waitFor();
    await look(visitor, 'jobs');
    await page.locator('main a[href^="/jobs/"]').first().click();
    await page.getByText('为什么').first().waitFor();
    await look(visitor, 'job');
    await lookAtIfs(visitor);

    await page.goto(`${stage.url}/jobs`);
    await page.getByRole('searchbox').fill('仓管员');
    await page.getByRole('button', { name: '找', exact: true }).click();
    await page.getByRole('link', { name: '仓管员', exact: true }).click();
    await page.getByRole('heading', { name: '也登在' }).waitFor();
    await page.getByText('3800-5300元/月').waitFor();
    await look(visitor, 'job-sources');

    await page.goto(stage.url);
    await page.getByText('孙建国').first().waitFor();
    await look(visitor, 'home-after');
    await page.goto(`${stage.url}/my`);
    await page.getByText('成品库保管').first().waitFor();
    await look(visitor, 'my-data');

    // The head that covers the record is signed every ten minutes; here at once.
    await stage.sealLedger();
    await page.goto(`${stage.url}/my/services`);
    await page.getByText('求职登记').first().waitFor();
    await page.getByRole('button', { name: /核验/ }).first().click();
    await page.getByText('核验通过').first().waitFor();
    await look(visitor, 'services');
    await visitor.close();
  });

  it('turns the order by his data off and on, everywhere at once, and sees what came into his list since', async () => {
    const phone = await stage.visit('phone');
    const { page } = phone;
    await page.goto(`${stage.url}/sign-in?to=/jobs`);
    await signInAs(phone, 0);
    await page.getByRole('heading', { name: '按您登记的情况排' }).waitFor();
    await page.getByRole('button', { name: '不按我的情况排' }).click();
    await page.getByRole('heading', { name: '新的在前，人人一样' }).waitFor();
    await page.goto(stage.url);
    await page.getByText('按时间排，人人一样。').waitFor();
    await page.goto(`${stage.url}/jobs`);
    await page.getByRole('button', { name: '按我的情况排', exact: true }).click();
    await page.getByRole('heading', { name: '按您登记的情况排' }).waitFor();

    // The service's own run of this hour may have been before the resident agreed: this one is to look at everybody.
    await stage.db.rows('delete from matching.recommending');
    await stage.db.asJob((ctx) => recommendJobs(ctx, { workerUrl: stage.db.urls.worker }), {
      purpose: 'matching',
    });
    // As if it had come in today.
    await stage.db.rows(
      "update matching.recommended set since[2] = (now() at time zone 'Asia/Shanghai')::date",
    );
    await page.goto(stage.url);
    await page.getByText('这几天有 1 个新岗位合适您。').waitFor();
    await look(phone, 'home-fresh');
    await page.goto(`${stage.url}/jobs`);
    await page.getByText('新来的').waitFor();
    expect(await page.getByText('新来的').count()).toBe(1);
    await look(phone, 'jobs-fresh');
    await phone.close();

    const elder = await stage.visit('elder');
    await elder.page.goto(`${stage.url}/sign-in?to=/`);
    await signInAs(elder, 0);
    await elder.page.getByText(/有 1 个新的合适您/).waitFor();
    await look(elder, 'home-fresh');
    await elder.close();
  });

  it('does it in the large version', async () => {
    const visitor = await stage.visit('elder');
    const { page } = visitor;
    await page.getByText('标准版').waitFor();
    await look(visitor, 'home-before');
    await page.goto(`${stage.url}/register`);
    await registerHere(visitor, 2);
    await lookAround(visitor);
    await visitor.close();
  });

  it('reads every page in English, on phone, large version and terminal', async () => {
    for (const screen of ['phone', 'elder', 'kiosk'] as const) {
      const visitor = await stage.visit(screen);
      const { page } = visitor;
      await page.goto(`${stage.url}/sign-in`);
      await signInAs(visitor, 3);
      await page.waitForURL(`${stage.url}/`);
      await page.getByRole('button', { name: 'English' }).click();
      await expect.poll(() => page.locator('html').getAttribute('lang')).toMatch(/^en/);
      await look(visitor, 'home-en');
      await page.goto(`${stage.url}/register`);
      await page.locator('main .button-filled').first().click();
      await page.waitForURL('**/drafts/*/*');
      await look(visitor, 'question-en');
      await page.goto(`${stage.url}${new URL(page.url()).pathname.replace(/[^/]+$/, 'check')}`);
      await look(visitor, 'check-en');
      if (screen === 'phone') await lookAround(visitor, '-en');
      await visitor.close();
    }
  });

  it('keeps what was typed over a reload, and goes back by the browser', async () => {
    const visitor = await stage.visit('phone');
    const { page } = visitor;
    await page.goto(`${stage.url}/register`);
    await page
      .getByRole('button', { name: /登录后开始填/ })
      .or(page.getByRole('link', { name: /登录后开始填/ }))
      .click();
    await signInAs(visitor, 1);
    await page.getByRole('button', { name: '开始填', exact: true }).click();
    await page.waitForURL('**/drafts/*/wanted-jobs');
    await answerOne(visitor);
    await page.waitForURL('**/drafts/*/areas');
    await page.goBack();
    await page.waitForURL('**/wanted-jobs');
    await page.reload();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.getByRole('button', { pressed: true }).first().waitFor();
    expect(await page.getByRole('button', { pressed: true }).count()).toBe(2);
    await visitor.close();
  });
});
