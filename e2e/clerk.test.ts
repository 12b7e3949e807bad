import { beforeAll, describe, expect, it } from 'vitest';
import { readDemoData } from '../src/demo.ts';
import { look, openStage, type Stage, type Visitor } from './browser.ts';
import { answerOne, fillDemoCode, signInAs } from './steps.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 120_000);

async function atTheCounter(which: number): Promise<Visitor> {
  const visitor = await stage.visit('desk');
  const { page } = visitor;
  const staff = readDemoData().staff[which];
  await page.goto(`${stage.url}/counter`);
  await page.getByLabel('用户名').fill(staff?.login ?? '');
  await page.getByLabel('密码').fill(staff?.password ?? '');
  await look(visitor, 'staff-sign-in');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.waitForURL('**/counter');
  return visitor;
}

describe('a clerk', () => {
  it('receives a person, registers him with his confirmation, and sees the jobs beside him', async () => {
    const visitor = await atTheCounter(0);
    const { page } = visitor;
    const person = readDemoData().residents[3];
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await look(visitor, 'counter');
    await page.getByLabel('姓名', { exact: true }).fill(person?.name ?? '');
    await page.getByLabel('身份证号码').fill(person?.idNumber ?? '');
    await look(visitor, 'receive');
    await page
      .getByRole('button', { name: /开始接待|接待/ })
      .last()
      .click();
    await page.waitForURL('**/counter/people/*');
    await page.getByText('陈').first().waitFor();
    await look(visitor, 'person');

    // What he is entitled to is worked out beside him, from what is registered.
    const matters = page.getByRole('complementary');
    await matters.getByRole('button', { name: '收起' }).click();
    await matters.getByRole('button', { name: /算一算能享受什么/ }).click();
    await matters.getByText('已经知道的').waitFor();
    await look(visitor, 'calculator-question');
    await matters.getByText('目前看').click();
    await matters.locator('.calculator-counts').waitFor();
    await look(visitor, 'calculator-results');
    await matters.getByRole('button', { name: '先不看了' }).click();
    await matters.getByRole('button', { name: /求职登记/ }).click();

    await page.getByRole('button', { name: '开始办理' }).click();
    for (let turn = 0; turn < 12; turn += 1) {
      await answerOne(visitor);
      if (await page.getByRole('button', { name: '发验证码给本人' }).isVisible()) break;
    }
    await look(visitor, 'check');
    await page.getByRole('button', { name: '发验证码给本人' }).click();
    await fillDemoCode(visitor);
    await page.getByRole('button', { name: '本人已确认，提交' }).click();
    const panel = page.getByRole('complementary');
    await panel
      .getByText(/QZ-\d{6}-\d{4}-\d{5}-\d{2}/)
      .first()
      .waitFor();
    await look(visitor, 'done');
    await panel.getByRole('button', { name: '收起' }).click();

    // The same person comes to say that he has found work: stopping takes something away, so he confirms it.
    await panel.getByRole('button', { name: /求职登记，已登记/ }).click();
    await panel.getByText('了解到的情况').click();
    await panel.getByRole('heading', { name: '想做的' }).waitFor();
    await look(visitor, 'case-known');
    await panel.getByRole('button', { name: '不找了' }).click();
    await panel.getByRole('button', { name: '发验证码给本人' }).click();
    await panel.getByText('请选一个原因').first().waitFor();
    await panel.getByText('找到工作了').click();
    await look(visitor, 'stop');
    await panel.getByRole('button', { name: '发验证码给本人' }).click();
    await fillDemoCode(visitor);
    await panel.getByRole('button', { name: '本人已确认，提交' }).click();
    await panel.getByText('不找了').first().waitFor();
    await look(visitor, 'stopped');
    await page.getByRole('button', { name: 'English' }).click();
    await look(visitor, 'stopped-en');
    await page.getByRole('button', { name: '中文' }).click();
    await page.getByRole('button', { name: '结束接待，下一位' }).click();
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await visitor.close();
  });

  it('finishes at the counter what a resident began on the phone, by the code', async () => {
    const resident = await stage.visit('phone');
    await resident.page.goto(`${stage.url}/register`);
    await resident.page.getByText('登录后开始填').click();
    await signInAs(resident, 1);
    await resident.page.getByRole('button', { name: '开始填', exact: true }).click();
    await resident.page.waitForURL('**/drafts/*/wanted-jobs');
    await answerOne(resident);
    await resident.page.waitForURL('**/drafts/*/areas');
    await resident.page
      .getByRole('button', { name: /换到.*接着办/ })
      .first()
      .click();
    await resident.page.getByText(/前有效/).waitFor();
    await look(resident, 'continue-code');
    const text = (await resident.page.locator('main').textContent()) ?? '';
    const code = /[2-9A-HJ-NP-Z]{4}[ -]?[2-9A-HJ-NP-Z]{4}/.exec(text)?.[0] ?? '';
    expect(code).not.toBe('');

    const clerk = await atTheCounter(1);
    await clerk.page
      .getByLabel(/找人|接续码|搜/)
      .first()
      .fill(code);
    await clerk.page.keyboard.press('Enter');
    await clerk.page.waitForURL('**/counter/people/*');
    await clerk.page.getByText('阿').first().waitFor();
    await look(clerk, 'continued');
    await resident.close();
    await clerk.close();
  });
});
