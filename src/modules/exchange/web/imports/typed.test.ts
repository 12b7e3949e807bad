import { expect, it } from 'vitest';
import { typeInto, without } from './typed.ts';

it('keeps what was typed until it is saved, and only what differs', () => {
  const one = typeInto({}, 5, 'phone', '138', '1380');
  expect(one).toEqual({ 5: { phone: '138' } });
  const two = typeInto(one, 5, 'name', '王', '');
  expect(typeInto(two, 5, 'phone', '1380', '1380')).toEqual({ 5: { name: '王' } });
  expect(typeInto(one, 5, 'phone', '1380', '1380')).toEqual({});
  // A cell that is emptied is a change too.
  expect(typeInto({}, 6, 'residenceArea', '', '北京市')).toEqual({ 6: { residenceArea: '' } });
  expect(without({ ...two, 7: { name: '李' } }, 5)).toEqual({ 7: { name: '李' } });
});
