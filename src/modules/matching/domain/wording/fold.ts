/** A text without its disguises; each folded character knows where it stood. */
export interface Folded {
  text: string;
  /** Per UTF-16 unit of `text`: where its original begins and ends. */
  starts: number[];
  ends: number[];
}

/** What becomes of marks that mean nothing (a blank, a star, an emoji): left out, or read as the end of a clause. */
export type Filler = 'dropped' | 'comma';

// Pairs: as written, as read. Only characters that the rules use; readings that are never another word.
const pairs =
  '歲岁齡龄僅仅隻只祇只衹只衹只戶户戸户漢汉殘残擾扰繳缴納纳證证壓压無无資资優优體体氣气質质顏颜顔颜髙高員员務务應应試试崗岗給给錢钱點点' +
  '裝装費费訓训賺赚單单難难寶宝個个過过錄录請请東东雲云貴贵陝陕蘇苏遼辽寧宁龍龙灣湾維维爾尔處处會会計计銷销開开兩两間间發发現现險险離离' +
  '職职業业學学歷历與与爲为為为來来對对於于長长報报檢检驗验後后從从當当屬属農农鄉乡鎮镇縣县傳传傭佣頭头獎奖勵励層层級级別别買买聽听視视' +
  '聾聋啞哑適适產产嬰婴週周內内徵征壹一貳二叁三參三肆四伍五陸六柒七捌八玖九拾十佰百仟千';
const readings = new Map<string, string>([
  ...Array.from({ length: pairs.length / 2 }, (_, at): [string, string] => [
    pairs.charAt(2 * at),
    pairs.charAt(2 * at + 1),
  ]),
  ['卅', '三十'],
  ['廿', '二十'],
  ['♂', '男'],
  ['♀', '女'],
  ['🚹', '男'],
  ['🚺', '女'],
  ['👨', '男'],
  ['👩', '女'],
  ['👦', '男'],
  ['👧', '女'],
  ['＝', ':'],
  ['=', ':'],
]);

const sentenceEnds = '。！？!?\n\r';
const clauseEnds = '，,、；;…\t';
const dashes = '-－—–~～〜至到一';
const joiner = '\u200d';
const wordChar = /^[\p{L}\p{Nd}]$/u;

const isLatin = (char: string) => (char >= 'a' && char <= 'z') || char === 'ü';
const isDigit = (char: string) => char >= '0' && char <= '9';
const isRun = (char: string) => isDigit(char) || isLatin(char);

/** How one character is read by itself; '' for one that is mere filling. */
function readingOf(char: string): string {
  const known = readings.get(char);
  if (known !== undefined) return known;
  if (char >= '\u4e00' && char <= '\u9fff') return char;
  if (sentenceEnds.includes(char)) return '\n';
  if (clauseEnds.includes(char)) return ',';
  return [...char.normalize('NFKC').toLowerCase()]
    .map((each) => readings.get(each) ?? each)
    .filter((each) => wordChar.test(each) || ':()'.includes(each))
    .join('');
}

/** The alike ones are read once: most characters of a text stand in it often. */
function reader(): (char: string) => string {
  const seen = new Map<string, string>();
  return (char) => {
    let reading = seen.get(char);
    if (reading === undefined) {
      reading = readingOf(char);
      seen.set(char, reading);
    }
    return reading;
  };
}

/** What a filling or a dash between two characters stands for where their neighbours say so. */
function between(char: string, before: string, after: string, lone: boolean): string | undefined {
  const digits = isDigit(before) && isDigit(after);
  if (digits && dashes.includes(char)) return '-';
  if (char === '.' || char === '．') return digits ? '.' : isDigit(before) ? ',' : undefined;
  if (char === '+' && isDigit(before)) return '+';
  // "3 5" and "n a n" are drawn apart; "25 35" and "Word Excel" are two.
  return isRun(before) && isRun(after) && !lone ? ' ' : undefined;
}

/**
 * Takes the disguises off a text: full width, compatibility and traditional characters, ♂ and ♀, blanks and marks between the
 * characters of a word. Ends of clauses become ',', of sentences '\n'; digits, letters, ':' and brackets stay. Length and
 * order of the offsets agree with `text`. Time grows with the length only.
 */
export function fold(text: string, filler: Filler): Folded {
  const chars = [...text];
  const read = reader();
  const folded: Folded = { text: '', starts: [], ends: [] };
  const parts: string[] = [];
  let last = '';
  let lastAt = -2;
  let runLength = 0;
  let blanks = 0;
  let at = 0;
  const put = (reading: string, start: number, end: number) => {
    for (let unit = 0; unit < reading.length; unit++) {
      folded.starts.push(start);
      folded.ends.push(end);
    }
    parts.push(reading);
    last = reading.charAt(reading.length - 1);
  };
  const comma = (start: number, end: number) => {
    if (last !== '' && last !== ',' && last !== '\n') put(',', start, end);
  };
  for (const [index, char] of chars.entries()) {
    const start = at;
    at += char.length;
    // 👩‍🍳 is a cook, not a woman.
    const joined = chars[index - 1] === joiner || chars[index + 1] === joiner;
    let reading = joined ? '' : read(char);
    const next = read(chars[index + 1] ?? '');
    const dash = char === '一' || char === '至' || char === '到';
    if (reading === '' || dash) {
      const lone = runLength <= 1 && !isRun(read(chars[index + 2] ?? ''));
      reading = between(char, last, next.charAt(0), lone) ?? reading;
    }
    if (reading === '') {
      blanks = char === ' ' || char === '\u3000' ? blanks + 1 : 0;
      // Three blanks part the columns of a table.
      if (filler === 'comma' ? !joined && char !== joiner : blanks === 3) comma(start, at);
      continue;
    }
    blanks = 0;
    if (reading === ',') comma(start, at);
    else put(reading, start, at);
    runLength = isRun(last) ? (lastAt === index - 1 ? runLength + 1 : 1) : 0;
    lastAt = index;
  }
  folded.text = parts.join('');
  return folded;
}
