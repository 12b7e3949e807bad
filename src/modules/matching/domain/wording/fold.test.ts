import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold, foldLoosely } from './fold.ts';

const dropped = (text: string) => fold(text).dropped.text;

describe('a text without its disguises', () => {
  test.each([
    ['限 男', '限男'],
    ['限.男，女*生', '限男,女生'],
    ['３５歲以下', '35岁以下'],
    ['⼥生', '女生'],
    ['卅五岁、叁拾歲', '三十五岁,三十岁'],
    ['僅限♂！', '仅限男\n'],
    ['18～45岁，18一45岁', '18-45岁,18-45岁'],
    ['3 5岁，25 35', '35岁,25 35'],
    ['n a n，Word Excel', 'nan,word excel'],
    ['1.8米。1.男', '1.8米\n1,男'],
    ['3⃣5⃣岁', '35岁'],
    ['18 - 30岁，21——35岁，20岁-30岁，20➡️35岁', '18-30岁,21-35岁,20岁-30岁,20-35岁'],
    ['要求1.20-35岁，1.75米', '要求1,20-35岁,1.75米'],
    ['4O岁，Office', '40岁,office'],
    ['nǚ生', 'nü生'],
    ['45 sui，y*ajin', '45sui,yajin'],
    ['外地の，女👎，👵，押🈷️金', '外地的,女拒,老人,押金'],
    ['35↓，≤35', '35以下,不超35'],
    ['❌外地，押💰，押钅金', '拒外地,押钱,押金'],
    ['外❌省❌人❌不要，外地🚫，男🚫女🚫', '外省人不要,外地拒,男女'],
    ['35岁（含）以下，(含35岁)，（含税）', '35岁含以下,含35岁,含税'],
    ['18➖35岁，165➕，二〇〇五', '18-35岁,165+,二零零五'],
    ['殘疾者免談，年輕優先', '残疾者免谈,年轻优先'],
  ])('%s is read as %s', (text, read) => {
    expect(dropped(text)).toBe(read);
  });

  test.each([
    ['河❌南人', '河南人'],
    ['bendi人，shenfen证', 'ben\u0001di\u0001人,shen\u0001fen\u0001证'],
    ['社❌保，shebao', '社保,she\u0001bao\u0001'],
    ['限男，java，nan', undefined],
  ])('%s is read loosely as %s', (text, read) => {
    expect(foldLoosely(text, fold(text))?.text).toBe(read);
  });

  test('marks that mean nothing may also end a clause', () => {
    expect(fold('前台 女 早班').commas.text).toBe('前台,女,早班');
  });

  test('every folded character knows where it stood', () => {
    const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));
    fc.assert(
      fc.property(texts, (text) => {
        const foldings = fold(text);
        const loose = foldLoosely(text, foldings);
        for (const { text: folded, starts, ends } of [
          ...Object.values(foldings),
          ...(loose ? [loose] : []),
        ]) {
          expect([starts.length, ends.length]).toEqual([folded.length, folded.length]);
          for (let at = 0; at < folded.length; at++) {
            const [start = -1, end = -1] = [starts[at], ends[at]];
            expect(start).toBeGreaterThanOrEqual(starts[at - 1] ?? 0);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(text.length);
          }
        }
      }),
    );
  });

  test('plain text is left as it is', () => {
    const han = fc.string({ unit: fc.constantFrom(...'招聘仓库女男限要求岁以下') });
    fc.assert(fc.property(han, (text) => dropped(text) === text));
  });
});
