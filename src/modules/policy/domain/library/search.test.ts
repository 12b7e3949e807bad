import { describe, expect, it } from 'vitest';
import { loadLibrary } from '../../load-library.ts';
import { changesWithin, letterMatch, soundingOf } from './by-sound.ts';
import { search } from './search.ts';
import { core, termsOf } from './terms.ts';

const { index } = loadLibrary();
const found = (query: string) => search(index, query).map(({ id }) => id);

/** As people type it, and the policies of which one has to stand first. */
const asked: Record<string, Record<string, string>> = {
  'names and parts of them': {
    失业保险金: 'P37',
    失业登记: 'D01',
    稳岗返还: 'P15',
    一次性扩岗补助: 'P13',
    三支一扶: 'P45',
    六税两费: 'P19',
    就业困难人员认定: 'D04',
    创业担保贷款: 'P05',
    乡村公益性岗位: 'P33',
    城镇公益性岗位: 'P32',
    技能提升补贴: 'P36',
    就业见习: 'P46 P16',
    一次性求职补贴: 'P34',
    创业培训: 'P07',
    企业新型学徒制: 'P26',
    缓缴: 'P28',
    '鲁政办字〔2021〕137号': 'P32',
    公告2023年第14号: 'P43 P18',
  },
  colloquial: {
    下岗了能领什么钱: 'P37 D01',
    公司倒闭了怎么办: 'P37',
    被裁员了: 'D01 P37',
    我想开店没本钱: 'P05 P03',
    开公司国家给补贴吗: 'P01',
    借钱创业: 'P05',
    店面房租有没有补助: 'P04',
    考证补贴: 'P36',
    考了电工证能领钱吗: 'P36',
    学手艺: 'P35',
    自己交社保有补助吗: 'P30 P31',
    '4050补贴怎么领': 'P30',
    四零五零: 'P30 D04',
    大学生毕业找工作补贴: 'P34',
    失业了看病怎么办: 'P39',
    快退休了失业怎么办: 'P41',
    退伍军人开店减税: 'P43',
    当兵回来做生意: 'P43',
    村里有没有公益岗: 'P33',
    去外省打工报销车票: 'P48',
    外卖骑手意外险: 'P47',
    招一个大学生给多少钱: 'P13 P10',
    招残疾人有奖励吗: 'P22',
    残保金怎么交: 'P21 P20',
    小公司残保金要交吗: 'P20 P21',
    交不起社保能晚点交吗: 'P28',
    公司不裁员国家给钱吗: 'P15',
    招退伍兵可以少交税吗: 'P18',
    还助学贷款: 'P44',
    孵化器免费场地: 'P08',
    宝妈上班: 'P24',
    没经验找工作想实习: 'P46',
    带实习生的补贴: 'P16',
    失业保险没交够一年: 'P38 P37',
    疫情失业补助: 'P38',
    个体户减税: 'P19 P42',
    物价上涨补贴: 'P40',
  },
  'misspelt: another character of the same sound, one wrong, one left out': {
    失夜金: 'P37',
    创业代款: 'P05',
    稳冈返还: 'P15',
    公溢性岗位: 'P32 P33',
    技能提生补贴: 'P36',
    就业因难认定: 'D04',
    创业担保货款: 'P05',
    扩岗补住: 'P13',
    残保斤: 'P20 P21',
    失业保金: 'P37',
  },
  'pinyin, its first letters, and slips in it': {
    shiyejin: 'P37',
    'shi ye jin': 'P37',
    shiyebaoxianjin: 'P37',
    chuangyebutie: 'P01',
    chuangyedaikuan: 'P05',
    wengang: 'P15',
    wenganfanhuan: 'P15',
    gongyigang: 'P32 P33',
    jinengbutie: 'P36',
    sanzhiyifu: 'P45',
    canbaojin: 'P20 P21',
    jianxi: 'P46 P16',
    shiyedenji: 'D01',
    kgbz: 'P13',
    syj: 'P37',
    szyf: 'P45',
    syb: 'P07',
  },
};

const all = Object.values(asked).flatMap((queries) => Object.entries(queries));
const rankOf = ([query, wanted]: [string, string]) =>
  Math.min(
    ...wanted.split(' ').map((id) => {
      const at = found(query).indexOf(id);
      return at < 0 ? Number.POSITIVE_INFINITY : at;
    }),
  );

describe('what people type', () => {
  it.each(Object.entries(asked))('%s', (_kind, queries) => {
    const late = Object.entries(queries).filter((one) => rankOf(one) > 2);
    expect(
      late.map(([query, wanted]) => `${query}: ${wanted}, and found ${found(query).slice(0, 4)}`),
    ).toEqual([]);
  });

  it('is found first more often than nine times in ten', () => {
    expect(all.length).toBeGreaterThanOrEqual(60);
    const later = all.filter((one) => rankOf(one) > 0);
    expect(later.length / all.length).toBeLessThan(0.1);
  });

  it('is one way of writing', () => {
    expect(found('ＳＹＢ')).toEqual(found('syb'));
    expect(found('  失业金？ ')).toEqual(found('失业金'));
    expect(found('')).toEqual([]);
    expect(found('的')).toEqual(found('的'));
    expect(found('qqqqqqqq')).toEqual([]);
    expect(found('今天天气真好')).toEqual([]);
  });
});

it('every policy is found by its name and by each of its synonyms', () => {
  const lost = loadLibrary().library.entries.flatMap(({ policy, synonyms }) =>
    synonyms.filter((one) => !found(one).includes(policy)).map((one) => `${policy} ${one}`),
  );
  expect(lost).toEqual([]);
});

describe('parts', () => {
  it('a question loses its polite words, and nothing else', () => {
    expect(core('请问失业金怎么领？')).toBe('失业金 领');
    expect(core('我想要')).toBe('我想要');
  });
  it('terms are words and pairs', () => {
    expect(termsOf('失业金').map(({ text }) => text)).toEqual(expect.arrayContaining(['失业', '业金']));
  });
  it.each([
    ['shiye', 'shiyejin', 0],
    ['siye', 'shiyejin', 1],
    ['', 'abc', 0],
    ['abc', '', 3],
  ])('%s is %s but for %d letters', (wanted, text, changes) => {
    expect(changesWithin(wanted, text)).toBe(changes);
  });
  it('letters match a sound as a whole, from its beginning, by its first letters, or nearly', () => {
    const sounding = soundingOf('x', () => ['shi', 'ye', 'jin']);
    expect(letterMatch('shiyejing', sounding)).toBe(1);
    expect(letterMatch('syj', sounding)).toBe(1);
    expect(letterMatch('shiye', sounding)).toBeLessThan(1);
    expect(letterMatch('shuyejin', sounding)).toBeGreaterThan(0.4);
    expect(letterMatch('gongzuo', sounding)).toBe(0);
    expect(letterMatch('s', sounding)).toBe(0);
  });
});
