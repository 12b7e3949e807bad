import { beforeAll, describe, expect, it } from 'vitest';
import { look, openStage, type Stage } from './browser.ts';
import { answerOne, signInAs } from './steps.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 120_000);

describe('a terminal', () => {
  it('begins without a sign-in, and the phone goes on by the code', async () => {
    const kiosk = await stage.visit('kiosk');
    await look(kiosk, 'home');
    // Whoever wants people finds it without turning the page, before the groups.
    const [hiring, groups] = await Promise.all(
      ['/employer', '/for/'].map((href) => kiosk.page.locator(`a[href^="${href}"]`).first().boundingBox()),
    );
    expect(hiring?.y).toBeLessThan(groups?.y ?? 0);
    expect((hiring?.y ?? 0) + (hiring?.height ?? 0)).toBeLessThan(1760);
    await kiosk.page.goto(`${stage.url}/register`);
    await look(kiosk, 'register');
    await kiosk.page.getByRole('button', { name: '直接开始填' }).click();
    await kiosk.page.waitForURL('**/drafts/*/wanted-jobs');
    await look(kiosk, 'question');
    await answerOne(kiosk);
    await kiosk.page.waitForURL('**/drafts/*/areas');
    await kiosk.page
      .getByRole('button', { name: /换到.*接着办/ })
      .first()
      .click();
    await kiosk.page.getByText(/前有效/).waitFor();
    await look(kiosk, 'continue-code');
    const code =
      /[2-9A-Z]{4}[ -][2-9A-Z]{4}/.exec((await kiosk.page.getByRole('dialog').textContent()) ?? '')?.[0] ??
      '';
    expect(code).not.toBe('');

    const phone = await stage.visit('phone');
    await phone.page.goto(`${stage.url}/continue`);
    await phone.page.getByLabel('接续码').fill(code);
    await look(phone, 'continue');
    await phone.page.getByRole('button', { name: '接着办', exact: true }).click();
    // The code is right; it still signs nobody in.
    await phone.page.getByText('去登录').click();
    await phone.page.waitForURL('**/sign-in**');
    await signInAs(phone, 2);
    await phone.page.waitForURL('**/drafts/*/*');
    await phone.page.getByRole('heading', { level: 1 }).waitFor();
    await look(phone, 'continued');
    await phone.close();
    await kiosk.close();
  });

  it('forgets a person when he leaves: nothing of him is on the device or behind its session', async () => {
    const kiosk = await stage.visit('kiosk');
    const { page, context } = kiosk;
    await page.clock.install();
    await page.goto(`${stage.url}/sign-in?to=/my`);
    await signInAs(kiosk, 0);
    await page.waitForURL('**/my');
    await page.getByText('孙建国').first().waitFor();
    const before = (await context.cookies()).find(({ name }) => name === 'leye_session')?.value;
    expect(before).toBeDefined();
    await look(kiosk, 'my-data');
    // A minute without a touch, then the warning, then twenty seconds.
    await page.clock.runFor(62_000);
    await page.getByText(/您还在吗/).waitFor();
    await look(kiosk, 'idle');
    await page.clock.runFor(25_000);
    await page.waitForURL((url) => url.pathname === '/');
    expect(await page.getByText('孙建国').count()).toBe(0);
    const stored = await page.evaluate<string>(
      'JSON.stringify([{ ...localStorage }, { ...sessionStorage }])',
    );
    expect(stored).not.toMatch(/孙|3707|1990/);
    const session = await fetch(`${stage.url}/api/session`, {
      headers: { cookie: `leye_session=${before}` },
    });
    expect(await session.json()).toMatchObject({ kind: 'visitor' });
    await page.goBack();
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    expect(await page.getByText('孙建国').count()).toBe(0);
    await kiosk.close();
  });
});
