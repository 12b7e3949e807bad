import { beforeAll, describe, expect, it } from 'vitest';
import { readDemoData } from '../src/demo.ts';
import { type Made, makeWorkbook, makeZip, workbookParts } from '../src/ground/testing/make-workbook.ts';
import { madeUpCode } from '../src/modules/employers/testing/made-up.ts';
import { loadForms } from '../src/modules/exchange/load-forms.ts';
import { checkCharacter } from '../src/modules/people/domain/id-number.ts';
import { madeUpIdNumber, madeUpPhone } from '../src/modules/people/testing/made-up.ts';
import { look, openStage, type Screen, type Stage, type Visitor } from './browser.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 120_000);

/** A clerk of the district at the pages of imports. */
async function atImports(screen: Screen = 'desk'): Promise<Visitor> {
  const staff = readDemoData().staff[1];
  if (!staff) throw new Error('the demonstration has no second member of staff');
  const desk = await stage.visit(screen);
  await desk.page.goto(`${stage.url}/sign-in/staff?to=/counter/imports`);
  await desk.page.getByLabel('用户名').fill(staff.login);
  await desk.page.getByLabel('密码').fill(staff.password);
  await desk.page.getByRole('button', { name: '登录', exact: true }).click();
  await desk.page.waitForURL(({ pathname }) => pathname === '/counter/imports');
  return desk;
}

const excel = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const fileOf = (name: string, buffer: Buffer) => ({ name, mimeType: excel, buffer });

/** Chooses kind and file, and says where the list comes from. */
async function send({ page }: Visitor, file: ReturnType<typeof fileOf>, kind = '居民名单'): Promise<void> {
  await page.goto(`${stage.url}/counter/imports/new`);
  await page.getByRole('button', { name: `导“${kind}”` }).click();
  await page.locator('input[type="file"]').setInputFiles(file);
  await page.getByRole('button', { name: '开始', exact: true }).click();
  await page.waitForURL(/\/counter\/imports\/[0-9a-f-]{36}$/);
}

const [good, mended, dropped, spelled] = [71_001, 71_002, 71_003, 71_004].map(madeUpIdNumber);
const head: Made[] = ['序号', '姓名', '身份证号', '联系电话', '学历', '求职意向', '现住址', '备用号码'];
const rowOf = (name: string, idNumber: string | undefined, phone: string, wanted = '收银员'): Made[] => [
  '1',
  name,
  idNumber ?? '',
  phone,
  '大专',
  wanted,
  '潍坊市奎文区',
  '13900001234',
];
const book = makeWorkbook([
  ['奎文区东关街道求职人员名单'],
  head,
  rowOf('郑好一', good, madeUpPhone(71_001)),
  rowOf('郑改二', mended, '1380000111'),
  rowOf(
    '郑丢三',
    dropped?.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
    madeUpPhone(71_003),
  ),
  rowOf('郑顺四', ` ${spelled} `, '１９９００００７１０４', '仓库管理'),
  rowOf('郑好一', good, madeUpPhone(71_001)),
]);

/** The workbook that a button gives. */
async function downloaded({ page }: Visitor, button: string): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).first().click(),
  ]);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

describe('a list', () => {
  it('is brought in, mended, tried, written, found at the counter, and undone', async () => {
    const desk = await atImports();
    const { page } = desk;
    await page.getByText('还没有导入过').waitFor();
    await look(desk, 'imports-none');
    const template = await downloaded(desk, '下载“居民名单”模板');
    expect(template.subarray(0, 2).toString()).toBe('PK');

    await page.getByRole('link', { name: '导入名单' }).click();
    await page.getByRole('heading', { name: '导哪一种名单？' }).waitFor();
    await look(desk, 'imports-kind');
    await page.getByRole('button', { name: '导“居民名单”' }).click();
    await look(desk, 'imports-file');
    await page.locator('input[type="file"]').setInputFiles(fileOf('求职人员2026-11.xlsx', book));
    await page.getByLabel('这份名单叫什么？').waitFor();
    expect(await page.getByLabel('这份名单叫什么？').inputValue()).toBe('求职人员');
    await look(desk, 'imports-about');
    await page.getByRole('button', { name: '开始', exact: true }).click();

    await page.getByRole('heading', { name: '哪一列是什么？' }).waitFor();
    expect(await page.getByLabel('“联系电话”这一列是').inputValue()).toBe('phone');
    await page.getByText('郑**').first().waitFor();
    await page.getByLabel('“身份证号”这一列是').selectOption('');
    await page.getByText('还差：身份证号码').first().waitFor();
    await look(desk, 'imports-mapping');
    await page.getByLabel('“身份证号”这一列是').selectOption('idNumber');
    await page.getByRole('button', { name: '按这样读' }).click();

    await page.getByText('还有 2 行要改，通过的 2 行可以先写入').waitFor();
    await page.getByText('一共 5 行').waitFor();
    await look(desk, 'imports-checked');

    // What was typed and not saved is there again after the page was left.
    const phone = page.locator('#imports-row-4 input').first();
    await phone.fill(madeUpPhone(71_002));
    await page.getByRole('link', { name: '全部导入' }).click();
    await page.getByRole('link', { name: /求职人员2026-11/ }).click();
    await phone.waitFor();
    expect(await phone.inputValue()).toBe(madeUpPhone(71_002));
    await phone.press('Enter');
    await page.getByText('第 4 行好了').waitFor();
    // The next row to be mended has the focus.
    await expect.poll(() => page.evaluate('document.activeElement?.id ?? ""')).toContain('imports-row-5');

    const failed = await downloaded(desk, '下载没通过的行');
    await page.getByRole('button', { name: '不要第 5 行' }).click();
    await look(desk, 'imports-drop-row');
    await page.getByRole('dialog').getByRole('button', { name: '不要了' }).click();
    await page.getByText('可以写入 3 行').waitFor();
    await page.getByText('没有发现问题。').waitFor();

    await page.getByRole('button', { name: '先试一遍' }).click();
    await page.getByText('试了一遍，没有真的写入：会新建 3 条。').waitFor();
    await page.getByRole('button', { name: '全部', exact: true }).click();
    await page.locator('#imports-row-6').waitFor();
    await look(desk, 'imports-tried');
    await page.getByRole('button', { name: '写入第 3 行' }).click();
    await page.locator('#imports-row-3').getByText('新建了').waitFor();
    await page.getByRole('button', { name: '写入 2 行' }).click();
    await look(desk, 'imports-ask');
    await page.getByRole('dialog').getByRole('button', { name: '写入', exact: true }).click();
    await page.getByText(/写入的结果：新建 3 条/).waitFor();
    await look(desk, 'imports-written');
    const address = page.url();

    await page.goto(`${stage.url}/counter`);
    await page.getByRole('searchbox').fill('郑顺四');
    await page.getByRole('searchbox').press('Enter');
    await page.getByText('郑**').first().waitFor();
    await look(desk, 'imports-found');

    // The rows that did not pass are read back, and known by their columns.
    await send(desk, fileOf('没通过的行.xlsx', failed));
    await page.getByText('必填的都有了。').waitFor();
    await page.getByRole('button', { name: '按这样读' }).click();
    await page.getByText('还有 1 行要改').waitFor();
    await page.getByRole('button', { name: '这个文件不导了' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '不导了' }).click();
    await page.waitForURL(({ pathname }) => pathname === '/counter/imports');

    // The same file once more says so, and changes nothing.
    await send(desk, fileOf('求职人员2026-12.xlsx', book));
    await page.getByText(/同一个文件 .* 导入过/).waitFor();
    await page.getByText('和上次一样').first().waitFor();
    await page.getByRole('button', { name: '按这样读' }).click();
    await page.getByRole('button', { name: '写入 2 行' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '写入', exact: true }).click();
    await page.getByText(/写入的结果：2 条没有变化/).waitFor();
    await look(desk, 'imports-same');

    await page.goto(address);
    await page.getByRole('button', { name: '撤销这次导入' }).click();
    await look(desk, 'imports-undo');
    await page.getByRole('dialog').getByRole('button', { name: '撤销', exact: true }).click();
    await page.getByText('这次导入撤销了').waitFor();
    await page.getByText(/3 条撤销了/).waitFor();
    await look(desk, 'imports-undone');
    await page.getByRole('link', { name: '全部导入' }).click();
    await page.getByText('撤销了', { exact: true }).first().waitFor();
    await look(desk, 'imports-list');
    await desk.close();
  });

  it('tells who may be on record already, and asks before it writes', async () => {
    const desk = await atImports();
    const { page } = desk;
    const number = madeUpIdNumber(71_100);
    // The day of birth written down with a slip.
    const slip = `${number.slice(0, 13)}${(Number(number[13]) + 1) % 9 || 1}${number.slice(14, 17)}`;
    const people = (name: string, idNumber: string, school: string) =>
      makeWorkbook([
        head,
        [...rowOf(name, idNumber, madeUpPhone(71_100)).slice(0, 4), school, ...rowOf(name, '', '').slice(5)],
      ]);
    const bring = async (name: string, content: Buffer) => {
      await send(desk, fileOf(name, content));
      await page.getByRole('button', { name: '按这样读' }).click();
      await page.getByText('可以写入 1 行').waitFor();
    };
    const write = async () => {
      await page.getByRole('button', { name: '写入 1 行' }).click();
      await page.getByRole('dialog').getByRole('button', { name: '写入', exact: true }).click();
    };
    await bring('原来的.xlsx', people('郑同人', number, '大专'));
    await write();
    await page.getByText(/写入的结果：新建 1 条/).waitFor();

    await bring('后来的.xlsx', people('郑同人', slip + checkCharacter(slip), '本科'));
    await page.getByText('可能与已登记的人相同').first().waitFor();
    await page.getByRole('button', { name: '是同一个人', exact: true }).waitFor();
    await page.getByText(/^姓名一样 /).waitFor();
    await page.locator('#imports-row-2').scrollIntoViewIfNeeded();
    await look(desk, 'imports-alike');
    const phone = await atImports('phone');
    await phone.page.goto(page.url());
    await phone.page.getByRole('button', { name: '是同一个人', exact: true }).waitFor();
    await look(phone, 'imports-alike');
    await phone.close();
    await page.getByRole('button', { name: '是同一个人', exact: true }).click();
    await page.getByText(/写入时并到郑\*\*名下/).waitFor();
    await look(desk, 'imports-alike-said');
    await write();
    await page.getByText(/写入的结果：更新 1 条/).waitFor();
    await desk.close();
  });

  it('names the occupation of each wanted job; an odd number is confirmed, a job that is not clear chosen in its row', async () => {
    const desk = await atImports();
    const { page } = desk;
    // 370111 was 济南市郊区 until 1987.
    const front = '37011119950307011';
    const list = makeWorkbook([
      head,
      rowOf('郑旧码', front + checkCharacter(front), madeUpPhone(71_201), '收银员'),
      rowOf('郑说准', madeUpIdNumber(71_202), madeUpPhone(71_202), '服务员、能吃苦的'),
      rowOf('郑也准', madeUpIdNumber(71_203), madeUpPhone(71_203), '服务员'),
    ]);
    await send(desk, fileOf('想做什么.xlsx', list));
    await page.getByRole('button', { name: '按这样读' }).click();
    await page.getByText('还有 1 行要改').waitFor();
    await page
      .getByText(/1987 年停用，出生却是 1995 年/)
      .first()
      .waitFor();
    await look(desk, 'imports-number-area');
    await page.getByRole('button', { name: /确认无误/ }).click();
    await page.getByText('可以写入 3 行').waitFor();
    await page.getByRole('button', { name: /说不准是哪个职业/ }).click();
    const row = page.locator('#imports-row-3');
    await row.getByText('“服务员”算').waitFor();
    await look(desk, 'imports-titles');
    const phone = await atImports('phone');
    await phone.page.goto(page.url());
    await phone.page.locator('#imports-row-3').scrollIntoViewIfNeeded();
    await look(phone, 'imports-titles');
    await phone.close();
    await row.getByRole('button', { name: '对，“服务员”是餐厅服务员' }).click();
    await row.getByText('已确认').waitFor();
    await row.getByRole('button', { name: '写“服务员”的都这样' }).click();
    await page.getByText('另外 1 行“服务员”也记下了').waitFor();
    // Answered, it is no longer among what is not clear.
    await expect.poll(() => page.locator('#imports-row-4').count()).toBe(0);
    await look(desk, 'imports-titles-said');
    await row.getByRole('button', { name: '给“能吃苦的”找别的职业' }).click();
    await page.getByLabel('找职业').fill('装卸');
    await page.getByText(/^找到 \d+ 个$/).waitFor();
    await look(desk, 'imports-titles-search');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^装卸搬运工/ })
      .click();
    await row.getByText('已确认').nth(1).waitFor();
    await page.getByRole('button', { name: '写入 3 行' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '写入', exact: true }).click();
    await page.getByText(/写入的结果：新建 3 条/).waitFor();
    await desk.close();
  });

  it('under the heads of a known form needs no column to be chosen, and says which form it is', async () => {
    const desk = await atImports();
    const { page } = desk;
    const heads = loadForms().find(({ id }) => id === 'graduates-shandong')?.heads ?? [];
    const says = new Map([
      ['姓名', '郑毕业'],
      ['身份证号', madeUpIdNumber(71_301)],
      ['学历', '本科生毕业'],
      ['毕业年月', '2026年6月'],
      ['个人手机', madeUpPhone(71_301)],
    ]);
    const list = [heads.map(({ head: text }) => text), heads.map(({ head: text }) => says.get(text) ?? null)];
    await send(desk, fileOf('生源.xlsx', makeWorkbook(list)));
    await page.getByText('这是“毕业生生源信息表（山东高校报送）”，列已对好').waitFor();
    await page.getByText('必填的都有了。').waitFor();
    await page.getByText('不导的列，21 列').click();
    expect(await page.getByLabel('“家庭电话”这一列是').inputValue()).toBe('');
    await look(desk, 'imports-form');
    const phone = await atImports('phone');
    await phone.page.goto(page.url());
    await phone.page.getByText('必填的都有了。').waitFor();
    await look(phone, 'imports-form');
    await phone.close();
    await page.getByRole('button', { name: '按这样读' }).click();
    await page.getByText('可以写入 1 行').waitFor();
    await desk.close();
  });

  it('with something odd in it that is true is confirmed, and written', async () => {
    const desk = await atImports();
    const { page } = desk;
    await page.goto(`${stage.url}/counter/imports/new`);
    await page.getByRole('button', { name: '导“用人单位名单”' }).click();
    const lines = [
      ['单位名称', '信用代码', '单位类型', '所在地区', '地址', '联系人', '联系电话'],
      [
        '郑氏演示厂',
        madeUpCode(8_101),
        '个体户',
        '潍坊市奎文区东关街道',
        '演示街 8 号',
        '郑厂长',
        '19900008101',
      ],
    ];
    await page.locator('input[type="file"]').setInputFiles(fileOf('单位.xlsx', makeWorkbook(lines)));
    await page.getByRole('button', { name: '开始', exact: true }).click();
    await page.getByRole('button', { name: '按这样读' }).click();
    await page.getByText('还有 1 行要改').waitFor();
    await look(desk, 'imports-doubt');
    await page.getByRole('button', { name: /确认无误/ }).click();
    await page.getByText('可以写入 1 行').waitFor();
    await page.getByRole('button', { name: '写入 1 行' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '写入', exact: true }).click();
    await page.getByText('写入的结果：新建 1 条。').waitFor();
    await desk.close();
  });

  it('that lacks a column, and was written down late, is put right once for all rows and taken along', async () => {
    const desk = await atImports();
    const { page } = desk;
    const served = [71_301, 71_302, 71_303].map((seed) => [
      '王小明',
      madeUpIdNumber(seed),
      '2026-01-05',
      '9:30',
      '奎文区零工市场',
      '失业登记',
      '李老师',
    ]);
    const list = makeWorkbook([
      ['姓名', '身份证号', '服务日期', '服务时间', '站点', '服务内容', '经办人'],
      ...served,
    ]);
    await send(desk, fileOf('接待登记.xlsx', list), '服务记录');
    await page.getByRole('button', { name: '表上没有服务方式，读完再补' }).click();
    await look(desk, 'imports-without');
    await page.getByRole('button', { name: '按这样读' }).click();
    await page.getByText('还有 3 行要改').waitFor();
    const first = page.locator('#imports-row-2');
    await first.getByLabel('服务方式').selectOption({ index: 2 });
    await look(desk, 'imports-same');
    await first.getByRole('button', { name: '同样的行，“服务方式”都这样改' }).click();
    await page.getByText('改好了 3 行').waitFor();
    await page.getByRole('button', { name: '“补记太晚”的 3 行都确认无误' }).click();
    await look(desk, 'imports-sure-all');
    await page.getByRole('dialog').getByRole('button', { name: '都确认无误' }).click();
    await page.getByText('可以写入 3 行').waitFor();
    await page.getByRole('button', { name: '全部', exact: true }).click();
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name: '导出表格' }).click();
    expect((await coming).suggestedFilename()).toMatch(/^导入的每一行-/);
    await desk.close();
  });

  it('that would harm is refused in a sentence', async () => {
    const desk = await atImports();
    const { page } = desk;
    await page.goto(`${stage.url}/counter/imports/new`);
    await page.getByRole('button', { name: '导“居民名单”' }).click();
    const old = Buffer.concat([
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      Buffer.alloc(64),
    ]);
    await page.locator('input[type="file"]').setInputFiles(fileOf('名单.xls', old));
    await page.getByText(/旧版 \.xls/).waitFor();
    await page.locator('input[type="file"]').setInputFiles(fileOf('空.xlsx', Buffer.alloc(0)));
    await page.getByText(/这个文件是空的/).waitFor();
    await look(desk, 'imports-unfit');
    const bomb = makeZip([
      ...workbookParts([['姓名']]).filter(({ name }) => name !== 'xl/worksheets/sheet1.xml'),
      { name: 'xl/worksheets/sheet1.xml', content: Buffer.alloc(40 * 2 ** 20, 0x20) },
    ]);
    await page.locator('input[type="file"]').setInputFiles(fileOf('炸弹.xlsx', bomb));
    await page.getByRole('button', { name: '开始', exact: true }).click();
    await page.getByText(/解开后大得不正常/).waitFor();
    await look(desk, 'imports-refused');
    await desk.close();
  });

  it('is sent on a telephone, over a break of the network, and after its page was closed', async () => {
    const phone = await atImports('phone');
    const { page, context } = phone;
    await look(phone, 'imports-list');
    // Three parts, of which the second does not get through at first.
    const padding = 'x'.repeat(4000);
    const lines = Array.from({ length: 620 }, (_, at) =>
      ['张三', madeUpIdNumber(72_000 + at), padding].join(','),
    );
    const csv = Buffer.from(`姓名,身份证号,备注\n李四,370705199001011231,\n${lines.join('\n')}\n`);
    await page.route('**/parts/1', (route) => route.abort());
    await send(phone, { name: '大名单.csv', mimeType: 'text/csv', buffer: csv });
    await page.getByText('网断了，连上就接着传').waitFor();
    await look(phone, 'imports-waiting');
    await page.unroute('**/parts/1');
    await page.getByRole('heading', { name: '哪一列是什么？' }).waitFor();
    await look(phone, 'imports-mapping');

    await page.route('**/parts/2', (route) => route.abort());
    await send(phone, { name: '大名单.csv', mimeType: 'text/csv', buffer: csv });
    await page.getByText('网断了，连上就接着传').waitFor();
    await page.reload();
    await page.unroute('**/parts/2');
    await page.getByText('文件还没传完').waitFor();
    await look(phone, 'imports-resume');
    const parts: string[] = [];
    context.on('request', (request) => {
      const part = /parts\/(\d+)$/.exec(request.url())?.[1];
      if (part) parts.push(part);
    });
    await page.locator('input[type="file"]').setInputFiles({
      name: '大名单.csv',
      mimeType: 'text/csv',
      buffer: csv,
    });
    await page.getByRole('heading', { name: '哪一列是什么？' }).waitFor();
    expect(parts).toEqual(['0', '2']);
    await page.getByRole('button', { name: '按这样读' }).click();
    await page.getByText('还有 1 行要改，通过的 620 行可以先写入').waitFor();
    await look(phone, 'imports-checked');
    await page.getByRole('button', { name: '全部', exact: true }).click();
    await page.getByRole('button', { name: '再看 50 行' }).click();
    await page.locator('#imports-row-101').waitFor();
    await page.locator('.language-toggle').click();
    await page.getByText('the 620 that passed may be written first').waitFor();
    await look(phone, 'imports-checked-en');
    await page.locator('.language-toggle').click();
    // A step that takes long: the server's answer as it is in the middle of one.
    await page.route(/\/api\/imports\/[0-9a-f-]{36}$/, async (route) => {
      const answer = await (await route.fetch()).json();
      const middle = { state: 'committing', share: 0.42, rate: 310, secondsLeft: 75 };
      await route.fulfill({ json: { ...answer, import: { ...answer.import, ...middle } } });
    });
    await page.reload();
    await page.getByText('大约还要 75 秒').waitFor();
    await look(phone, 'imports-running');
    // The page asks on and on while a step lasts; what is on its way then belongs to nobody.
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await phone.close();
  });
});
