import { expect, it } from 'vitest';
import { readAsked } from './use-search.ts';

it('tells a code, a telephone number and a name apart', () => {
  expect(readAsked('5678')).toEqual({ phoneEnd: '5678' });
  expect(readAsked('１３８ 0013 5678')).toEqual({ phoneEnd: '5678' });
  expect(readAsked('6m37-kpac')).toEqual({ code: '6M37KPAC' });
  expect(readAsked(' 孙建国 ')).toEqual({ name: '孙建国' });
  expect(readAsked('Maria Smith')).toEqual({ name: 'Maria Smith' });
  expect(readAsked('孙建国 5678')).toEqual({ name: '孙建国', phoneEnd: '5678' });
  expect(readAsked('12345')).toEqual({ name: '12345' });
});
