import { askedFor } from '../analysis/asked-for.ts';
import { type Phrase, phrasesOf } from '../analysis/phrases.ts';
import { because } from '../analysis/read.ts';
import type { Span } from '../sentence/text.ts';
import { readCertificates } from './certificates.ts';
import { readEducated } from './educated.ts';
import { readLimits } from './limits.ts';
import { ahead, negated } from './lines.ts';
import { readListed } from './listed.ts';
import { type Period, periodsOf } from './periods.ts';
import type { ResumeKnowledge, ResumeReading } from './reading.ts';
import { readWanted } from './wanted.ts';
import { readExperience, readWorked } from './worked.ts';

/**
 * Reads what a tidy résumé says of work: what is wanted, what was done, learned and is held, and what the person sets as limits. Nothing is
 * guessed; never throws.
 */
export function readResume(text: string, known: ResumeKnowledge): ResumeReading[] {
  const periods = periodsOf(text);
  const wanted = readWanted(text, known);
  const worked = readWorked(text, periods, known);
  const found: ResumeReading[] = [
    ...wanted.readings,
    ...worked,
    ...readExperience(text, periods, known),
    ...readEducated(text, periods, known),
    ...readSkills(text, periods, [...wanted.spans, ...worked], known),
    ...readLimits(text),
  ];
  const seen = new Set<string>();
  return found.filter(({ fact, value }) => {
    const key = `${fact} ${String(value).toLowerCase()}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** A title goes on here: 收银 is no skill of 收银员. */
const inTitle = /^[\p{Script=Han}]{0,2}(?:员|工(?!作|程)|师(?!傅)|长(?=[\s，,。；;、]|$)|司机)/u;

/**
 * Skills, tools and certificates: what the lexicon knows anywhere but among the wishes and in titles; what it does not, behind 熟悉, 会 and the
 * like, in lists of tasks, and by how certificates are called.
 */
function readSkills(
  text: string,
  periods: readonly Period[],
  others: readonly Span[],
  { findSkills, year }: ResumeKnowledge,
): ResumeReading[] {
  const named = findSkills(text).filter(
    ({ entry, start, end }) =>
      !others.some((span) => span.start <= start && end <= span.end) &&
      (entry.kind === 'certificate' || !inTitle.test(text.slice(end, end + 4))),
  );
  const phrases = phrasesOf(text);
  const phraseOf = ({ start }: Span) => phrases.find((phrase) => phrase.start <= start && start < phrase.end);
  const known = named.flatMap(({ entry, start, end }): ResumeReading[] => {
    const phrase = phraseOf({ start, end });
    if (!phrase || negated.test(text.slice(phrase.start, start)) || isStudy(phrase, entry.kind)) return [];
    const certificate = entry.kind === 'certificate';
    if (certificate && ahead.test(phrase.text)) return [];
    return [
      {
        fact: certificate ? 'person.certificates' : 'person.skills',
        // As it is written: C1驾照 says more than 驾驶证.
        value: certificate ? text.slice(start, end) : entry.name,
        start,
        end,
        sure: 'sure',
        why: because('简历里写了', 'the résumé names it'),
        year: yearOf(text, phrase, periods, year),
      },
    ];
  });
  const behind = phrases.flatMap((phrase) =>
    askedFor(phrase)
      .filter(
        ({ start, end, cue }) =>
          /熟|掌握|精通|会|擅长/.test(cue) &&
          !negated.test(text.slice(phrase.start, start)) &&
          !named.some((each) => each.start < end && start < each.end) &&
          !others.some((span) => span.start < end && start < span.end),
      )
      .map(
        ({ words, start, end, cue }): ResumeReading => ({
          fact: 'person.skills',
          value: words,
          start,
          end,
          sure: 'likely',
          why: because(`写在“${cue}”后面`, `it stands behind ${cue}`),
          year: yearOf(text, phrase, periods, year),
        }),
      ),
  );
  const read = [...known, ...behind];
  const certificates = readCertificates(text, [...others, ...read]);
  return [...read, ...certificates, ...readListed(text, [...others, ...read, ...certificates])];
}

/** 计算机专业: what somebody studied, and no skill by itself. */
function isStudy({ text }: Phrase, kind: string): boolean {
  return kind !== 'certificate' && /专业(?!技能)|主修|学院|大学/.test(text);
}

const plainYear = /(?:19|20)\d\d(?=\s*年|[.\-/]\d|\s*[)）]|\s|$)/;

/** The year of the phrase itself, or in which its stretch of time ends, else the last one of the stretch of time in whose lines it stands. */
function yearOf(text: string, phrase: Phrase, periods: readonly Period[], year: number): number | null {
  const ended = ({ until }: Period) => Math.min(year, until === null ? year : Math.floor(until / 12));
  const inside = periods.find(({ start, end }) => phrase.start <= start && end <= phrase.end);
  if (inside) return ended(inside);
  const own = plainYear.exec(phrase.text);
  if (own && Number(own[0]) <= year) return Number(own[0]);
  const before = periods.findLast(({ start }) => start <= phrase.start);
  if (!before || isOver(text.slice(before.end, phrase.start))) return null;
  return ended(before);
}

/** Whether another part of the résumé has begun since. */
const isOver = (between: string) =>
  /\n[^\n，。；]{0,4}(?:技能|证书|特长|自我评价|教育|求职意向|兴趣|语言)[^\n，。；]{0,6}(?:\n|[:：])/.test(
    between,
  );
