import { readExperience } from '../sentence/asked.ts';
import { countOf } from '../sentence/numbers.ts';
import { Reading } from '../sentence/text.ts';
import { type Phrase, withoutLiking } from './phrases.ts';
import type { Asked } from './read.ts';

const number = '(\\d{1,2}|半|[一两二三四五六七八九十])';
const years = new RegExp(
  `(?:至少|最少)?${number}\\s*(?:[-~—–至到]\\s*\\d{1,2}\\s*)?年(?:及|或)?(?:其)?(?:以上)?[^，。；\\n]{0,24}?(?:经验|经历|工作)|(?:经验|经历)[^，。；\\n\\d]{0,4}${number}\\s*(?:[-~—–至到]\\s*\\d{1,2}\\s*)?年(?:及|或)?(?:以上)?`,
);
const beginners = /应届(?:毕业)?(?:生|者)?|(?:可|接受)?实习(?:生)?(?!期)|校园招聘|毕业生/;
const unnumbered =
  /(?:有|具有|具备|拥有)?(?:过)?[^，。；、：:\s（(]{0,4}(?:[^，。；：:\s]{0,16})(?:经验|经历)(?!分享|丰富的?(?:团队|老师|讲师))/;

/** What experience each phrase asks for: least years, null without a number, 0 where none is needed. */
export function readExperiences(phrases: readonly Phrase[]): Asked<number | null>[] {
  const found: Asked<number | null>[] = [];
  for (const phrase of phrases) {
    if (phrase.section === 'given') continue;
    const words = withoutLiking(phrase.text);
    const read = readOne(words, phrase);
    if (!read) continue;
    const { value, start, end, sure } = read;
    found.push({
      value,
      need: phrase.nice ? 'nice' : 'must',
      start: phrase.start + start,
      end: phrase.start + end,
      sure,
      why: { zh: '写的是经验', en: 'it speaks of experience' },
    });
  }
  return found;
}

function readOne(
  words: string,
  { section, nice, text }: Phrase,
): Pick<Asked<number | null>, 'value' | 'start' | 'end' | 'sure'> | null {
  const numbered = years.exec(words);
  if (numbered) {
    const said = numbered[1] ?? numbered[2] ?? '';
    const value = said === '半' ? 0.5 : countOf(said);
    if (value !== null && value <= 40)
      return { value, start: numbered.index, end: numbered.index + numbered[0].length, sure: 'sure' };
  }
  const said = readExperience(new Reading(words));
  if (said) return said;
  const begins = section === 'duties' ? null : beginners.exec(words);
  if (begins) return { value: 0, start: begins.index, end: begins.index + begins[0].length, sure: 'likely' };
  const any = unnumbered.exec(words);
  const asks = section === 'asked' || nice || /有|具备|要求/.test(text);
  if (!any || section === 'duties' || !asks) return null;
  return { value: null, start: any.index, end: any.index + any[0].length, sure: 'likely' };
}
