import { parseDay } from '../../../ground/clock/day.ts';
import type { Actor } from '../../../ground/context.ts';
import type { TestDatabase } from '../../../ground/testing/database.ts';
import { newId } from '../../../ground/uuid.ts';
import { composeCreditCode, registerEmployers } from '../../employers/index.ts';

/** Registers a made-up employer of 奎文区 and gives who acts for it. */
export async function employerOf(
  db: TestDatabase,
  seed: number,
  { name = '潍坊演示面馆', verified = true, areaCode = '370705006000' } = {},
): Promise<Partial<Actor> & { employer: string }> {
  const employerId = newId(seed);
  await db.asJob((ctx) =>
    registerEmployers(ctx, [
      {
        employerId,
        creditCode: composeCreditCode('92', '370705', `MA${String(seed).padStart(6, '0')}`),
        name,
        kind: 'merchant',
        areaCode,
        address: '文化路 1 号',
        contactName: '王经理',
        contactPhone: '0536-8888888',
        verifiedOn: verified ? parseDay('2026-11-01') : null,
        agents: [],
      },
    ]),
  );
  return { kind: 'resident', role: 'agent', id: newId(seed), person: null, employer: employerId };
}

/** The answers of a 招聘登记 for a waiter in a noodle shop. */
export const noodleShop = {
  title: '服务员',
  headcount: 2,
  duties: '点单、端面、收拾桌子',
  place: ['370705006000'],
  address: '文化路12号',
  hours: ['10:00–21:00', '轮休'],
  'pay-unit': 'month',
  'pay-low': 350_000,
  'pay-high': null,
  'pay-rule': null,
  education: 'any',
  experience: 0,
  certificates: ['健康证'],
  labels: ['none'],
  welfare: ['管两顿饭'],
  contract: null,
  'valid-days': 30,
};
