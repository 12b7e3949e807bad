import { beforeAll, it } from 'vitest';
import { readDemoData } from '../src/demo.ts';
import type { Context } from '../src/ground/context.ts';
import { newId } from '../src/ground/uuid.ts';
import { findDuplicates } from '../src/modules/exchange/actions/duplicates/note-candidates.ts';
import { recordService } from '../src/modules/ledger/index.ts';
import { aService } from '../src/modules/ledger/testing/services.ts';
import { checkCharacter } from '../src/modules/people/domain/id-number.ts';
import { createOrFindPerson } from '../src/modules/people/index.ts';
import { look, openStage, type Stage } from './browser.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 120_000);

const asJob = <T>(act: (ctx: Context) => Promise<T>) =>
  stage.service.deployment.asJob('find-duplicates', 'find-duplicates', act);

it('a clerk looks at two who may be one, makes them one, and takes it back', async () => {
  for (const [at, born] of ['19850307', '19850317'].entries()) {
    const seventeen = `370700${born}921`;
    const personId = newId(at);
    await asJob((ctx) =>
      createOrFindPerson(ctx, {
        personId,
        idNumber: seventeen + checkCharacter(seventeen),
        name: '綦小合',
        phone: '19900008888',
        residenceArea: '370705006000',
        source: { kind: 'self', name: null },
      }),
    );
    // Both were served.
    for (let times = 0; times <= at; times += 1)
      await asJob((ctx) => recordService(ctx, aService({ personId, givenAt: new Date(ctx.clock.now()) })));
  }
  await asJob((ctx) => findDuplicates(ctx));

  const visitor = await stage.visit('desk');
  const { page } = visitor;
  const staff = readDemoData().staff[0];
  await page.goto(`${stage.url}/counter`);
  await page.getByLabel('用户名').fill(staff?.login ?? '');
  await page.getByLabel('密码').fill(staff?.password ?? '');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.waitForURL('**/counter');
  await page.getByRole('link', { name: '数据' }).click();
  await page.getByRole('link', { name: /^重复 \d/ }).click();
  await page.getByRole('button', { name: /綦\*\* \/ 綦\*\*/ }).click();
  await page.getByText('手机号一样 +').first().waitFor();
  await page.getByText('服务 2 次').waitFor();
  await look(visitor, 'duplicates');
  await page.getByText('怎么算的').click();
  await page.getByText('机器不自己并').waitFor();
  await look(visitor, 'duplicates-how');

  await page.getByRole('button', { name: '是同一个人' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '看过证件' }).click();
  await page.getByText('另一个号下办过的，都归到他名下：服务').waitFor();
  await look(visitor, 'duplicates-merge');
  await page.getByRole('dialog').getByRole('button', { name: '并成一个人' }).click();
  await page.getByText('并好了').first().waitFor();
  await page.getByRole('button', { name: '定过的' }).click();
  await page.getByRole('button', { name: /綦\*\*/ }).click();
  await look(visitor, 'duplicates-decided');
  await page.getByRole('button', { name: '撤销，两个都恢复' }).click();
  await page.getByText('撤销了').first().waitFor();
  await page.getByRole('button', { name: '等着看的' }).click();
  await page.getByRole('button', { name: /綦\*\* \/ 綦\*\*/ }).waitFor();
});
