import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { packageRoot } from '../../src/ground/package-root.ts';
import type { Demand } from '../../src/modules/matching/domain/engine/demand.ts';
import type { Found } from '../../src/modules/matching/domain/engine/index/search.ts';
import { scoreParts } from '../../src/modules/matching/domain/engine/parts.ts';
import type { EngineRules } from '../../src/modules/matching/domain/engine/rules.ts';
import type { PostingsFile } from './postings-file.ts';

const run = promisify(execFile);

/** Where Debian puts the jars of its Java libraries, or where else they are. */
const jars = process.env.LEYE_LUCENE_JARS ?? '/usr/share/java';

/** What the peer is made of; it is compiled where it is started, which takes a JDK. */
async function findJars(): Promise<string[] | undefined> {
  const files = existsSync(jars) ? readdirSync(jars) : [];
  const found = [/^lucene-core(-\d[\d.]*)?\.jar$/, /^lucene-queries(-\d[\d.]*)?\.jar$/].flatMap(
    (name) => files.find((file) => name.test(file)) ?? [],
  );
  if (found.length < 2) return undefined;
  const modules = await run('java', ['--list-modules']).catch(() => undefined);
  return modules?.stdout.includes('jdk.compiler') ? found.map((file) => join(jars, file)) : undefined;
}

/** A list, and the milliseconds that it took of the thread's processor and by the clock. */
export interface LuceneList {
  found: Found[];
  processor: number;
  ms: number;
}

/** What Lucene answered: `one`: every posting that passes the limits is scored; `two`: first where the place is worth most, then where others could still reach the last. */
export interface LuceneRace {
  version: string;
  bytes: number;
  one: LuceneList[];
  two: LuceneList[];
  /** How many of `two` needed the second search. */
  twice: number;
}

type Rules = Pick<EngineRules, 'weights' | 'figures'>;

/** A person's tables in a line, in the order of LucenePeer.Person. */
function lineOf(postings: PostingsFile, demand: Demand, rules: Rules): string {
  const { weights, figures } = rules;
  const numbers = postings.numbersOf(demand, rules);
  const lists = (all: readonly (readonly number[])[]) => all.map((list) => list.join()).join(';');
  const where = (flags: readonly boolean[]) => flags.flatMap((is, at) => (is ? at + 1 : []));
  return [
    scoreParts.map((part) => (numbers.asked.includes(part) ? weights[part] : 0)),
    [
      figures.unsaid,
      figures.titleOfWords,
      figures.payInPart,
      figures.yearLost,
      figures.loweredPercent,
      demand.thisYear,
      demand.skillsEnough,
      demand.remoteValue ?? figures.unsaid,
    ],
    demand.leastPay ?? '',
    lists(numbers.titles),
    lists(numbers.skills.map(({ grams }) => grams)),
    numbers.skills.map(({ weight }) => weight),
    numbers.places,
    demand.beyond ? [0, ...where(numbers.far.map((far) => !far))] : [],
    numbers.close,
    where(numbers.forbidden),
    lists(numbers.asks),
    [demand.tooYoung, demand.noRemote, demand.noNights, demand.childcare].map(Number),
    demand.educationLevel ?? '',
    demand.experienceYears ?? '',
  ].join('|');
}

function listOf(line: string): LuceneList & { form: string; twice: boolean } {
  const [form = '', processor, clock, twice, list = ''] = line.split('|');
  const found = list.split(',').flatMap((one) => {
    const [postingId, score] = one.split(':');
    return postingId ? { postingId, score: Number(score) } : [];
  });
  return {
    form,
    found,
    processor: Number(processor) / 1e6,
    ms: Number(clock) / 1e6,
    twice: twice === 'true',
  };
}

/**
 * Lucene over a file of postings, in one thread of a process of its own.
 * @param warm so many people come first and are not measured; `count`: the length of a list.
 * @returns undefined where Lucene or a JDK is not installed.
 */
export async function raceLucene(
  postings: PostingsFile,
  folder: string,
  people: readonly { demand: Demand; rules: Rules }[],
  { warm, count }: { warm: number; count: number },
): Promise<LuceneRace | undefined> {
  const found = await findJars();
  if (!found) return undefined;
  const [index, file] = [join(folder, 'lucene'), join(folder, 'people.txt')];
  mkdirSync(index);
  writeFileSync(file, people.map(({ demand, rules }) => lineOf(postings, demand, rules)).join('\n'));
  const source = join(packageRoot, 'bench/match/LucenePeer.java');
  const { stdout } = await run(
    'java',
    ['-Xmx3g', '-cp', found.join(':'), source, postings.path, index, file, String(warm), String(count)],
    { maxBuffer: 2 ** 27 },
  );
  const [head = '', ...lines] = stdout.trim().split('\n');
  const [version = '', bytes] = head.split('|');
  const lists = lines.map(listOf);
  const ofForm = (form: string) => lists.filter((list) => list.form === form);
  return {
    version,
    bytes: Number(bytes),
    one: ofForm('one'),
    two: ofForm('two'),
    twice: lists.filter(({ twice }) => twice).length,
  };
}
