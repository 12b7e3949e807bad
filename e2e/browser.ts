import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, expect, inject } from 'vitest';
import { systemClock } from '../src/ground/clock/clock.ts';
import { packageRoot } from '../src/ground/package-root.ts';
import { openTestDatabase, type TestDatabase } from '../src/ground/testing/database.ts';
import { sealHead } from '../src/modules/ledger/actions/seal-head.ts';
import { openTestService } from '../src/testing.ts';

/** The four skins with the screens they stand on. */
export const screens = {
  phone: { skin: 'phone', viewport: { width: 390, height: 844 } },
  elder: { skin: 'elder', viewport: { width: 390, height: 844 } },
  kiosk: { skin: 'kiosk', viewport: { width: 1080, height: 1920 } },
  desk: { skin: 'desk', viewport: { width: 1440, height: 900 } },
} as const;

export type Screen = keyof typeof screens;

/** A running service area with its demonstration, and a browser to use it with. */
export interface Stage {
  db: TestDatabase;
  url: string;
  service: Awaited<ReturnType<typeof openTestService>>;
  /** Signs a ledger head now, as the job does every ten minutes. */
  sealLedger(): Promise<void>;
  /** A browser of its own: nothing of another visitor's is in it. */
  visit(screen: Screen): Promise<Visitor>;
}

export interface Visitor {
  page: Page;
  context: BrowserContext;
  screen: Screen;
  /** Everything that the page asked of another origin; has to stay empty. */
  foreign: string[];
  close(): Promise<void>;
}

/** Where a look at the pages is kept when LEYE_SCREENSHOTS names a folder; tests do not need it. */
const pictures = process.env.LEYE_SCREENSHOTS;

function chromiumPath(): string {
  const path = process.env.LEYE_CHROMIUM ?? '/usr/bin/chromium';
  if (!existsSync(path)) throw new Error('no Chromium: npm test says what to install');
  return path;
}

/**
 * Opens the service on a database of this file's own and a Chromium; both close at its end.
 * @param options.publicUrl the address that residents are given, where it is another than the browser's.
 */
export async function openStage(options: { publicUrl?: string } = {}): Promise<Stage> {
  if (!existsSync(join(packageRoot, 'dist/web/index.html')))
    throw new Error('the pages are not built: npm run build');
  const db = await openTestDatabase(inject('seeded'));
  // The browser's time and the server's have to agree.
  const service = await openTestService(db, { clock: systemClock, ...options });
  const url = await service.http.listen({ host: '127.0.0.1', port: 0 });
  service.jobs.start();
  const browser: Browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  afterAll(() => browser.close());

  async function visit(screen: Screen): Promise<Visitor> {
    const { skin, viewport } = screens[screen];
    const context = await browser.newContext({
      viewport,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      reducedMotion: 'reduce',
    });
    const foreign: string[] = [];
    context.on('request', (request) => {
      const { origin, protocol } = new URL(request.url());
      if (protocol.startsWith('http') && origin !== url) foreign.push(request.url());
    });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    if (skin === 'kiosk') await page.goto(`${url}/?skin=kiosk`);
    if (skin === 'elder') {
      await page.goto(url);
      await page.getByRole('button', { name: '长辈版' }).click();
    }
    return { page, context, screen, foreign, close: () => context.close() };
  }
  async function sealLedger(): Promise<void> {
    await service.jobs.runDue();
    await service.deployment.asJob('seal', 'ledger', (ctx) =>
      sealHead(ctx, service.deployment.tools.signing),
    );
  }
  return { db, url, service, visit, sealLedger };
}

/** No violation of axe's rules for WCAG 2.2 AA on the page as it stands. */
export async function expectAccessible({ page }: Visitor): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`),
  ).toEqual([]);
}

/** Looks at a page: accessible, nothing from elsewhere, and a picture where somebody wants to see it. */
export async function look(visitor: Visitor, name: string): Promise<void> {
  const { page } = visitor;
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await expect.poll(() => page.locator('[aria-busy="true"], .skeleton').count(), { timeout: 15_000 }).toBe(0);
  // As tall as the page: what lies behind a fixed bar until one scrolls would be judged as too small a target.
  const { width, height } = screens[visitor.screen].viewport;
  const whole = await page.evaluate<number>('document.documentElement.scrollHeight');
  await page.setViewportSize({ width, height: Math.max(height, whole + 200) });
  await expectAccessible(visitor);
  await page.setViewportSize({ width, height });
  expect(visitor.foreign).toEqual([]);
  if (!pictures) return;
  await mkdir(pictures, { recursive: true });
  await visitor.page.screenshot({
    path: join(pictures, `${name}-${visitor.screen}.png`),
    fullPage: visitor.screen !== 'desk',
  });
}
