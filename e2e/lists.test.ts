import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { demoId, readDemoData } from '../src/demo.ts';
import type { Row } from '../src/ground/tables/table.ts';
import { openWorkbook } from '../src/ground/tables/workbook.ts';
import { newId } from '../src/ground/uuid.ts';
import { look, openStage, type Stage, type Visitor } from './browser.ts';
import { signInAs } from './steps.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  for (const [index, words] of ['=HYPERLINK("x")失业登记怎么办', '想问问补贴'].entries()) {
    const asked = await stage.service.http.inject({
      method: 'POST',
      url: '/api/callbacks',
      payload: {
        callbackId: newId(Date.now()),
        stationId: demoId('station/beiyuan'),
        suits: 'any',
        phone: `1380000120${index}`,
        name: '陈玉兰',
        words,
      },
    });
    expect(asked.statusCode).toBe(200);
  }
}, 120_000);

/** The page as paper would show it, in the folder of pictures. */
async function lookAtPaper({ page }: Visitor, name: string): Promise<void> {
  const pictures = process.env.LEYE_SCREENSHOTS;
  if (!pictures) return;
  await mkdir(pictures, { recursive: true });
  await page.emulateMedia({ media: 'print' });
  await page.screenshot({ path: join(pictures, `${name}-print.png`), fullPage: true });
  await page.pdf({ path: join(pictures, `${name}.pdf`), preferCSSPageSize: true });
  await page.emulateMedia({ media: null });
}

/** Chromium without a window prints nothing and says at once that it has: the sheet is to stay for a look. */
const keepSheet = ({ page }: Visitor) =>
  page.addInitScript('window.print = () => { window.printed = (window.printed ?? 0) + 1; }');

async function rowsOf(file: string): Promise<Row[]> {
  const book = await openWorkbook(file);
  const rows: Row[] = [];
  for await (const some of book.sheets[0]?.sheet.rows() ?? []) rows.push(...some);
  book.close();
  return rows;
}

it('a clerk takes the list of call-backs as a table and on paper', async () => {
  const desk = await stage.visit('desk');
  const { page } = desk;
  await keepSheet(desk);
  const staff = readDemoData().staff[0];
  await page.goto(`${stage.url}/sign-in/staff?to=/counter/callbacks`);
  await page.getByLabel('用户名').fill(staff?.login ?? '');
  await page.getByLabel('密码').fill(staff?.password ?? '');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByRole('group', { name: '导出和打印' }).waitFor();
  await look(desk, 'list-out');

  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出表格' }).click();
  const download = await coming;
  expect(download.suggestedFilename()).toMatch(/^要回的电话-\d{4}-\d\d-\d\d\.xlsx$/);
  await page.getByText('表格存好了').waitFor();
  const rows = await rowsOf(await download.path());
  const cells = rows.flatMap(({ cells }) => cells);
  expect(cells.find(({ text }) => text.startsWith('=HYPERLINK'))).toMatchObject({ kind: 'text' });
  const shown = await page.getByRole('navigation').getByRole('listitem').count();
  expect(cells.map(({ text }) => text).join('\n')).toContain(`共 ${shown} 行`);
  expect(cells.map(({ text }) => text).join()).not.toMatch(/1380000120|陈玉兰/);

  await page.getByRole('button', { name: '打印' }).click();
  await page.locator('.print-sheet').waitFor({ state: 'attached' });
  expect(await page.evaluate('window.printed')).toBe(1);
  expect(await page.locator('.print-sheet tbody tr').count()).toBe(shown);
  await lookAtPaper(desk, 'list-callbacks');
  await page.evaluate("window.dispatchEvent(new Event('afterprint'))");
  await page.locator('.print-sheet').waitFor({ state: 'detached' });

  await page.goto(`${stage.url}/counter/stations`);
  await page.getByRole('button', { name: '打印' }).click();
  await page.locator('.print-sheet').waitFor({ state: 'attached' });
  await lookAtPaper(desk, 'list-stations');
  await desk.close();
});

it('a resident takes his data along from the phone, not from a terminal; and prints the jobs that he sees', async () => {
  const phone = await stage.visit('phone');
  await phone.page.goto(`${stage.url}/sign-in?to=/my`);
  await signInAs(phone, 0);
  await phone.page.getByRole('group', { name: '导出和打印' }).waitFor();
  await look(phone, 'list-out-my-data');
  const coming = phone.page.waitForEvent('download');
  await phone.page.getByRole('button', { name: '导出表格' }).click();
  const rows = await rowsOf(await (await coming).path());
  expect(rows.flatMap(({ cells }) => cells.map(({ text }) => text))).toContain('演示数据，不作凭证');
  await lookAtPaper(phone, 'page-my-data');

  await phone.page.goto(`${stage.url}/jobs`);
  await phone.page.getByRole('button', { name: '打印' }).waitFor();
  await look(phone, 'print-jobs');
  // 请给我打电话 and 全部驿站 come to stand one above the other as the hour and the station's name have it: at each, both can be hit.
  const links = phone.page.locator('.person-near .dotted a');
  expect(await links.count()).toBe(2);
  for (const link of await links.all()) {
    expect((await link.boundingBox())?.height).toBeGreaterThanOrEqual(24);
  }
  await lookAtPaper(phone, 'page-jobs');
  await phone.close();

  const kiosk = await stage.visit('kiosk');
  await kiosk.page.goto(`${stage.url}/jobs`);
  await kiosk.page.getByRole('heading', { level: 1 }).first().waitFor();
  expect(await kiosk.page.getByRole('button', { name: '打印' }).count()).toBe(0);
  await kiosk.close();
});
