import { beforeAll, describe, expect, it } from 'vitest';
import { look, openStage, type Stage, type Visitor } from './browser.ts';
import { answerOne, signInAs } from './steps.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 120_000);

const asked = ({ page }: Visitor, title: RegExp) =>
  page.getByRole('heading', { level: 1, name: title }).waitFor();
const goOn = ({ page }: Visitor) => page.getByRole('button', { name: '继续', exact: true }).click();

/** A resident of the demonstration at the first question of a draft of his own. */
async function begin(which: number): Promise<{ visitor: Visitor; draft: string }> {
  const visitor = await stage.visit('phone');
  const { page } = visitor;
  await page.goto(`${stage.url}/register`);
  await page.getByText('登录后开始填').click();
  await signInAs(visitor, which);
  await page.getByRole('button', { name: '开始填', exact: true }).click();
  await page.waitForURL('**/drafts/*/wanted-jobs');
  return { visitor, draft: new URL(page.url()).pathname.split('/')[2] ?? '' };
}

const stored = (draft: string) =>
  stage.db.rows<{ revision: number }>('select revision from cases.draft where draft_id = $1', [draft]);

describe('a registration', () => {
  it('goes on without a network: answers stay on the phone and are sent when it is back', async () => {
    const { visitor, draft } = await begin(0);
    const { page, context } = visitor;
    await context.setOffline(true);
    await page.getByRole('button', { name: '保洁', exact: true }).click();
    await goOn(visitor);
    await asked(visitor, /哪里工作/);
    await page.getByText('说不清楚').click();
    await goOn(visitor);
    await asked(visitor, /花多久/);
    await page.getByText('2 项存在这台设备里').waitFor();
    await look(visitor, 'offline-question');
    expect(await stored(draft)).toEqual([{ revision: 0 }]);

    await context.setOffline(false);
    await expect.poll(() => stored(draft)).toEqual([{ revision: 2 }]);
    await page.getByText('存在这台设备里').waitFor({ state: 'detached' });
    expect(await page.evaluate<string>('JSON.stringify({ ...localStorage })')).not.toContain('保洁');
    await visitor.close();
  });

  it('keeps half a word over a reload, before anything was sent', async () => {
    const { visitor } = await begin(1);
    const { page } = visitor;
    await page.getByRole('textbox').fill('看大门');
    await page.reload();
    await page.getByRole('button', { name: '看大门', pressed: true }).waitFor();
    await visitor.close();
  });

  it('on two devices shows the other answer before it is overwritten', async () => {
    const { visitor, draft } = await begin(2);
    const second = await visitor.context.newPage();
    const other: Visitor = { ...visitor, page: second };
    await visitor.page.goto(`${stage.url}/drafts/${draft}/reach`);
    await second.goto(`${stage.url}/drafts/${draft}/reach`);
    await asked(visitor, /花多久/);
    await asked(other, /花多久/);
    await second.getByText('15 分钟以内').click();
    await goOn(other);
    await expect.poll(() => stored(draft)).toEqual([{ revision: 1 }]);

    await visitor.page.getByText('一小时以内').click();
    await goOn(visitor);
    await visitor.page.getByText('另一处答的是：15 分钟以内').waitFor();
    await look(visitor, 'changed-elsewhere');
    await goOn(visitor);
    await expect.poll(() => stored(draft)).toEqual([{ revision: 2 }]);
    await visitor.close();
  });

  it('left at a terminal is gone with whoever left it', async () => {
    const kiosk = await stage.visit('kiosk');
    const { page, context } = kiosk;
    await page.clock.install();
    await page.goto(`${stage.url}/register`);
    await page.getByRole('button', { name: '直接开始填' }).click();
    await page.waitForURL('**/drafts/*/wanted-jobs');
    const draft = new URL(page.url()).pathname.split('/')[2] ?? '';
    await answerOne(kiosk);
    await asked(kiosk, /哪里工作/);
    await page.getByText('说不清楚').click();
    const token = (await context.cookies()).find(({ name }) => name === 'leye_session')?.value;
    expect(token).toBeDefined();

    await page.clock.runFor(62_000);
    await page.getByText(/您还在吗/).waitFor();
    await page.clock.runFor(25_000);
    await page.waitForURL((url) => url.pathname === '/');
    const kept = await page.evaluate<string>('JSON.stringify([{ ...localStorage }, { ...sessionStorage }])');
    expect(kept).not.toMatch(/leye\.kept|仓库/);
    // Whoever comes next has neither the page nor the session that held it.
    await page.goto(`${stage.url}/drafts/${draft}`);
    await page.getByText(/不在这台设备上/).waitFor();
    const answer = await fetch(`${stage.url}/api/drafts/${draft}`, {
      headers: { cookie: `leye_session=${token}` },
    });
    expect(answer.status).toBe(404);
    await kiosk.close();
  });

  it('begun on a phone is taken over at the counter by its code, with its answers', async () => {
    const { visitor, draft } = await begin(3);
    for (let turn = 0; turn < 4; turn += 1) await answerOne(visitor);
    await visitor.page.getByRole('button', { name: /换到.*接着办/ }).click();
    await visitor.page.getByText(/前有效/).waitFor();
    const shown = (await visitor.page.getByRole('dialog').textContent()) ?? '';
    const [code = ''] = /[2-9A-Z]{4} [2-9A-Z]{4}/.exec(shown) ?? [];

    const clerk = await stage.visit('desk');
    await clerk.page.goto(`${stage.url}/counter`);
    await clerk.page.getByLabel('用户名').fill('limin');
    await clerk.page.getByLabel('密码').fill('leye-demo-1');
    await clerk.page.getByRole('button', { name: '登录', exact: true }).click();
    await clerk.page.waitForURL('**/counter');
    const search = clerk.page.getByRole('searchbox');
    await search.fill(code);
    await search.press('Enter');
    await clerk.page.waitForURL(`**/counter/people/*?draft=${draft}`);
    // The fifth question, in the panel; the four answers came along.
    await clerk.page
      .locator('.desk-panel')
      .getByRole('heading', { name: /什么要求/ })
      .waitFor();
    await look(clerk, 'taken-over');
    expect((await stored(draft))[0]?.revision).toBe(4);
    await clerk.close();
    await visitor.close();
  });
});
