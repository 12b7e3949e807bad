import { describe, expect, test } from 'vitest';
import { openTestDatabase } from '../../ground/testing/database.ts';
import { makeWorkbook } from '../../ground/testing/make-workbook.ts';
import { madeUpCode } from '../employers/testing/made-up.ts';
import { openMarket } from '../matching/testing/market.ts';
import { lookAtFile } from './actions/imports/look-at-file.ts';
import { readRows } from './actions/imports/move-import.ts';
import { seeImport } from './actions/imports/see-import.ts';
import { stageRows } from './actions/imports/stage-rows.ts';
import { startImport } from './actions/imports/start-import.ts';
import { loadForms } from './load-forms.ts';
import { changeImport, getImport } from './store-imports.ts';
import { kuiwen, listsOf } from './testing/lists.ts';
import { rowsIn } from './testing/rows.ts';
import { clerkOf, numberOf } from './testing/twice.ts';

const db = await openTestDatabase();
const { bring, fileOf } = listsOf(db);
const { rowsOf, faultsOf } = rowsIn(db);
const market = openMarket(db);

const formOf = (id: string) => {
  const form = loadForms().find((one) => one.id === id);
  if (!form) throw new Error(`no form ${id}`);
  return form;
};

/** A workbook as the form prints it: a title, the heads, and rows with what `says` has under some of them. */
function printed(id: string, ...says: Record<string, string>[]) {
  const { name, heads } = formOf(id);
  const known = new Set(heads.map(({ head }) => head));
  for (const head of says.flatMap(Object.keys))
    if (!known.has(head)) throw new Error(`${id} has no head ${head}`);
  return makeWorkbook([
    [name.zh],
    heads.map(({ head }) => head),
    ...says.map((row) => heads.map(({ head }) => row[head] ?? null)),
  ]);
}

/** What was understood of the first row, by column. */
const valuesOf = async (importId: string) => (await rowsOf(importId))[0]?.content.values;

const somebody = { name: '邵表样', number: numberOf('37070519980302041') };

describe('a list under the heads of a form is taken without a column being mapped', () => {
  test('graduates, as universities of Shandong report them', async () => {
    const list = await bring(
      'people',
      printed('graduates-shandong', {
        姓名: somebody.name,
        学号: '16010001001',
        考生号: '16370705150001',
        学历: '本科生毕业',
        专业: '会计学',
        身份证号: somebody.number,
        性别: '男',
        出生日期: '1998-03-02',
        入学年月: '2016年9月',
        毕业年月: '2020年7月',
        个人手机: '19900000001',
        户口所在地: '山东省潍坊市奎文区',
        户口所在地详细地址: '山东省青岛市崂山区松岭路 238 号',
        常住地址: '潍坊市奎文区东关街道',
        家庭电话: '19900000002',
      }),
    );
    expect(list.outcomes).toEqual({ created: 1 });
    expect(await valuesOf(list.import_id)).toEqual({
      name: somebody.name,
      idNumber: somebody.number,
      birthDate: '1998-03-02',
      sex: '1',
      phone: '19900000001',
      residenceArea: '370705001000',
      'person.education': '21',
      'person.school_left_year': 2020,
      'person.household_area': '370705000000',
    });
  });

  const people: [string, Record<string, string>, Record<string, unknown>][] = [
    [
      'seeker-form',
      {
        姓名: '邵求职',
        身份证号码: numberOf('37070519900302043'),
        文化程度: '大专',
        年龄: '36',
        联系电话: '19900000003',
        人员类型: '其他',
        毕业时间: '2012年7月',
        专业工种: '缝纫工',
        从业年限: '8年',
        应聘岗位: '收银员、理货员',
        月薪要求: '4500',
        现居住地址: '潍坊市奎文区',
      },
      {
        name: '邵求职',
        phone: '19900000003',
        'person.education': '31',
        'person.school_left_year': 2012,
        'person.last_job': '缝纫工',
        'person.experience_years': 8,
        'person.wanted_jobs': ['收银员', '理货员'],
        'person.wanted_pay': 4500,
        residenceArea: '370705000000',
      },
    ],
    [
      'seeker-list',
      {
        身份证号码: numberOf('37070519900302047'),
        姓名: '邵列表',
        意愿职位名称1: '保洁员',
        联系电话: '19900000004',
        居住所在地: '370705',
        文化程度: '初中',
      },
      { 'person.wanted_jobs': ['保洁员'], residenceArea: '370705000000', 'person.education': '71' },
    ],
    [
      'people-basic',
      {
        社会保障号: numberOf('37070519900302051'),
        姓名: '邵基本',
        人员类别: '11',
        手机号码: '19900000005',
        就业状态: '失业',
      },
      { name: '邵基本', phone: '19900000005', 'person.employment_status': 'unemployed' },
    ],
    [
      'unemployed-list',
      {
        失业登记日期: '2026-03-02',
        社会保障号码: numberOf('37070519900302055'),
        姓名: '邵失业',
        证件类型: '居民身份证',
        证件号码: numberOf('37070519900302055'),
        学历: '高中',
        户籍地区划: '370702',
        常住地区划: '370705',
      },
      { 'person.household_area': '370702000000', residenceArea: '370705000000', 'person.education': '61' },
    ],
    [
      'hired-guangdong',
      {
        序号: '1',
        身份证号码: numberOf('37070519900302059'),
        姓名: '邵招用',
        现住地址: '潍坊市奎文区',
        '合同始期（年-月-日）': '2026-01-01',
        '月收入（元）': '4500',
        '工种（岗位）': '缝纫工',
      },
      { name: '邵招用', residenceArea: '370705000000', 'person.last_job': '缝纫工' },
    ],
  ];
  test.each(people)('%s', async (id, says, values) => {
    const list = await bring('people', printed(id, says), { source: id });
    expect(list.outcomes).toEqual({ created: 1 });
    expect(await valuesOf(list.import_id)).toMatchObject(values);
  });

  test('recruiting-employers: the licence number is the credit code; one of before 2015 waits', async () => {
    const says = {
      招聘单位全称: '潍坊邵氏纺织有限公司',
      所属行业: '制造业',
      法人代表: '邵法定',
      营业执照号: madeUpCode(90_001),
      所属地区: '潍坊市奎文区',
      详细地址: '文化路 1 号',
      联系人: '邵经理',
      联系电话: '0536-8888888',
      公司座机: '0536-9999999',
    };
    const old = { ...says, 招聘单位全称: '潍坊老邵纺织有限公司', 营业执照号: '370700228012345' };
    const list = await bring('employers', printed('recruiting-employers', says, old));
    expect(list).toMatchObject({ outcomes: { created: 1 }, quarantined: 1 });
    expect(await valuesOf(list.import_id)).toMatchObject({ name: says.招聘单位全称, contactName: '邵经理' });
    expect(await faultsOf(list.import_id)).toEqual([expect.stringMatching(/^4 creditCode /)]);
  });

  test('recruiting-jobs: what the form does not ask for waits in each row, and nothing else does', async () => {
    const { name } = await market.employer();
    const list = await bring(
      'postings',
      printed('recruiting-jobs', {
        招聘单位全称: name,
        登记日期: '2026-11-20',
        有效期: '2026-12-31',
        招聘工种: '缝纫工',
        文化程度: '初中及以上',
        年龄要求: '18-45',
        招聘人数: '5',
        性别: '女',
        工资待遇及奖金: '4000-6000元/月',
        岗位相关要求: '操作平缝机，缝制工作服',
        用工形式: '全职',
        工作地点: '潍坊市奎文区',
      }),
    );
    expect(list).toMatchObject({ quarantined: 1, rows_in: 1 });
    expect(await faultsOf(list.import_id)).toEqual(['3 experience needed']);
    expect(await valuesOf(list.import_id)).toMatchObject({
      title: '缝纫工',
      pay: '4000–6000 元/月',
      headcount: 5,
    });
  });

  test('training-roster: the days stand above the table and wait', async () => {
    const list = await bring(
      'training',
      printed('training-roster', {
        姓名: somebody.name,
        身份证号码: somebody.number,
        工种: '家政服务员',
        证书类型: '职业技能等级证书',
        证书编号: 'Y000000000000000001',
      }),
    );
    expect(await faultsOf(list.import_id)).toEqual(['3 from needed', '3 to needed']);
    expect(await valuesOf(list.import_id)).toMatchObject({ course: '家政服务员' });
  });
});

test('every form is tried above, and says where its heads are from', () => {
  const tried = ['graduates-shandong', ...['seeker-form', 'seeker-list', 'people-basic', 'unemployed-list']];
  const others = ['hired-guangdong', 'recruiting-employers', 'recruiting-jobs', 'training-roster'];
  expect(loadForms().map(({ id }) => id)).toEqual([...tried, ...others].sort());
  // None of them is a table that the province itself has published: each says so.
  for (const { doubt } of loadForms()) expect(doubt).not.toBeNull();
});

describe('on the page', () => {
  const transact = <T>(act: Parameters<typeof db.asJob<T>>[0]) => db.asJob(act, { purpose: 'import' });

  test('the form is named with its source, and what was told by it can be said otherwise', async () => {
    const { heads } = formOf('seeker-form');
    // A station leaves some columns out and has one of its own.
    const kept = heads.map(({ head }) => head).filter((head) => !['身高', '婚姻状况', '民族'].includes(head));
    const file = fileOf(makeWorkbook([['名单'], [...kept, '所属社区'], kept.map(() => '一')]), '表样.xlsx');
    const row = await transact((ctx) =>
      startImport(
        ctx,
        {
          importId: crypto.randomUUID(),
          kind: 'people',
          fileName: 'x.xlsx',
          bytes: 1,
          source: '表样',
          department: null,
          asOf: null,
        },
        {
          area: {
            ...clerkOf(kuiwen).area,
            code: kuiwen,
            lo: clerkOf(kuiwen).area?.lo ?? 0,
            hi: clerkOf(kuiwen).area?.hi ?? 0,
          },
          staffId: null,
        },
      ),
    );
    await lookAtFile(transact, row.import_id, file);
    const { layout } = await transact((ctx) => seeImport(ctx, row.import_id));
    expect(layout?.form).toMatchObject({ name: formOf('seeker-form').name, lacks: [] });
    expect(layout?.by).toMatchObject({ 'person.last_job': 'form', 'person.wanted_jobs': 'form' });
    const { 'person.last_job': lastJob = 0, ...columns } = layout?.columns ?? {};
    await transact((ctx) => readRows(ctx, row.import_id, { ...columns, 'person.skills': lastJob }));
    await stageRows(transact, row.import_id, file);
    await transact((ctx) => changeImport(ctx, row.import_id, { state: 'mapping' }));
    await lookAtFile(transact, row.import_id, file);
    const again = await transact((ctx) => getImport(ctx, row.import_id));
    // What somebody has said of the source goes before the form.
    expect((again.layout as { by: object }).by).toMatchObject({ 'person.skills': 'profile' });
  });

  test('a list with some of the heads is not taken for the form', async () => {
    const list = await bring('people', '姓名,身份证号码,联系电话,文化程度\n', { source: '别的名单' });
    expect((list.layout as { form?: string }).form).toBeUndefined();
  });
});
