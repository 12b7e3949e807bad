import type { Words } from '../../ground/problem.ts';
import type { UnreadChange } from './domain/read-anew.ts';
import type { Statement } from './domain/statements.ts';

/** A fault of a definition: its line, and what is wrong. */
export interface Fault {
  line: number;
  words: Words;
}

const asked: Record<string, string> = {
  yesno: '是或否',
  code: '选项',
  fen: '金额',
  months: '月数',
  years: '年数',
  ratio: '比例',
  number: '数',
  day: '日期',
  policies: '享受过的政策',
};
const typed = (text: string) =>
  text.replace(/\b[a-z]+\b/g, (word) => asked[word] ?? word).replace(/ or /g, '或');

const kinds: Record<string, string | undefined> = {
  number: '数字',
  integer: '整数',
  string: '文字',
  boolean: ' true 或 false',
  array: '一组，写在 [ ] 里',
  object: '几项，写成“名字: 内容”',
  null: '空（null）',
};

/** Where in the text: nothing of the whole. */
const at = (where: string) => (where === '' ? '' : `${where} `);

/** What is wrong with a formula: units by their names. */
const inFormula: readonly [RegExp, (...found: string[]) => string][] = [
  [/^a division by nothing$/, () => '不能除以 0'],
  [/^it ends too early$/, () => '没有写完'],
  [/^(.+) is missing$/, (sign) => `少了 ${sign}`],
  [/^(.+) is not expected here$/, (sign) => `这里不该有 ${sign}`],
  [/^not understood: (.+)$/, (text) => `读不懂“${text}”`],
  [/^longer than (\d+) characters$/, (most) => `公式太长，最多 ${most} 个字`],
  [/^there is no function (.+)$/, (name) => `没有 ${name} 这种算法`],
  [/^no figure is called (.+)$/, (name) => `没有叫 ${name} 的标准（见 figures.yaml）`],
  [/^no fact is called (.+)$/, (name) => `没有叫 ${name} 的情况（见 facts.yaml）`],
  [/^(.+) takes (\d+|two)$/, (name, count) => `${name} 要 ${count === 'two' ? 2 : count} 个数`],
  [/^is (\w+), and should be (\w+)$/, (is, wanted) => `这里是${typed(is)}，应该是${typed(wanted)}`],
  [/^(\w+) ([-+*/<>=!&|]+) (\w+)$/, (one, sign, other) => `${typed(one)}和${typed(other)}不能用 ${sign}`],
  [/^(\w+) of (\w+) and (\w+)$/, (name, one, other) => `${name} 里${typed(one)}和${typed(other)}不能一起用`],
  [/^(.+) has no answer (.+)$/, (fact, answer) => `${fact} 没有 ${answer} 这个选项`],
];

function formulaFault(why: string): string {
  for (const [pattern, say] of inFormula) {
    const found = pattern.exec(why);
    if (found) return say(...found.slice(1));
  }
  return '写法不对';
}

/** What the reader of definitions says in English, in Chinese: in the order in which it is tried. */
const inChinese: readonly [RegExp, (...found: string[]) => string][] = [
  [/^no fact is called (.+)$/, (name) => `没有叫 ${name} 的情况（见 facts.yaml）`],
  [/^no figure is called (.+)$/, (name) => `没有叫 ${name} 的标准（见 figures.yaml）`],
  [/^there is no source (.+)$/, (id) => `没有 ${id} 这个出处（见 sources.yaml）`],
  [/^no document is called (.+)$/, (id) => `没有编号 ${id} 的文件（documents 里的 id）`],
  [/^two documents are called (.+)$/, (id) => `有两个文件都用编号 ${id}`],
  [
    /^nobody has read (.+) \(read\), and what cites it is not doubted$/,
    (id) => `文件 ${id} 没有写在哪里读的（read）；引用它的这一条要写 doubt，由两人照文件核对`,
  ],
  [/^there is no shared definition (.+)$/, (name) => `没有叫 ${name} 的共用条件（见 shared.yaml）`],
  [/^there is no policy (.+)$/, (id) => `没有 ${id} 这项政策`],
  [
    /^(.+) is not paid for each (hire|certificate)$/,
    (id, each) =>
      `${id} 不是按${each === 'hire' ? '招的人' : '证书'}给的（kind），不能在一${each === 'hire' ? '个人' : '本证书'}里二选一`,
  ],
  [/^there is no kind of amount (.+)$/, (kind) => `没有 ${kind} 这种给法`],
  [
    /^a condition has one of (.+); this one has (.+)$/,
    (keys, has) => `一个条件只写 ${keys} 里的一个，这里写了 ${has}`,
  ],
  [/^(.+) goes back to itself$/, (name) => `${name} 绕回了自己`],
  [/^a condition about a fact has an id$/, () => '这个条件缺编号 id，比如 c3'],
  [/^two conditions are called (.+)$/, (id) => `有两个条件都叫 ${id}`],
  [
    /^(\d+) conditions; nobody can check more than (\d+)$/,
    (count, most) => `有 ${count} 个条件，最多 ${most} 个`,
  ],
  [
    /^a layer is of one of province, city and county$/,
    () => '一处地方规定只写 province、city、county 里的一个',
  ],
  [/^there is no condition (.+) above it$/, (id) => `上面没有 ${id} 这个条件（共用条件不能由一个地方改）`],
  [/^two layers are of (.+)$/, (place) => `${place}写了两处地方规定`],
  [/^asks of a hire, and the policy asks of none$/, () => '这项政策没有对招用人员的条件，地方规定也不能写'],
  [/^(.+) is no day$/, (name) => `${name} 不是日期`],
  [/^ends on (.+), before it begins$/, (day) => `截止日 ${day} 早于开始日`],
  [/^asks for (.+) of (.+)$/, (keys, fact) => `对 ${fact} 同时问了 ${keys}，只能问一样`],
  [
    /^(\w+) asks for (.+), and (.+) is (\w+)$/,
    (key, types, fact, type) => `${key} 只能用在${typed(types)}上，${fact} 是${typed(type)}`,
  ],
  [/^nothing can be asked by (.+)$/, (key) => `没有 ${key} 这种问法`],
  [/^(.+) has no answer (.+)$/, (fact, answer) => `${fact} 没有 ${answer} 这个选项`],
  [/^(.+) has no answers that are called (.+)$/, (fact, name) => `${fact} 没有叫 ${name} 的一组选项`],
  [/^this is the text of (.+), not of (.+)$/, (id, other) => `这里改的是 ${id}，文本里的编号却是 ${other}`],
  [/^a formula has a sentence beside it \(told\)$/, () => '有公式的，要写一句给居民看的话（told）'],
  [
    /^the sentence beside the formula does not say (.+)元$/,
    (yuan) => `公式里有 ${yuan} 元，给居民看的那句话（told）里没有`,
  ],
  [
    /^“(.+)” gives (.+), and should give (.+)$/,
    (formula, is, wanted) => `“${formula}”算出来是${typed(is)}，应该是${typed(wanted)}`,
  ],
  [
    /^“(.+)”, character (\d+): (.+)$/,
    (formula, at, why) => `公式“${formula}”第 ${at} 个字起不对：${formulaFault(why)}`,
  ],
  [/^anchors \(&, \*\) are not taken$/, () => '不能用 & 和 * 引用'],
  [/^nested too deeply$/, () => '套得太深了'],
  [/^(\d+) characters, and (\d+) at most$/, (count, most) => `太长了：${count} 个字，最多 ${most} 个字`],
  [/^(\/?\S*) must have required properties (.+)$/, (where, names) => `${at(where)}缺 ${names}`],
  [/^(\/\S*) is no key here$/, (where) => `不认识 ${where.split('/').at(-1)} 这一项（${where}）`],
  [/^(\/?\S*) must be >= (\S+)$/, (where, least) => `${at(where)}不能小于 ${least}`],
  [/^(\/?\S*) must be <= (\S+)$/, (where, most) => `${at(where)}不能大于 ${most}`],
  [/^(\/?\S*) must be equal to one of the allowed values$/, (where) => `${at(where)}不在可选的里面`],
  [
    /^(\/?\S*) must be (\w+)(?: or null)?$/,
    (where, kind) => `${at(where)}${kinds[kind] === undefined ? '写法不对' : `应该是${kinds[kind]}`}`,
  ],
  [/^(\/?\S*) must match pattern .*4.*-.*$/, (where) => `${at(where)}要写成 2026-03-01 这样的日期`],
  [/^(\/?\S*) must match .*$/, (where) => `${at(where)}写法不对`],
  [/^(\/?\S*) must not have (?:fewer|more) .*$/, (where) => `${at(where)}长短不对`],
  [/^(\/?\S*) must .*$/, (where) => `${at(where)}写法不对`],
  [/^Map keys must be unique/, () => '同一项写了两遍'],
  [/^Missing closing (.)/, (quote) => `前面有一个 ${quote} 没有配上对`],
  [/^Tabs are not allowed/, () => '缩进请用空格，不要用 Tab'],
  [/^Implicit (?:keys|map keys) need/, () => '这一行后面像是少了冒号'],
  [/^Flow (?:map|sequence)|^Unexpected (?:flow|scalar)|^Missing [,:}\]]/, () => '括号或逗号没有配好'],
  [/must be sufficiently indented|All collection items must start at the same column/, () => '缩进没有对齐'],
  [
    /^(?:A block sequence|Nested mappings|Block collections|Unresolved|Plain value|Not a YAML)/,
    () => '缩进或冒号不对',
  ],
  // The parser of YAML has some more to say: in Chinese it is the place that helps.
  [/at line \d+, column \d+:?$/, () => '从这里起读不出来，请看缩进、冒号、引号和括号'],
];

/** A fault as the reader tells it (`P01.yaml:12: …`), with its line, in both languages. */
export function faultOf(told: string): Fault {
  const [, line = '1', reason = told] = /^[^:]*:(\d+): (.*)$/s.exec(told) ?? [];
  for (const [pattern, say] of inChinese) {
    const found = pattern.exec(reason);
    if (found) return { line: Number(line), words: { zh: say(...found.slice(1)), en: reason } };
  }
  return { line: Number(line), words: { zh: '写法不对', en: reason } };
}

const places: Record<Statement['kind'], { words: Words; key: string }> = {
  atom: { words: { zh: '条件', en: 'The condition' }, key: 'when' },
  'in-force': { words: { zh: '有效期', en: 'When it is in force' }, key: 'inForce' },
  amount: { words: { zh: '金额', en: 'The amount' }, key: 'amount' },
  exclusion: { words: { zh: '不能一起享受的', en: 'What does not go together' }, key: 'excludes' },
};

/** A change of which nobody has said where it was read, with the line on which it stands. */
export function unreadFault(text: string, { statement, kept }: UnreadChange): Fault {
  const { words, key } = places[statement.kind];
  const wanted =
    statement.kind === 'atom' ? new RegExp(`\\bid: "?${statement.atom.id}\\b`) : new RegExp(`^${key}:`);
  const at = text.split('\n').findIndex((line) => wanted.test(line));
  const name = statement.kind === 'atom' ? ` ${statement.atom.id} ` : '';
  const old =
    kept.length > 0
      ? { zh: `出处还是原来的 ${kept.join('、')}`, en: `still names ${kept.join(', ')}` }
      : { zh: '没有写出处', en: 'names no source' };
  return {
    line: at + 1 || 1,
    words: {
      zh: `${words.zh}${name}改了，${old.zh}。请把 read 或 articles 换成新读的出处；表里没有，就删掉 read，写 doubt: unsure，批准后标“待核实”，由两人照文件核对`,
      en: `${words.en}${name} has changed and ${old.en}: name the source or the article in which it was read now (read, articles), or give it up and write doubt: unsure; it is then to be checked until two have read it`,
    },
  };
}
