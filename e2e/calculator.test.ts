import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { jobless } from '../src/modules/policy/testing/made-up.ts';
import { look, openStage, type Stage, screens, type Visitor } from './browser.ts';
import { readCode, readPdf } from './read-paper.ts';
import { signInAs } from './steps.ts';

/** Where residents reach the server; the browser of the test, as a terminal, reads its pages from elsewhere. */
const publicUrl = 'https://leye.example';
let stage: Stage;
beforeAll(async () => {
  stage = await openStage({ publicUrl });
}, 120_000);

/** What somebody without work answers; what is not named here is not clear to him. */
const answers: [question: RegExp, answer: RegExp][] = [
  [/下面这些，您现在有哪些/, /办了失业登记/],
  [/您现在有工作吗/, /没有工作/],
  [/公司、店铺或合作社/, /没有创办/],
];

/** A woman in her forties who lost her work; everything that the calculator might ask her is told. */
const told = {
  ...jobless,
  birth_date: '1981-03-10',
  unemp_registered: true,
  unemp_registered_on: '2026-03-01',
  unemp_since: '2025-10-01',
  rural_zero_transfer_family: false,
  dibao: false,
  tekun: false,
  anti_poverty: false,
  poverty_alleviated: false,
  rural_low_income: false,
  disability_cert: false,
  single_parent_minor: false,
  two_child_mother: false,
  veteran: false,
  veteran_self_choice: false,
  prison_released: false,
  capacity_cut_worker: false,
  returned_migrant: false,
  online_merchant: false,
  rural_founder: false,
  edu_level: 'none',
  graduation_date: null,
  final_year: false,
  enterprise_employee: false,
  enterprise_pension_insured: false,
  ui_paid_months: 96,
  ui_involuntary: true,
  ui_receiving: false,
  cert_level: null,
  cert_date: null,
  training_group: true,
  training_cert: false,
  startup_training_cert: false,
  business_kind: 'none',
  grassroots_place: false,
  accident_policy_bought: false,
  works_outside_province: false,
  price_trigger_active: false,
  history: [],
};

/** Answers what is asked, and tells what it was; nothing where the results stand there. */
async function answerOne(visitor: Visitor, looks: boolean): Promise<string | undefined> {
  const { page } = visitor;
  await expect
    .poll(async () => (await page.locator('.question h1, .calculator-counts').count()) > 0, {
      timeout: 10_000,
    })
    .toBe(true);
  if ((await page.locator('.calculator-counts').count()) > 0) return undefined;
  const title = (await page.locator('.question h1').textContent())?.trim() ?? '';
  const wanted = answers.find(([question]) => question.test(title))?.[1];
  if ((await page.locator('.question .place').count()) > 0) {
    await page.getByRole('searchbox').fill('奎文区');
    await page.locator('.place .row-link').filter({ hasText: '奎文' }).first().click();
    await page.locator('.place [aria-current="true"]').filter({ hasText: '奎文' }).waitFor();
  } else {
    // A page may ask for two or three things; what is not known is left so.
    for (const field of await page.locator('.question fieldset.answers').all()) {
      const choices = field.locator('.answer');
      const known = wanted ? choices.filter({ hasText: wanted }) : undefined;
      const choice = known && (await known.count()) > 0 ? known : choices.filter({ hasText: '说不清楚' });
      await choice.first().click();
    }
  }
  if (looks) await look(visitor, `calculator-${title.slice(0, 6)}`);
  await page.getByRole('button', { name: '继续', exact: true }).click();
  await expect
    .poll(async () => (await page.locator('h1').first().textContent())?.trim() === title)
    .toBe(false);
  return title;
}

/**
 * What is printed: a sheet of its own, on two or three pages, with the results in words and a way back in a code that a telephone reads; at
 * the public address, with nothing but what was answered in it.
 */
async function expectOnPaper({ page }: Visitor) {
  const paper = page.locator('.paper');
  await expect.poll(async () => /最近的站点：.*\d{7,}/.test((await paper.textContent()) ?? '')).toBe(true);
  const code = (await readCode(paper.locator('svg.qr'))) ?? '';
  expect(code.startsWith(`${publicUrl}/calculator#a.`)).toBe(true);
  const pages = await readPdf(await page.pdf({ preferCSSPageSize: true }));
  expect(pages.length).toBeLessThanOrEqual(3);
  const sum = (await page.locator('main h1').first().textContent()) ?? '';
  for (const words of ['结果单', '去哪办:', '带:', '待核实:', '依据:', '最近的站点:', sum.normalize('NFKC')])
    expect(pages.join('\n')).toContain(words);
  // Nothing of the page around it.
  expect(pages.join('\n')).not.toContain('请人看看');
  const phone = await stage.visit('phone');
  await phone.page.goto(stage.url + code.slice(publicUrl.length));
  await phone.page.locator('.calculator-counts').waitFor();
  expect(await phone.page.locator('main h1').first().textContent()).toBe(sum);
  await phone.close();
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('main').isVisible()).toBe(false);
  // Half a millimetre a square, at 96 points an inch.
  await page.locator('.paper svg.qr').waitFor();
  const drawn = await page.evaluate<{ wide: number; squares: number }>(`(() => {
    const one = document.querySelector('.paper svg.qr');
    return { wide: one.getBoundingClientRect().width, squares: Number(one.getAttribute('viewBox').split(' ')[2]) };
  })()`);
  expect((drawn.wide - 15) / drawn.squares).toBeGreaterThan(1.6);
  if (process.env.LEYE_SCREENSHOTS) {
    // A4 within its margins.
    await page.setViewportSize({ width: 658, height: 986 });
    await page.screenshot({
      path: join(process.env.LEYE_SCREENSHOTS, 'calculator-paper.png'),
      fullPage: true,
    });
    await page.setViewportSize(screens.phone.viewport);
  }
  await page.emulateMedia({ media: null });
}

describe('我能领什么', () => {
  it('asks a visitor on the phone, never the same twice, and ends with where everything stands', async () => {
    const visitor = await stage.visit('phone');
    await visitor.page.goto(`${stage.url}/calculator`);
    const asked: string[] = [];
    for (let title = await answerOne(visitor, true); title !== undefined; ) {
      asked.push(title);
      title = await answerOne(visitor, asked.length < 3);
    }
    expect(asked.length).toBeGreaterThan(5);
    expect(new Set(asked).size).toBe(asked.length);
    await look(visitor, 'calculator-open');
    // Back is the question before, with nothing lost.
    await visitor.page
      .getByRole('button', { name: '返回' })
      .or(visitor.page.getByRole('link', { name: '返回' }))
      .first()
      .click();
    await visitor.close();
  }, 180_000);

  it('goes on from a printed sheet, shows sums, ways and reasons, and lets somebody look once', async () => {
    // As the QR code of a printed sheet has it.
    const asking = JSON.stringify({ subject: 'person', told, unclear: [] });
    const path = `/calculator#a.${deflateRawSync(asking).toString('base64url')}`;
    for (const screen of ['phone', 'elder', 'kiosk'] as const) {
      const visitor = await stage.visit(screen);
      const { page } = visitor;
      await page.goto(stage.url + path);
      await page.locator('.calculator-counts').waitFor();
      // What was brought stands in the address no more.
      expect(page.url()).not.toContain('a.');
      await page.getByRole('heading', { name: '差一步' }).waitFor();
      await look(visitor, 'calculator-results');
      await page.getByRole('link', { name: /一步一步来，还能办成/ }).click();
      await page.getByRole('heading', { level: 1, name: '一步一步来' }).waitFor();
      await page.getByText('到时自然满足').or(page.getByText('现在就能办')).first().waitFor();
      await look(visitor, 'calculator-plan');
      await page.goBack();
      await page.getByRole('link', { name: /如果……会怎样/ }).click();
      await page
        .getByText(/^多 \d+ 项/)
        .first()
        .waitFor();
      await look(visitor, 'calculator-what-if');
      // A thought is beside what is so, and leaving it shows what is so.
      await page.getByRole('button', { name: /如果我找到了工作/ }).click();
      await page.getByRole('heading', { name: '没有了' }).waitFor();
      await page.getByText('试一试', { exact: true }).waitFor();
      await look(visitor, 'calculator-what-if-so');
      await page.getByRole('link', { name: '回到真实的结果' }).click();
      await page.locator('.calculator-counts').waitFor();
      if (screen === 'phone') await expectOnPaper(visitor);
      if (screen === 'phone') {
        await page
          .getByText(/看每一条|为什么能享受/)
          .first()
          .click();
        await look(visitor, 'calculator-why');
        await page.getByRole('button', { name: '请人看看' }).click();
        await page.getByText(/前有效/).waitFor();
        await look(visitor, 'calculator-share');
        const address = await readCode(page.getByRole('dialog').locator('svg.qr'));
        expect(address).toMatch(/^https:\/\/leye\.example\/calculator#/);
        const code =
          /[2-9A-Z]{4} [2-9A-Z]{4}/.exec((await page.getByRole('dialog').textContent()) ?? '')?.[0] ?? '';
        const helper = await stage.visit('phone');
        await helper.page.goto(`${stage.url}/continue`);
        await helper.page.getByLabel('接续码').fill(code);
        await helper.page.getByRole('button', { name: '接着办', exact: true }).click();
        await helper.page.locator('.calculator-counts').waitFor();
        await helper.page.goto(`${stage.url}/continue`);
        await helper.page.getByLabel('接续码').fill(code);
        await helper.page.getByRole('button', { name: '接着办', exact: true }).click();
        await helper.page
          .getByText(/码不对/)
          .first()
          .waitFor();
        await helper.close();
      }
      await visitor.close();
    }
  }, 180_000);

  it('tells an employer what it gets for whom it has hired, from a list', async () => {
    const visitor = await stage.visit('phone');
    const { page } = visitor;
    const unit = { unit_kind: 'enterprise', unit_size: 'micro', city: '潍坊', tier: 'tier1' };
    const asking = JSON.stringify({ subject: 'unit', told: unit, unclear: [] });
    await page.goto(`${stage.url}/calculator?for=unit#a.${deflateRawSync(asking).toString('base64url')}`);
    await page.locator('.calculator-counts').waitFor();
    await page.getByRole('link', { name: '把招的人列出来' }).click();
    await page.getByLabel('名单').fill('编号,学历,毕业日期\nA01,博士后,2026-06-30');
    await page.getByRole('button', { name: '继续', exact: true }).click();
    await page.getByText('第 2 行第 2 列').first().waitFor();
    await look(visitor, 'calculator-hires');
    await page
      .getByLabel('名单')
      .fill(
        '编号,学历,毕业日期,招用日期,劳动合同月数,已足额缴费月数,单位月缴,劳务派遣\nA01,本科,2026-06-30,2026-07-10,36,4,900,否\nA02,以上都不是,无,2026-07-10,12,4,900,否',
      );
    await page.getByRole('button', { name: '继续', exact: true }).click();
    await page
      .getByText(/逐人看，2 人/)
      .first()
      .click();
    await page.getByText('A01').first().waitFor();
    expect(await page.getByText('合计 0 元').count()).toBe(0);
    await look(visitor, 'calculator-unit');
    await visitor.close();
  }, 120_000);

  it('starts from what is registered, and says whose word it is', async () => {
    const visitor = await stage.visit('phone');
    const { page } = visitor;
    await page.goto(`${stage.url}/sign-in?to=/calculator`);
    await signInAs(visitor, 0);
    await page.waitForURL('**/calculator');
    await page.getByText('已经知道的').click();
    await page.getByText('您登记的').first().waitFor();
    await look(visitor, 'calculator-known');
    await visitor.close();
  }, 60_000);
});
