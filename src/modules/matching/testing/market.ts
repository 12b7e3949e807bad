import type { Clock } from '../../../ground/clock/clock.ts';
import { dayOf } from '../../../ground/clock/day.ts';
import { type Actor, actForEmployer } from '../../../ground/context.ts';
import type { TestDatabase } from '../../../ground/testing/database.ts';
import { newId } from '../../../ground/uuid.ts';
import { composeCreditCode, registerEmployers } from '../../employers/index.ts';
import { createOrFindPerson, recordFacts } from '../../people/index.ts';
import { publishPosting } from '../actions/postings/publish-posting.ts';

/** A made-up number of an identity card from its first 17 digits (check character: GB 11643-1999, ISO 7064 MOD 11-2). */
export function idNumber(front: string): string {
  const sum = Array.from(front).reduce(
    (total, digit, place) => total + Number(digit) * (2 ** (17 - place) % 11),
    0,
  );
  return front + '10X98765432'.charAt(sum % 11);
}

const madeUpPhone = (seed: number) => `199${String(seed).padStart(8, '0')}`;

/** A made-up market on a test's database: people, verified employers with an agent, and their postings. */
export function openMarket(db: Pick<TestDatabase, 'as' | 'asJob'> & { clock: Clock }) {
  let count = 0;
  const kuiwen = '370705000000';

  const next = () => {
    count += 1;
    return count;
  };

  async function person(
    facts: Record<string, unknown> = {},
    told: { idNumber?: string; name?: string } = {},
  ) {
    const seed = next();
    const personId = newId(db.clock.now().getTime());
    await db.as({ role: 'visitor' }, async (ctx) => {
      await createOrFindPerson(ctx, {
        personId,
        idNumber: told.idNumber ?? idNumber(`37070519900101${String(seed).padStart(3, '0')}`),
        name: told.name ?? '孙建国',
        phone: madeUpPhone(seed),
        residenceArea: kuiwen,
        source: { kind: 'self', name: null },
      });
    });
    const me: Partial<Actor> = { kind: 'resident', role: 'resident', id: personId, person: personId };
    const known = Object.entries(facts).map(([fact, value]) => ({ fact, value }));
    if (known.length > 0) await db.as(me, (ctx) => recordFacts(ctx, personId, known));
    return { personId, me, phone: madeUpPhone(seed) };
  }

  /** With somebody who acts for it. */
  async function employer(name = '演示供应链有限公司') {
    const seed = next();
    const employerId = newId(db.clock.now().getTime());
    const agent = await person();
    const phone = `199${String(90_000_000 + seed)}`;
    await db.asJob((ctx) =>
      registerEmployers(ctx, [
        {
          employerId,
          creditCode: composeCreditCode('91', '370705', `MA${String(seed).padStart(6, '0')}`),
          name: `${name}${seed}`,
          kind: 'enterprise',
          areaCode: '370705006000',
          address: '演示路 6 号',
          contactName: '周岚',
          contactPhone: phone,
          verifiedOn: dayOf(db.clock.now()),
          agents: [{ mandateId: newId(seed), personId: agent.personId, nameMask: '孙**' }],
        },
      ]),
    );
    const acting: Partial<Actor> = {
      kind: 'resident',
      role: 'agent',
      id: agent.personId,
      employer: employerId,
    };
    return { employerId, acting, agent, phone, name: `${name}${seed}` };
  }

  async function posting(employerId: string, answers: Record<string, unknown> = {}) {
    const postingId = newId(db.clock.now().getTime());
    await db.asJob(async (job) => {
      const ctx = await actForEmployer(job, employerId);
      await publishPosting(ctx, {
        postingId,
        employerId,
        at: ctx.clock.now(),
        answers: {
          title: '仓库管理员',
          headcount: 3,
          duties: '收货点数上架，按单配货',
          place: ['370705006000'],
          address: '演示路 6 号',
          'pay-unit': 'month',
          'pay-low': 480_000,
          'pay-high': 550_000,
          education: '71',
          experience: 1,
          'valid-days': 90,
          ...answers,
        },
      });
    });
    return postingId;
  }

  return { person, employer, posting };
}
