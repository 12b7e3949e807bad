import { beforeAll, describe, expect, it } from 'vitest';
import { demoId, readDemoData } from '../src/demo.ts';
import { look, openStage, type Stage, type Visitor } from './browser.ts';
import { signInAs } from './steps.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 120_000);

async function atDesk(which: number): Promise<Visitor> {
  const staff = readDemoData().staff[which];
  if (!staff) throw new Error(`the demonstration has no staff ${which}`);
  const desk = await stage.visit('desk');
  await desk.page.goto(`${stage.url}/sign-in/staff?to=/counter/callbacks`);
  await desk.page.getByLabel('用户名').fill(staff.login);
  await desk.page.getByLabel('密码').fill(staff.password);
  await desk.page.getByRole('button', { name: '登录', exact: true }).click();
  await desk.page.waitForURL(({ pathname }) => pathname === '/counter/callbacks');
  return desk;
}

const beiyuan = demoId('station/beiyuan');

describe('stations', () => {
  it('an old man at a terminal is at the page of a station in two taps', async () => {
    const kiosk = await stage.visit('kiosk');
    await kiosk.page.goto(`${stage.url}/?skin=kiosk&station=${beiyuan}`);
    await kiosk.page.getByRole('link', { name: '毕业生' }).waitFor();
    await look(kiosk, 'home-entrances');
    await kiosk.page.getByRole('link', { name: /找工作人员/ }).click();
    await kiosk.page.waitForURL('**/stations');
    await look(kiosk, 'stations');
    await kiosk.page.locator('.card-link').first().click();
    await kiosk.page.waitForURL('**/stations/*');
    await kiosk.page.getByText('怎么去').waitFor();
    await look(kiosk, 'station');
    await kiosk.close();
  });

  it('a wrong number is reported in one tap, and its station hears of it', async () => {
    const phone = await stage.visit('phone');
    await phone.page.goto(`${stage.url}/stations`);
    await look(phone, 'stations');
    await phone.page.goto(`${stage.url}/stations/${beiyuan}`);
    await look(phone, 'station');
    await phone.page.getByRole('button', { name: /号码不对/ }).click();
    await phone.page.getByText(/北苑街道乐业驿站的人会/).waitFor();
    await phone.page.getByRole('button', { name: '这里写错了' }).last().click();
    await look(phone, 'station-wrong');
    await phone.page.getByRole('button', { name: '开门时间不对' }).click();
    await expect
      .poll(() => stage.db.rows('select 1 from network.report').then((rows) => rows.length))
      .toBe(2);
    const desk = await atDesk(0);
    await desk.page.getByRole('link', { name: '核对' }).click();
    await desk.page.getByText('有人反映不对').waitFor();
    await look(desk, 'tasks');
    await desk.page.getByRole('link', { name: '去改站点信息' }).click();
    await desk.page.getByLabel('对外电话').waitFor();
    await look(desk, 'station-edit');
    await desk.page.getByLabel('对外电话').fill('0536-0000199');
    await desk.page.getByRole('button', { name: '存好' }).click();
    await desk.page.getByText(/存好了/).waitFor();
    await desk.page.goto(`${stage.url}/counter/tasks`);
    await desk.page.getByText('没有要核对的').waitFor();
    await phone.page.reload();
    await phone.page.getByText('0536-0000199').first().waitFor();
    await desk.close();
    await phone.close();
  });

  it('a manager opens one, its page is found at once, and merges it into another', async () => {
    const desk = await atDesk(2);
    const { page } = desk;
    await page.goto(`${stage.url}/counter/tasks`);
    await page.getByRole('link', { name: '辖区站点' }).click();
    await page.getByText('北苑街道乐业驿站').waitFor();
    await look(desk, 'counter-stations');
    await page.getByRole('link', { name: '开一个站点' }).click();
    await page.getByLabel('名称').fill('东关便民乐业驿站');
    await page.getByRole('button', { name: '社区就业驿站' }).click();
    for (const place of ['山东省', '潍坊市', '奎文区', '东关街道'])
      await page.getByRole('button', { name: place }).click();
    await page.getByLabel('地址').fill('演示街 3 号');
    await page.getByLabel('对外电话').fill('0536-0000188');
    await page.getByRole('button', { name: '求职登记' }).click();
    await look(desk, 'station-open');
    await page.getByRole('button', { name: '开一个站点' }).click();
    await page.waitForURL('**/counter/station?station=*');
    const id = new URL(page.url()).searchParams.get('station') ?? '';
    const phone = await stage.visit('phone');
    await phone.page.goto(`${stage.url}/stations/${id}`);
    await phone.page.getByText('演示街 3 号').waitFor();
    await page.getByText('北苑街道乐业驿站').click();
    await page.getByLabel('为什么，居民看得到').last().fill('并到北苑');
    await page.getByRole('button', { name: '停用或并站' }).click();
    await look(desk, 'station-close');
    await page.getByRole('dialog').getByRole('button', { name: '停用或并站' }).click();
    await page.waitForURL('**/counter/stations');
    await phone.page.reload();
    await phone.page.getByText('并到了北苑街道乐业驿站').waitFor();
    await look(phone, 'station-closed');
    await phone.close();
    await desk.close();
  });

  it('who asks to be called is called, and sees what was said', async () => {
    const phone = await stage.visit('phone');
    await phone.page.goto(`${stage.url}/sign-in?to=/call-me?station=${beiyuan}`);
    await signInAs(phone, 0);
    await phone.page.waitForURL('**/call-me**');
    await phone.page.getByRole('button', { name: '问政策' }).click();
    await look(phone, 'call-me');
    await phone.page.getByRole('button', { name: '请给我打电话' }).click();
    await phone.page.getByText('记下了，会打给您').waitFor();
    await look(phone, 'call-me-done');

    const desk = await atDesk(0);
    await desk.page.getByRole('button', { name: /孙\*\*/ }).click();
    await desk.page.getByRole('button', { name: '我来打' }).click();
    await desk.page.getByRole('button', { name: /看号码/ }).click();
    await desk.page.getByText('199 0000 0001').waitFor();
    await look(desk, 'callbacks');
    await desk.page.getByLabel('说了什么，怎么办').fill('带社保卡来，十分钟办好');
    await desk.page.getByRole('button', { name: '记下，打完了' }).click();
    await desk.page.getByText('没有要打的电话').waitFor();
    await desk.close();

    await phone.page.goto(`${stage.url}/my/calls`);
    await phone.page.getByText('带社保卡来').waitFor();
    await look(phone, 'my-calls');
    await phone.close();
  });

  it('an entrance shows what there is for a group, and why it may be one’s own', async () => {
    const elder = await stage.visit('elder');
    await elder.page.getByRole('link', { name: '要多照顾的' }).waitFor();
    await look(elder, 'home-entrances');
    await elder.page.goto(`${stage.url}/sign-in?to=/for/older`);
    await signInAs(elder, 3);
    await elder.page.waitForURL('**/for/older');
    await elder.page.getByText(/您可能属于这一类/).waitFor();
    await look(elder, 'group-older');
    await elder.close();
    const phone = await stage.visit('phone');
    await phone.page.goto(stage.url);
    await phone.page.getByRole('link', { name: '退役军人' }).waitFor();
    await look(phone, 'home-entrances');
    await phone.page.getByRole('link', { name: '毕业生' }).click();
    await phone.page.waitForURL('**/for/graduates');
    await look(phone, 'group');
    await phone.close();
  });
});
