import type { Context } from '../../../ground/context.ts';
import type { Exchange } from '../../../ground/http/contract.ts';
import { type FieldProblem, Problem } from '../../../ground/problem.ts';
import { askCode, type CodeUse, startSession, useCode } from '../../access/index.ts';
import { readIdNumber } from '../domain/id-number.ts';
import { readPhone } from '../domain/phone.ts';
import type { Reading } from '../domain/reading.ts';
import { today } from '../store.ts';
import { createOrFindPerson } from './create-or-find-person.ts';
import { findByIdNumber, findByPhone } from './find-by-id-number.ts';

export interface SignInNumbers {
  challengeId: string;
  idNumber: string;
  phone: string;
}

/**
 * Sends a sign-in code to the phone that was given, whoever has it: whether the id number is known, and with which phone, cannot
 * be told from the answer.
 * @throws Problem 422 naming /idNumber, /phone.
 */
export async function askSignInCode(
  ctx: Context,
  input: SignInNumbers,
): Promise<{ demoCode: string | null }> {
  const { phone, use } = readNumbers(ctx, input);
  return askCode(ctx, use, phone, {
    zh: '验证码 {code}，用于登录乐业，5 分钟内有效，不要告诉别人',
    en: '{code} is your Leye sign-in code, good for 5 minutes; tell it to nobody',
  });
}

export interface SignIn extends SignInNumbers {
  code: string;
  /** Made by the page, for the case that this is somebody new. */
  personId: string;
  name?: string;
  residenceArea?: string;
}

/**
 * Signs a resident in by id number, phone and the code that was sent there. Somebody new is made, with name and 常住地. An id number
 * that is known with another phone is asked for the same two and then sent to a counter, so that only who makes up a person
 * learns that there was one.
 * @throws Problem 422 `code-not-right`, `who-are-you` (naming /name, /residenceArea; the code stays good), 403 `counter-needed`.
 */
export async function signInResident(
  ctx: Context,
  input: SignIn,
  http: Exchange,
): Promise<{ signedIn: true; personId: string }> {
  const { idNumber, phone, use } = readNumbers(ctx, input);
  await useCode(ctx, use, input.code);
  const known = await findByIdNumber(ctx, idNumber);
  const proven = known !== undefined && (await findByPhone(ctx, phone)).includes(known);
  const personId = proven ? known : await makePerson(ctx, input);
  await startSession(ctx, http, { kind: 'resident', personId });
  return { signedIn: true, personId };
}

async function makePerson(ctx: Context, input: SignIn): Promise<string> {
  const { name, residenceArea } = input;
  if (name === undefined || residenceArea === undefined) throw whoAreYou(input);
  const { personId, created } = await createOrFindPerson(ctx, { ...input, name, residenceArea });
  if (!created) {
    throw new Problem(403, 'counter-needed', {
      zh: '网上核对不了身份，请带身份证到窗口办理',
      en: 'This cannot be settled online; please bring your card to a counter',
    });
  }
  return personId;
}

function readNumbers(ctx: Context, { challengeId, idNumber, phone }: SignInNumbers) {
  const number = readIdNumber(idNumber, today(ctx));
  const mobile = readPhone(phone);
  if (!number.ok || !mobile.ok) {
    const faults = [...faultsOf('/idNumber', number), ...faultsOf('/phone', mobile)];
    const detail = { zh: `有 ${faults.length} 处要改`, en: `${faults.length} field(s) need a change` };
    throw new Problem(422, 'numbers-not-readable', detail, faults);
  }
  const read = { idNumber: number.value.number, phone: mobile.value };
  // Under a key, so that the stored binding cannot be turned back into the numbers by trying them.
  const binding = ctx.cipher.index('people.sign-in', `${read.idNumber}/${read.phone}`).toString('hex');
  const use: CodeUse = { challengeId, purpose: 'sign-in', binding };
  return { ...read, use };
}

function faultsOf(field: string, reading: Reading<unknown>): FieldProblem[] {
  return reading.ok ? [] : reading.reasons.map((reason) => ({ field, ...reason }));
}

function whoAreYou({ name, residenceArea }: SignIn): Problem {
  const faults: FieldProblem[] = [];
  const needed = (field: string, zh: string, en: string) =>
    faults.push({ field, code: 'needed', detail: { zh, en } });
  if (name === undefined)
    needed('/name', '请填姓名，和身份证上一样', 'Please give your name as on your card');
  if (residenceArea === undefined)
    needed('/residenceArea', '请选您平时住的地方', 'Please choose where you live');
  const detail = {
    zh: '第一次来，请再填姓名和住的地方',
    en: 'This is your first time; name and place are needed',
  };
  return new Problem(422, 'who-are-you', detail, faults);
}
