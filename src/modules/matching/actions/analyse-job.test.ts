import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSkills } from '../load-skills.ts';
import { countUnknown } from '../mine-skills.ts';
import { analyseJob } from './analyse-job.ts';

const text = [
  '岗位职责：负责仓库收发货，会用到叉车。',
  '任职要求：1、高中以上学历，18-45岁；2、熟悉Excel、进销存，有叉车证；3、1年以上仓库工作经验，会金蝶优先；',
  '4、能搬货，不用出差，两班倒，上班时间：8:00-17:00。',
  '薪资：4500-5500元/月，试用期4000。招3人。地址：文化路 12 号。限男性。联系电话13800001234',
].join('\n');
const read = analyseJob({ title: '仓库管理员', text });
const words = ({ start, end }: { start: number; end: number }) => text.slice(start, end);

describe('what a job’s text says', () => {
  it('with the place in the text and why', () => {
    expect(read.occupation).toMatchObject({ code: '4-02-06-01' });
    expect(read.skills.map((each) => [each.value, each.kind, each.need, words(each)])).toEqual([
      ['Excel', 'tool', 'must', 'Excel'],
      ['进销存', 'skill', 'must', '进销存'],
      ['叉车证', 'certificate', 'must', '叉车证'],
      ['金蝶', 'tool', 'nice', '金蝶'],
    ]);
    expect(read.skills[0]?.why.zh).toBe('写在“熟悉”后面');
    expect(read.education).toMatchObject([{ value: '61', need: 'must' }]);
    expect(read.experience.map(({ value, need }) => [value, need])).toEqual([[1, 'must']]);
    expect(read.shifts.map(({ value }) => value).sort()).toEqual(['days', 'two-shifts']);
    expect(read.strains.map(({ value }) => value)).toEqual(['lifting']);
    expect(read.pay.map(({ value }) => value)).toEqual([
      { kind: 'total', low: 4500, high: 5500, unit: 'month' },
    ]);
    expect(read.place?.value).toContain('文化路');
  });

  it('what is missing, what is odd, and what the law forbids', () => {
    expect(read.missing).toEqual([]);
    expect(read.odd.map(({ value }) => value)).toEqual(['phone']);
    expect(read.wording.filter(({ level }) => level === 'unlawful').map(words)).toEqual(['限男性']);
    const bare = analyseJob({ title: '急招', text: '诚聘，待遇优厚，交服装押金，负责' });
    expect(bare.occupation).toBeNull();
    expect(bare.missing).toContain('pay');
    expect(bare.odd.map(({ value }) => value)).toEqual(['fee', 'cut-off']);
  });

  it('a duty is no skill, and a field of study is none', () => {
    const { skills } = analyseJob({
      title: '文员',
      text: '岗位职责：用Excel做表，接电话。\n任职要求：数学、物理等相关专业，普通话标准。',
    });
    expect(skills.map(({ value }) => value)).toEqual(['普通话']);
  });

  it('every place lies in the text, whatever the text is', () => {
    const pieces = fc.constantFrom(
      '熟悉',
      'Java',
      '、',
      '，',
      '本科',
      '3年',
      '经验',
      '优先',
      '月薪',
      '5k',
      '职责：',
      '\n',
      '双休',
      '🙂',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (all) => {
        const given = all.join('');
        const { skills, education, experience, shifts, strains, pay, odd } = analyseJob({
          title: '普工',
          text: given,
        });
        for (const { start, end } of [skills, education, experience, shifts, strains, pay, odd].flat())
          expect(0 <= start && start < end && end <= given.length).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

it('the lexicon refuses a name or a word that stands twice', () => {
  const file = (skill: string) =>
    `version: 1\ntool: { a: [A] }\ncertificate: { a: [B] }\nskill: { a: [${skill}] }\n`;
  expect(parseSkills(file('C=c1/c2'))).toHaveLength(3);
  expect(() => parseSkills(file('A'))).toThrow('A stands twice');
  expect(() => parseSkills(file(''))).toThrow('skills: ');
});

it('what the lexicon lacks is counted by how many texts ask for it', () => {
  const asks = Array.from({ length: 5 }, () => '任职要求：熟悉唢呐、Excel，会吹笙。');
  expect(countUnknown([...asks, '熟悉二胡'])).toEqual([
    ['吹笙', 5],
    ['唢呐', 5],
  ]);
});
