import { expect, it } from 'vitest';
import { loadPolicies } from '../load-catalogue.ts';
import { hireColumns, mostHires, readHireList } from './hire-list.ts';

const catalogue = loadPolicies();

it('reads a list as it is copied out of a spreadsheet, columns in any order', () => {
  const list = [
    '编号\t招用日期\t学历\t单位月缴\t劳务派遣\t毕业日期\t劳动合同月数',
    'A01\t2026年3月1日\t本科\t1,234.5\t否\t20250630\t12',
    '\t2026/4/1\t以上都不是\t\t\t无\t36个月',
  ].join('\r\n');
  expect(readHireList(catalogue, list)).toEqual({
    faults: [],
    hires: [
      {
        id: 'A01',
        told: {
          'h.hired_on': '2026-03-01',
          'h.edu_level': 'bachelor',
          'h.employer_si': 123_450,
          'h.dispatched': false,
          'h.graduation_date': '2025-06-30',
          'h.contract_months': 12,
        },
      },
      // What is empty is not known; 无 is known to be none.
      {
        id: '第2位',
        told: {
          'h.hired_on': '2026-04-01',
          'h.edu_level': 'none',
          'h.graduation_date': null,
          'h.contract_months': 36,
        },
      },
    ],
  });
});

it('tells row and column of what cannot be read, and loses nothing of the rest', () => {
  const { hires, faults } = readHireList(
    catalogue,
    '姓名,招用日期,工资,学历\n甲,前天,5000,博士后\n乙,2026-05-01,,大专',
  );
  expect(faults.map(({ row, column }) => [row, column])).toEqual([
    [1, 3],
    [2, 2],
    [2, 4],
  ]);
  expect(hires[1]).toEqual({ id: '乙', told: { 'h.hired_on': '2026-05-01', 'h.edu_level': 'associate' } });
});

it('wants a line a person, and not too many', () => {
  expect(readHireList(catalogue, '').faults.length).toBe(1);
  expect(readHireList(catalogue, '学历').faults.map(({ row }) => row)).toEqual([2]);
  const many = ['编号', ...Array.from({ length: mostHires + 1 }, (_, nth) => `n${nth}`)].join('\n');
  expect(readHireList(catalogue, many).faults.map(({ row }) => row)).toEqual([mostHires + 2]);
});

it('knows every heading that it names', () => {
  const heads = hireColumns(catalogue).map(({ zh }) => zh);
  expect(readHireList(catalogue, `编号\t${heads.join('\t')}\nA01`).faults).toEqual([]);
});
