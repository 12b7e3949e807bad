import { expect } from 'vitest';
import { readDemoData } from '../src/demo.ts';
import type { Visitor } from './browser.ts';

/** Signs a resident of the demonstration in, from wherever the sign-in page has opened. */
export async function signInAs({ page }: Visitor, which: number): Promise<void> {
  const resident = readDemoData().residents[which];
  if (!resident) throw new Error(`the demonstration has no resident ${which}`);
  await signInWith({ page }, resident);
}

/** The same for anybody on record. */
export async function signInWith(
  { page }: Pick<Visitor, 'page'>,
  resident: { idNumber: string; phone: string },
): Promise<void> {
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
const answers: Record<string, { choose?: string[]; type?: string }> = {
  '您想做什么工作？': { choose: ['仓库管理', '电工维修'] },
  '您想在哪里工作？': {},
  '上班路上，最多能花多久？': { choose: ['半小时以内'] },
  '每月最少多少钱，您愿意干？': { choose: ['4000 元'] },
  '上班时间上，有什么要求？': { choose: ['不上夜班'] },
  '您现在有工作吗？': { choose: ['没有工作，正在找'] },
  '您最高读到哪里？': { choose: ['普通高中'] },
  '您一共干了几年活？': { choose: ['10 年左右'] },
  '最近一份活，干的什么？': { type: '成品库保管' },
  '您会做什么？': { choose: ['水电维修', '开叉车'] },
  '您手里有什么证？': { choose: ['低压电工证'] },
  '可以把您推荐给用人单位吗？': { choose: ['可以'] },
};

/** Answers the question that is open, on a page or in the counter's panel, and goes on. */
export async function answerOne({ page }: Pick<Visitor, 'page'>): Promise<void> {
  const asked = page.getByRole('heading', { name: new RegExp(Object.keys(answers).join('|')) }).first();
  const title = ((await asked.textContent()) ?? '').trim();
  const { choose = [], type } = answers[title] ?? {};
  for (const label of choose) {
    await page.locator('label, button', { hasText: label }).first().click();
  }
  if (type) await page.getByRole('textbox').last().fill(type);
  await page.getByRole('button', { name: '继续', exact: true }).click();
  await asked.filter({ hasText: title }).waitFor({ state: 'detached' });
}
