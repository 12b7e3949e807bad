import { expect } from 'vitest';
import { readDemoData } from '../src/demo.ts';
import type { Visitor } from './browser.ts';

/** Signs a resident of the demonstration in, from wherever the sign-in page has opened. */
export async function signInAs({ page }: Visitor, which: number): Promise<void> {
  const resident = readDemoData().residents[which];
  if (!resident) throw new Error(`the demonstration has no resident ${which}`);
  await page.getByLabel('身份证号码').fill(resident.idNumber);
  await page.getByRole('button', { name: '继续' }).click();
  await page.getByLabel('手机号').fill(resident.phone);
  await page.getByRole('button', { name: '继续' }).click();
  // The sixth digit sends it.
  await fillDemoCode({ page });
}

/** Types the one-time code that a demonstration shows instead of sending it. */
export async function fillDemoCode({ page }: Pick<Visitor, 'page'>): Promise<void> {
  const shown = page.getByText(/^演示：/).locator('..');
  const code = /\d{6}/.exec(((await shown.textContent()) ?? '').replace(/\s/g, ''))?.[0];
  expect(code, 'the demonstration shows the code').toBeDefined();
  await page
    .getByLabel(/验证码/)
    .last()
    .fill(code ?? '');
}

/** What a resident answers, question by question: the label of the first thing to choose, or text to type. */
const answers: Record<string, { choose?: string[]; type?: [label: RegExp, text: string] }> = {
  'wanted-jobs': { choose: ['仓库管理', '电工维修'] },
  areas: {},
  reach: { choose: ['半小时以内'] },
  pay: { choose: ['4000 元'] },
  limits: { choose: ['不上夜班'] },
  status: { choose: ['没有工作，正在找'] },
  education: { choose: ['普通高中'] },
  years: { choose: ['10 年左右'] },
  'last-job': { type: [/写在这里/, '成品库保管'] },
  skills: { choose: ['水电维修', '开叉车'] },
  certificates: { choose: ['低压电工证'] },
  'consent-employers': { choose: ['可以'] },
};

/** Answers the question that is open and goes on; gives its id. */
export async function answerOne({ page }: Pick<Visitor, 'page'>, next = '继续'): Promise<string> {
  const question = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  const { choose = [], type } = answers[question] ?? {};
  for (const label of choose) {
    await page.locator('label, button', { hasText: label }).first().click();
  }
  if (type) await page.getByLabel(type[0]).fill(type[1]);
  await page.getByRole('button', { name: next, exact: true }).click();
  return question;
}
