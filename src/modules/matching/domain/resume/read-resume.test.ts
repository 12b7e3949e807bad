import { describe, expect, it } from 'vitest';
import { codeOccupation } from '../../load-occupation-words.ts';
import { findSkills } from '../../load-skills.ts';
import { resume } from '../../testing/resumes.ts';
import { speaksOfHealth } from './limits.ts';
import { quoteOf } from './quote.ts';
import { readResume } from './read-resume.ts';
import { resumeFacts } from './reading.ts';
import { tidy } from './tidy.ts';

const known = {
  codeOccupation,
  findSkills,
  findArea: (printed: string) => (printed.includes('奎文') ? '370705000000' : null),
  year: 2026,
  month: 11,
};
const read = (text: string) => readResume(tidy(text), known);
const valuesOf = (text: string, fact: string) =>
  read(text)
    .filter((reading) => reading.fact === fact)
    .map(({ value }) => value);

describe('a résumé', () => {
  const found = read(resume);
  const byFact = Object.fromEntries(
    resumeFacts.map((fact) => [fact, found.filter((one) => one.fact === fact).map(({ value }) => value)]),
  );

  it('is read for work, schooling, skills and limits', () => {
    expect(byFact).toEqual({
      'person.wanted_jobs': ['仓库管理员', '叉车工'],
      'person.wanted_pay': [450_000],
      'person.wanted_areas': ['370705000000'],
      'person.last_job': ['叉车司机'],
      'person.experience_years': [9],
      'person.education': ['47'],
      'person.school_left_year': [2011],
      'person.skills': expect.arrayContaining(['装卸', '出入库', '叉车', '理货', '陈列', 'Excel', '打字']),
      'person.certificates': ['叉车证', 'C1驾照'],
      'person.no_nights': [true],
      'person.childcare_hours': [true],
      'person.reach_minutes': [30],
      'person.remote_ok': [],
    });
    expect(byFact['person.skills']).not.toContain('英语');
  });

  it('gives each its place, a year where there is one, and a quote without numbers and names', () => {
    const text = tidy(resume);
    const of = (value: string) => found.find((one) => one.value === value);
    expect(of('叉车证')?.year).toBe(2019);
    expect(of('出入库')?.year).toBe(2023);
    expect(of('Excel')?.year).toBeNull();
    for (const { start, end } of found) {
      expect(text.slice(start, end)).not.toBe('');
      expect(quoteOf(text, { start, end })).not.toMatch(/\d{5,}|李明明/);
    }
    expect(quoteOf('姓名：李明明 13900001会开叉车', { start: 15, end: 19 })).toBe('姓名 …会开叉车');
    expect(speaksOfHealth(text)).toBe(true);
  });
});

describe('what it takes care of', () => {
  it.each([
    ['求职目标: 月嫂或育婴师', 'person.wanted_jobs', ['月嫂', '育婴师']],
    ['想找一份保洁的活，离家近', 'person.wanted_jobs', ['保洁']],
    ['求职意向：普工 期望薪资：5千以上', 'person.wanted_jobs', ['普工']],
    ['求职意向：普工 期望薪资：5千以上', 'person.wanted_pay', [500_000]],
    ['期望薪资：200元/天', 'person.wanted_pay', []],
    ['期望薪资面议', 'person.wanted_pay', []],
    ['在示例小学食堂帮厨', 'person.education', []],
    ['高中数学教师，本科学历', 'person.education', ['21']],
    ['本科在读，高中毕业', 'person.education', ['61']],
    ['干了十二年电焊', 'person.experience_years', [12]],
    ['2020年至今 示例饭店 厨师', 'person.last_job', ['厨师']],
    ['没有驾照，准备考健康证', 'person.certificates', []],
    ['会叉⻋，有叉⻋证', 'person.certificates', ['叉车证']],
    ['带过孩子，会做辅食', 'person.childcare_hours', []],
    ['能上夜班，服从倒班', 'person.no_nights', []],
    ['上班路上1个半小时以内都行', 'person.reach_minutes', [90]],
    ['特长：砌墙、抹灰，抹灰', 'person.skills', ['砌墙', '抹灰']],
    ['收银员，每天收银、补货', 'person.skills', ['收银', '补货']],
    ['病史：高血压、糖尿病', 'person.skills', []],
    ['特长：高血压、腰椎手术、怀孕五个月', 'person.skills', []],
    ['推荐人：王示例、李示例', 'person.skills', []],
    ['家里有父亲、母亲、两个孩子', 'person.skills', []],
    ['身份证、毕业证、结婚证都在', 'person.certificates', []],
    ['准备考监理员证，有高空作业证', 'person.certificates', ['高空作业证']],
    ['月薪7-9千', 'person.wanted_pay', [700_000]],
    ['2019.1-2020.2 示例厂 普工 工资5000', 'person.wanted_pay', []],
    ['普工、包装工都行', 'person.wanted_jobs', ['普工', '包装工']],
    ['想在奎文区上班', 'person.wanted_areas', ['370705000000']],
    ['在示例食堂干过三年厨师', 'person.last_job', ['厨师']],
    ['２０２３年毕业', 'person.school_left_year', [2023]],
    ['夜班不考虑', 'person.no_nights', [true]],
    ['骑车二十分钟以内', 'person.reach_minutes', [20]],
    ['', 'person.skills', []],
  ])('%s: %s', (text, fact, values) => {
    expect(valuesOf(text, fact)).toEqual(values);
  });

  it.each(['熟练掌握2019.1-2020.2公司', '★', '、会', '做过', '有证', '毕业 ', '应聘：', '想在', '一', '7-'])(
    'a long text of %s ends',
    (part) => {
      const long = tidy(`${part.repeat(20_000)}x`).slice(0, 20_000);
      const began = process.cpuUsage();
      read(long);
      const { user } = process.cpuUsage(began);
      expect(user / 1e6).toBeLessThan(10);
    },
  );
});
