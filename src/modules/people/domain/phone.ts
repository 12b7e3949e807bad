import { bareNumber, lengthReason, type Reading, type Reason, refused, understood } from './reading.ts';

/**
 * A mainland mobile number: 11 digits, 1 and then 3 to 9 (the public mobile network's range of the numbering plan).
 * `+86`, `0086`, spaces, hyphens and full-width digits are taken off.
 */
export function readPhone(typed: string): Reading<string> {
  const bare = bareNumber(typed);
  const number = bare.replace(/^(?:\+86|0086|86(?=1\d{10}$))/, '');
  const reason = phoneReason(number);
  return reason ? refused([reason]) : understood(number, number, typed);
}

function phoneReason(number: string): Reason | undefined {
  if (number === '')
    return { code: 'empty', detail: { zh: '请填手机号', en: 'Please give a mobile number' } };
  if (!/^\d+$/.test(number)) {
    return { code: 'bad-character', detail: { zh: '手机号只有数字', en: 'A mobile number has digits only' } };
  }
  if (/^0\d{9,11}$/.test(number)) {
    return {
      code: 'landline',
      detail: { zh: '这是座机号，请填手机号', en: 'This is a landline; please give a mobile number' },
    };
  }
  const length = lengthReason(number.length, 11);
  if (length) return length;
  if (!/^1[3-9]/.test(number)) {
    return {
      code: 'not-mobile',
      detail: {
        zh: '手机号以 13 到 19 开头，请核对',
        en: 'A mobile number begins with 13 to 19; please check',
      },
    };
  }
  return undefined;
}
