import { beforeAll, expect, it } from 'vitest';
import { readDemoData } from '../src/demo.ts';
import { look, openStage, type Screen, type Stage, type Visitor } from './browser.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 120_000);

/** A visitor signed in as the manager with this login, at the queue of doubts by way of the library. */
async function officer(login: string, screen: Screen = 'desk'): Promise<Visitor> {
  const visitor = await stage.visit(screen);
  const { page } = visitor;
  const staff = readDemoData().staff.find((one) => one.login === login);
  await page.goto(`${stage.url}/sign-in/staff?to=/counter/policies`);
  await page.getByLabel('用户名').fill(login);
  await page.getByLabel('密码').fill(staff?.password ?? '');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.waitForURL('**/counter/policies');
  await page.getByRole('link', { name: '核对政策' }).click();
  await page.getByRole('heading', { level: 1, name: '核对政策' }).waitFor();
  return visitor;
}

/** Fills in what was read and sends it. */
async function read({ page }: Visitor, verdict: RegExp): Promise<void> {
  await page.getByLabel('文号').fill('鲁人社字〔2024〕37号');
  await page.getByLabel('第几条').fill('第五条');
  await page.getByLabel('条文说了什么').fill('三十岁以下的青年可以报名');
  await page.getByRole('radio', { name: verdict }).check();
}

it('two officers read the same condition, and residents see that it is confirmed', async () => {
  const first = await officer('zhaoyun');
  await first.page.getByRole('button', { name: '现在数一次' }).click();
  await first.page.getByText('正在数').first().waitFor();
  await stage.service.jobs.runDue();
  await expect
    .poll(async () => {
      await first.page.reload();
      await first.page.getByRole('heading', { level: 1 }).first().waitFor();
      await first.page.waitForTimeout(500);
      return first.page.getByText(/人数是.*数的/).count();
    })
    .toBe(1);
  // What ends is asked about too: the first is noted, and is not asked about again.
  const ending = first.page.locator('.doubts-endings > li').first();
  await ending.waitFor();
  const name = (await ending.locator('b').textContent()) ?? '';
  await look(first, 'officer-endings');
  await ending.getByRole('button', { name: '不再办' }).click();
  await expect.poll(() => first.page.locator('.doubts-endings b', { hasText: name }).count()).toBe(0);
  await look(first, 'officer-queue');
  // It makes nobody of the demonstration entitled, and stands far down: looked up by its policy.
  await first.page.goto(`${stage.url}/counter/policies/doubts?policy=P45`);
  const row = first.page.getByRole('button', { name: /年龄不超过 30 周岁/ });
  await row.click();
  await first.page.getByText('照正式文件核对').first().waitFor();
  await look(first, 'officer-statement');

  // Nothing filled in: said at once, above and beside each field.
  await first.page.getByRole('button', { name: '记下来' }).click();
  await first.page.getByText('请选一致，还是不一样').first().waitFor();
  await first.page.getByRole('radio', { name: /和条文一致/ }).check();
  await first.page.getByRole('button', { name: '记下来' }).click();
  await first.page.getByText('请写您读的文件的文号').first().waitFor();
  await look(first, 'officer-errors');
  await read(first, /和条文一致/);
  await first.page.getByRole('button', { name: '记下来' }).click();
  await first.page.getByText('您已经核对过这一条').waitFor();
  await look(first, 'officer-once');
  await first.close();

  const second = await officer('hanlu');
  await second.page.goto(`${stage.url}/counter/policies/doubts?policy=P45`);
  await second.page.getByRole('button', { name: /年龄不超过 30 周岁/ }).click();
  await second.page.getByText('第五条：三十岁以下').waitFor();
  await read(second, /和条文一致/);
  await second.page.getByRole('button', { name: '记下来' }).click();
  await second.page.getByText('两个人核对过').first().waitFor();
  expect(await second.page.getByRole('button', { name: /年龄不超过 30 周岁/ }).count()).toBe(0);
  await look(second, 'officer-confirmed');
  await second.page.getByRole('button', { name: /^核对过 1/ }).click();
  await second.page.getByRole('button', { name: /年龄不超过 30 周岁/ }).waitFor();
  await second.page.getByText('按政策看').click();
  await look(second, 'officer-by-policy');
  await second.close();

  const resident = await stage.visit('phone');
  await resident.page.goto(`${stage.url}/policies/P45`);
  await resident.page.getByText('已由两人核对').first().waitFor();
  await look(resident, 'officer-resident');
  await resident.close();
});

it('somebody who reads something else says what, and the form stands on a phone as well', async () => {
  const visitor = await officer('zhaoyun', 'phone');
  const { page } = visitor;
  await page.goto(`${stage.url}/counter/policies/doubts?statement=P33.c6`);
  await page.getByLabel('文号').waitFor();
  await read(visitor, /和条文不一样/);
  await page.getByLabel('条文是怎么写的').fill('享受城镇职工养老保险待遇的人员');
  await look(visitor, 'officer-differs');
  await page.getByRole('button', { name: '记下来' }).click();
  await page.locator('main').getByText('有人读到不一样的').waitFor();
  await page.getByText('条文写的是：享受城镇职工养老保险待遇的人员').waitFor();
  await look(visitor, 'officer-differed');
  await visitor.close();
});

it('a text is changed by one officer and approved by another, and then residents read it', async () => {
  const first = await officer('zhaoyun');
  await first.page.goto(`${stage.url}/counter/policies?policy=P03`);
  await first.page.getByRole('link', { name: '改写法' }).click();
  const text = first.page.getByLabel('政策写法');
  await text.waitFor();
  await first.page.getByText('和现在的写法一样').waitFor();
  await look(first, 'definition-today');

  const today = await text.inputValue();
  await text.fill(today.replace('fact: ', 'fact: no_such_'));
  await first.page.getByRole('button', { name: /第 \d+ 行：没有叫 no_such_/ }).click();
  expect(await first.page.evaluate('document.activeElement?.id')).toBe('definition-text');
  await look(first, 'definition-fault');
  // Who read 3000 yuan there has not read 4000 there.
  await text.fill(today.replace('3000元', '4000元'));
  await first.page.getByRole('button', { name: /金额改了，出处还是原来的 S17/ }).waitFor();
  await look(first, 'definition-unread');
  const changed = today.replace('"3000元", read: [S17]', '"4000元", doubt: unsure');
  expect(changed).not.toBe(today);
  await text.fill(changed);
  await first.page.getByText('写法没有问题').waitFor();
  // Left and opened again, what was typed is there.
  await first.page.getByRole('link', { name: '回政策库' }).click();
  await first.page.getByRole('link', { name: '改写法' }).click();
  await first.page.getByText('还没保存').waitFor();
  expect(await text.inputValue()).toBe(changed);
  await first.page.getByRole('button', { name: '提交，请同事看' }).click();
  await first.page.getByText('请写为什么改').first().waitFor();
  await first.page.getByLabel('为什么改').fill('鲁人社字〔2026〕12号第三条改了标准');
  await first.page.getByRole('button', { name: '保存草稿' }).click();
  await first.page.getByRole('button', { name: '数一次' }).click();
  await stage.service.jobs.runDue();
  await first.page.getByRole('button', { name: '提交，请同事看' }).click();
  await first.page.getByText('等同事批准').waitFor();
  await look(first, 'definition-submitted');
  await first.close();

  const second = await officer('hanlu');
  await second.page.getByText('等批准的写法（1 份）').waitFor();
  await second.page.getByText('有 1 份写法等您批准').waitFor();
  await look(second, 'definition-waits');
  await second.page.getByRole('link', { name: /个体工商户一次性创业补贴.*等您看/s }).click();
  await second.page.getByRole('heading', { name: '改了什么' }).waitFor();
  await second.page.getByText(/个例子里有 [0-9]+ 个结果变了/).waitFor();
  await look(second, 'definition-approve');
  await second.page.getByRole('button', { name: '批准', exact: true }).click();
  await look(second, 'definition-sure');
  await second.page.getByRole('button', { name: '我看过了，批准' }).click();
  await second.page.getByText('以前的版本').waitFor();
  await second.page.getByText('现在用的').waitFor({ state: 'attached' });
  await second.page.locator('summary').first().click();
  await look(second, 'definition-versions');
  await second.close();

  const resident = await stage.visit('phone');
  await resident.page.goto(`${stage.url}/policies/P03`);
  await resident.page
    .getByText(/4,?000 ?元/)
    .first()
    .waitFor();
  await resident.page.getByRole('link', { name: /这项改过 1 次/ }).click();
  await resident.page.waitForURL('**/policies/P03/versions');
  await resident.page.getByText('后来更正了').waitFor();
  const before = resident.page.locator('.definition-changes dd').filter({ hasText: /3,?000 ?元/ });
  await before.first().waitFor();
  await look(resident, 'policy-versions');
  // Turned around, what was is what is.
  await resident.page.getByLabel('后来的').selectOption('shipped');
  await resident.page.getByText('两版说的一样').waitFor();
  await resident.close();
  for (const screen of ['kiosk', 'desk'] as const) {
    const other = await stage.visit(screen);
    await other.page.goto(`${stage.url}/policies/P03/versions`);
    await other.page.locator('.definition-changes').waitFor();
    await look(other, 'policy-versions');
    await other.close();
  }
});
