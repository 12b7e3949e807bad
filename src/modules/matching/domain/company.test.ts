import { expect, test } from 'vitest';
import { readCompany } from './company.ts';

test.each([
  '潍坊市星禾家政服务有限公司',
  '华为',
  'Infosys Technologies (China) Co., Ltd',
  '如皋市红杉树校外托管中心（个体工商户）',
  '北京字节跳动科技有限公司',
])('%s is a name', (cell) => {
  expect(readCompany(cell)).toEqual({ name: cell, address: null, doubt: null });
});

test.each([
  ['北京市 丰台区 丰台区 纪家庙', '北京市 丰台区 丰台区 纪家庙'],
  ['上海徐汇区某某大厦908室\n 点击查看地图', '上海徐汇区某某大厦908室'],
  ['北京海淀区国际软件大厦4层', '北京海淀区国际软件大厦4层'],
  ['上海嘉定区某某医疗科技有限公司城北路2258号点击查看地图', '上海嘉定区某某医疗科技有限公司城北路2258号'],
])('%j is an address', (cell, address) => {
  expect(readCompany(cell)).toEqual({ name: null, address, doubt: 'company-is-address' });
});

test.each([
  '综合竞争力评估\n 你在？位置\n 一般',
  '春季双选会',
  '——',
  '本公司成立于 2004 年。专业从事收藏',
  '招'.repeat(61),
])('%j is neither', (cell) => {
  expect(readCompany(cell)).toEqual({ name: null, address: null, doubt: 'company-unreadable' });
});

test('no cell, no doubt', () => {
  expect(readCompany(null)).toEqual({ name: null, address: null, doubt: null });
});
