import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FixedClock, fixedClock } from '../../../ground/clock/clock.ts';
import { findingOf } from '../domain/register-answer.ts';
import { madeUpCode } from '../testing/made-up.ts';
import { httpRegister } from './http-register.ts';
import { noRegister } from './market-register.ts';
import { type Fault, faultCode, madeUpRecord, type Simulator, startSimulator } from './simulator.ts';

let simulator: Simulator;
let clock: FixedClock;
const plain = madeUpCode(1);
const own = { ...madeUpRecord(madeUpCode(2)), name: '自家登记的名称' };

beforeAll(async () => {
  simulator = await startSimulator({ records: [own], slowMs: 150 });
});
afterAll(() => simulator.close());

const connect = (options: { timeoutMs?: number; atOnce?: number; url?: string } = {}) => {
  clock = fixedClock('2026-11-20T14:20:00+08:00');
  return httpRegister({ url: simulator.url, clock, simulated: true, timeoutMs: 600, ...options });
};

describe('the contract between client and service', () => {
  it('answers a code with its entry, dated and labelled as simulated', async () => {
    expect(await connect().ask(plain)).toEqual({
      outcome: 'found',
      record: madeUpRecord(plain),
      askedAt: '2026-11-20T06:20:00.000Z',
      simulated: true,
    });
    expect(await connect().ask(own.creditCode)).toMatchObject({ record: { name: '自家登记的名称' } });
  });

  it.each<[Fault, object, string]>([
    ['slow', { outcome: 'found' }, 'agrees'],
    ['once-broken', { outcome: 'found' }, 'agrees'],
    ['unknown', { outcome: 'unknown' }, 'unknown'],
    ['another-name', { outcome: 'found' }, 'name-differs'],
    ['deregistered', { outcome: 'found' }, 'deregistered'],
    ['revoked', { outcome: 'found' }, 'revoked'],
    ['server-error', { outcome: 'not-reached', why: 'error' }, 'not-reached'],
    ['hangs', { outcome: 'not-reached', why: 'timeout' }, 'not-reached'],
    ['broken-connection', { outcome: 'not-reached', why: 'refused' }, 'not-reached'],
    ['cut-off', { outcome: 'not-reached', why: 'strange-answer' }, 'not-reached'],
    ['wrong-shape', { outcome: 'not-reached', why: 'strange-answer' }, 'not-reached'],
    ['html-page', { outcome: 'not-reached', why: 'strange-answer' }, 'not-reached'],
    ['another-code', { outcome: 'not-reached', why: 'strange-answer' }, 'not-reached'],
    ['endless', { outcome: 'not-reached', why: 'strange-answer' }, 'not-reached'],
  ])('%s', async (fault, answer, finding) => {
    const code = faultCode(fault);
    const got = await connect().ask(code);
    expect(got).toMatchObject(answer);
    expect(findingOf(got, madeUpRecord(code).name)).toBe(finding);
  });

  it('nobody at the address, and a service that serves something else, are no answer', async () => {
    const closed = await startSimulator();
    await closed.close();
    expect(await connect({ url: closed.url }).ask(plain)).toMatchObject({ why: 'refused' });
    expect(await connect({ url: `${simulator.url}/elsewhere` }).ask(plain)).toMatchObject({
      why: 'strange-answer',
    });
    expect(await noRegister(() => new Date(0)).ask(plain)).toMatchObject({ why: 'not-connected' });
  });
});

describe('a service in trouble', () => {
  it('is left in peace after five failures for 30 s, then tried by one request', async () => {
    const register = connect();
    const broken = faultCode('wrong-shape');
    for (let turn = 0; turn < 5; turn += 1) await register.ask(broken);
    const before = simulator.asked();
    expect(await register.ask(plain)).toMatchObject({ outcome: 'not-reached', why: 'resting' });
    expect(simulator.asked()).toBe(before);
    clock.advance({ seconds: 31 });
    const [one, two] = await Promise.all([register.ask(faultCode('slow', '00000002')), register.ask(plain)]);
    expect(one).toMatchObject({ outcome: 'found' });
    expect(two).toMatchObject({ why: 'resting' });
    expect(await register.ask(plain)).toMatchObject({ outcome: 'found' });
  });

  it('does not take more than a few requests at once', async () => {
    const register = connect({ atOnce: 2 });
    const answers = await Promise.all([1, 2, 3].map(() => register.ask(faultCode('slow'))));
    expect(answers.map(({ outcome }) => outcome)).toEqual(['found', 'found', 'not-reached']);
    expect(await register.ask(plain)).toMatchObject({ outcome: 'found' });
  });

  it('fails at the rate that it is told to', async () => {
    const rough = await startSimulator({ faultRate: 1 });
    expect(await connect({ url: rough.url }).ask(plain)).toMatchObject({ why: 'error' });
    expect(rough.asked()).toBe(2);
    await rough.close();
  });
});
