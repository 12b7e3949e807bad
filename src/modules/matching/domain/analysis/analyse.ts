import type { Label } from '../labels.ts';
import { missingParts, type Part } from '../missing.ts';
import type { CodedOccupation, CodeOccupation } from '../occupation/code-occupation.ts';
import { type Education, educationNames } from '../requirements.ts';
import { readEducation } from '../sentence/asked.ts';
import { readSentence } from '../sentence/parse.ts';
import type { Shift } from '../sentence/shifts.ts';
import { Reading, type Said, type Span } from '../sentence/text.ts';
import type { Finding } from '../wording/find.ts';
import { askedFor } from './asked-for.ts';
import { readExperiences } from './experience.ts';
import type { FindSkills, SkillEntry, SkillKind } from './lexicon.ts';
import { type Odd, oddNames, readOdd } from './odd.ts';
import { type OfferedSum, readPays } from './pays.ts';
import { type Phrase, phrasesOf, withoutLiking } from './phrases.ts';
import { type Asked, because, type Read } from './read.ts';
import { readShifts } from './shifts.ts';
import { readStrains, type Strain, strainNames } from './strains.ts';

/** What a title and a text say of a job; what they do not say is empty or null, and is not guessed. Positions are those of the text. */
export interface JobAnalysis {
  /** What the title means in the classification, and how sure that is. */
  occupation: CodedOccupation | null;
  /** `value`: the name of the lexicon, or the words of the text where it has none. */
  skills: (Asked<string> & { kind: SkillKind })[];
  education: Asked<Education>[];
  /** Least years; null: asked for without a number; 0: none needed. */
  experience: Asked<number | null>[];
  shifts: Read<Shift>[];
  strains: Read<Strain>[];
  /** Each sum that is offered, as it is said. */
  pay: Read<OfferedSum>[];
  labels: Said<Label>[];
  place: Said<string> | null;
  /** What 人力资源市场暂行条例 art. 24 asks of an advertisement and these words do not say; who the employer is stands elsewhere. */
  missing: Part[];
  odd: Read<Odd>[];
  /** Words that the law forbids, or that are better left out. */
  wording: Finding[];
}

/** What is known beside the text. */
export interface Knowledge {
  codeOccupation: CodeOccupation;
  findSkills: FindSkills;
  findWording: (text: string) => Finding[];
}

/** Reads what a job's title and text say. Never throws; time grows with the length of the text. */
export function analyseJob({ title, text }: { title: string; text: string }, known: Knowledge): JobAnalysis {
  const phrases = phrasesOf(text);
  const said = readSentence(text);
  const education = readEducations(phrases);
  const experience = readExperiences(phrases);
  const pay = readPays(phrases);
  const [offered] = pay;
  return {
    occupation: known.codeOccupation(title),
    skills: readSkills(text, phrases, known.findSkills),
    education,
    experience,
    shifts: readShifts(text),
    strains: readStrains(phrases).map((strain) => ({
      ...strain,
      why: because(`写的是${strainNames[strain.value].zh}`, `it says ${strainNames[strain.value].en}`),
    })),
    pay,
    labels: said.labels,
    place: said.address,
    missing: missingParts({
      company: '',
      headcount: said.headcount?.value ?? null,
      education: education[0]?.value ?? null,
      experienceYears: experience[0]?.value ?? null,
      description: text,
      placePrinted: said.address?.value ?? null,
      address: null,
      payLow: offered?.value.low ?? null,
      payHigh: offered?.value.high ?? null,
      payPeriod: offered?.value.unit ?? null,
    }),
    odd: readOdd(text).map((odd) => ({ ...odd, why: oddNames[odd.value] })),
    wording: known.findWording(text),
  };
}

const needOf = ({ nice }: Phrase) => (nice ? 'nice' : 'must') as 'must' | 'nice';

/** The lowest schooling of each phrase, once for asked and once for liked. */
function readEducations(phrases: readonly Phrase[]): Asked<Education>[] {
  const found: Asked<Education>[] = [];
  for (const phrase of phrases) {
    const said = readEducation(new Reading(withoutLiking(phrase.text)));
    const need = needOf(phrase);
    if (!said || found.some((each) => each.need === need)) continue;
    found.push({
      value: said.value,
      need,
      start: phrase.start + said.start,
      end: phrase.start + said.end,
      sure: said.sure,
      why: because(`写的是${educationNames[said.value].zh}`, `it says ${educationNames[said.value].en}`),
    });
  }
  return found;
}

const touches = (a: Span, b: Span) => a.start < b.end && b.start < a.end;
/** Words that say of a list what it is of: beside examples (Word、Excel 等办公软件) they add nothing. */
const kindsOfThings = new Set(['办公软件', 'Office', '编程', '前端', '数据库']);
/** 数学、金融等相关专业: a field of study, which is no skill. */
const study = /专业|学历|毕业/;
const ofExperience = /经验|经历/;
/** 具备, 善于 mostly stand before character. */
const weakCue = /具备|具有|善于|有/;
const isLatin = (words: string) => /^[a-z0-9.+#/ -]+$/i.test(words);

/**
 * What is to be known, held or worked with. Words of the lexicon count where something is asked for: under a heading of requirements, behind a
 * word such as 熟悉, or with 优先; a certificate everywhere. What else stands behind 熟悉 counts as it is, less sure.
 */
function readSkills(text: string, phrases: readonly Phrase[], findSkills: FindSkills): JobAnalysis['skills'] {
  const named = findSkills(text);
  const found: JobAnalysis['skills'] = [];
  for (const phrase of phrases) {
    const behind = askedFor(phrase);
    const need = needOf(phrase);
    const inPhrase = named.filter(({ start, end }) => phrase.start <= start && end <= phrase.end);
    for (const { entry, start, end } of inPhrase) {
      if (kindsOfThings.has(entry.name) && hasExamples(entry, start, named)) continue;
      const cue = behind.find((each) => touches(each, { start, end }));
      const asked = phrase.section === 'asked' || cue !== undefined || phrase.nice;
      if (entry.kind !== 'certificate' && (!asked || (phrase.section === 'duties' && !cue))) continue;
      if (entry.kind === 'skill' && !cue && (study.test(phrase.text) || ofExperience.test(phrase.text)))
        continue;
      found.push({
        value: entry.name,
        kind: entry.kind,
        need,
        start,
        end,
        sure: 'sure',
        why: cue
          ? because(`写在“${cue.cue}”后面`, `it stands behind ${cue.cue}`)
          : because('写在要求里', 'it stands among the requirements'),
      });
    }
    for (const { words, start, end, cue } of behind) {
      if (weakCue.test(cue) || (phrase.section === 'duties' && !/熟|掌握|精通/.test(cue))) continue;
      if (inPhrase.some((each) => touches(each, { start, end }))) continue;
      found.push({
        value: words,
        kind: isLatin(words) ? 'tool' : 'skill',
        need,
        start,
        end,
        sure: 'likely',
        why: because(`写在“${cue}”后面`, `it stands behind ${cue}`),
      });
    }
  }
  return firstOfEach(found);
}

/** Whether another tool stands within a few characters: 办公软件（Word、Excel）. */
function hasExamples(entry: SkillEntry, start: number, named: ReturnType<FindSkills>): boolean {
  return named.some(
    (other) =>
      other.entry !== entry &&
      other.entry.kind === 'tool' &&
      !kindsOfThings.has(other.entry.name) &&
      Math.abs(other.start - start) <= examplesWithin,
  );
}
const examplesWithin = 16;

/** Said twice, it counts once, where it is first said. */
function firstOfEach(found: JobAnalysis['skills']): JobAnalysis['skills'] {
  const seen = new Set<string>();
  return found
    .toSorted((a, b) => a.start - b.start)
    .filter(({ value, kind }) => {
      const key = `${kind} ${value.toLowerCase()}`;
      return !seen.has(key) && seen.add(key);
    });
}
