import { beforeAll, describe, expect, it } from 'vitest';
import { look, openStage, type Stage, type Visitor } from './browser.ts';
import { signInAs } from './steps.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 120_000);

/** What somebody without work answers; what is not named here is not clear to her. */
const answers: [question: RegExp, answer: RegExp][] = [
  [/住在哪/, /奎文区/],
  [/下面这些，您现在有哪些/, /办了失业登记/],
  [/您现在有工作吗/, /没有工作/],
  [/有没有|办过|营业执照|生意|店/, /没有创办|没有|都没有/],
];

/** Answers what is asked, and tells whether there was a question. */
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
  const places = page.locator('.question .place');
  if ((await places.count()) > 0) {
    await page.getByRole('searchbox').fill('奎文区');
    await places.locator('.row-link').filter({ hasText: '奎文' }).first().click();
    await places.locator('[aria-current="true"]').filter({ hasText: '奎文' }).waitFor();
  }
  // A page may ask for two or three things; what is not known is left so.
  else
    for (const field of await page.locator('.question fieldset.answers').all()) {
      const choice = wanted ? field.locator('.answer').filter({ hasText: wanted }) : field.locator('nothing');
      if ((await choice.count()) > 0) await choice.first().click();
      else await field.locator('.answer').filter({ hasText: '说不清楚' }).click();
    }
  if (looks) await look(visitor, `calculator-${title.slice(0, 6)}`);
  await page.getByRole('button', { name: '继续', exact: true }).click();
  await expect
    .poll(async () => {
      const now = await page
        .locator('.question h1')
        .textContent({ timeout: 1000 })
        .catch(() => '');
      return now?.trim() !== title;
    })
    .toBe(true);
  return title;
}

describe('我能领什么', () => {
  it('asks a visitor on the phone few questions, and shows where everything stands', async () => {
    const visitor = await stage.visit('phone');
    const { page } = visitor;
    await page.goto(`${stage.url}/calculator`);
    const asked: string[] = [];
    for (let nth = 0; nth < 30; nth++) {
      const title = await answerOne(visitor, nth < 3);
      if (title === undefined) break;
      asked.push(title);
    }
    console.log(asked);
    await look(visitor, 'calculator-results');
    await visitor.close();
  }, 120_000);

  it('starts from what is registered', async () => {
    const visitor = await stage.visit('phone');
    const { page } = visitor;
    await page.goto(`${stage.url}/sign-in?to=/calculator`);
    await signInAs(visitor, 0);
    await page.waitForURL('**/calculator');
    await look(visitor, 'calculator-known');
    await page.getByText('已经知道的').click();
    await look(visitor, 'calculator-known-open');
    await visitor.close();
  }, 60_000);
});
