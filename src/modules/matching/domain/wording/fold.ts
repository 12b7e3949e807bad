/** A text without its disguises; each folded character knows where it stood. */
export interface Folded {
  text: string;
  /** Per UTF-16 unit of `text`: where its original begins and ends. */
  starts: Int32Array;
  ends: Int32Array;
}

/** Two readings of a text, which differ in the marks that mean nothing: a blank, a star, an emoji. */
export interface Foldings {
  /** They are left out: 限 男 is 限男. */
  dropped: Folded;
  /** They end a clause: 前台 女 早班 is 前台,女,早班. */
  commas: Folded;
}

// Pairs: as written, as read. Only characters that the rules use; readings that are never another word.
const pairs =
  '歲岁齡龄僅仅隻只祇只衹只衹只戶户戸户漢汉殘残擾扰繳缴納纳證证壓压無无資资優优體体氣气質质顏颜顔颜髙高員员務务應应試试崗岗給给錢钱點点裝装費费訓训賺赚單单難难寶宝個个過过錄录請请東东雲云貴贵陝陕' +
  '蘇苏遼辽寧宁龍龙灣湾維维爾尔處处會会計计銷销開开兩两間间發发現现險险離离職职業业學学歷历與与爲为為为來来對对於于長长報报檢检驗验後后從从當当屬属農农鄉乡鎮镇縣县傳传傭佣頭头獎奖勵励層层級级別别' +
  '買买聽听視视聾聋啞哑適适產产嬰婴週周內内徵征壹一貳二叁三參三肆四伍五陸六柒七捌八玖九拾十佰百仟千並并乾干亞亚佔占併并侷局係系倆俩倉仓們们側侧備备傢家傷伤傾倾僱雇價价儀仪億亿儘尽償偿兒儿兗兖冊册' +
  '凍冻則则剋克剛刚創创劃划劇剧劑剂動动勞劳勸劝勻匀匯汇區区協协呂吕唸念問问喪丧喫吃噹当嚮向嚴严國国圍围園园圖图團团執执堅坚場场塊块墊垫墾垦壯壮壽寿夠够夢梦夥伙婦妇媧娲媽妈嬸婶孃娘寢寝實实審审寫写' +
  '寬宽將将專专尋寻導导屆届屢屡島岛崑昆嵐岚嶺岭帥帅師师帶带幗帼幫帮幹干幾几庫库廁厕廈厦廚厨廠厂廢废廣广廳厅張张強强彆别彙汇彿佛復复愛爱態态慮虑慶庆慼戚憂忧憑凭懷怀戲戏捨舍掃扫掙挣掛挂採采換换搶抢' +
  '摺折撈捞撾挝擇择擊击擔担據据擱搁攜携攝摄數数斷断昇升時时晉晋暫暂曆历曠旷書书桿杆條条棄弃棗枣棲栖榮荣樂乐樑梁標标樣样機机檔档檯台檻槛櫃柜櫻樱權权歐欧歡欢歸归毬球決决沒没況况涼凉淨净減减測测渾浑' +
  '湊凑湯汤準准溫温滄沧滬沪滿满潔洁澤泽濟济濰潍濱滨瀋沈煙烟熱热燒烧營营爺爷牽牵狀状獄狱獨独獲获瑤瑶畢毕畫画異异癱瘫盃杯盡尽監监盤盘眾众瞞瞒瞭了砲炮碼码磚砖礙碍祕秘禮礼禿秃種种稱称穀谷穌稣積积穩稳' +
  '穫获箇个節节範范篩筛簽签籃篮籤签糰团紀纪約约紅红紋纹純纯紗纱紙纸細细紹绍組组絆绊結结絕绝絡络統统絲丝經经綜综綠绿網网綵彩線线緩缓緬缅練练緻致縴纤總总績绩織织繞绕繡绣繫系續续纔才纖纤羅罗羈羁義义' +
  '習习翹翘聯联聰聪聲声肅肃脫脱腦脑腳脚膚肤膠胶臉脸臟脏臨临臺台興兴舉举荊荆莊庄華华菸烟萊莱萬万葷荤蒐搜蓋盖蓮莲蕪芜薦荐薩萨藍蓝藝艺藥药蘭兰虛虚號号蠻蛮衛卫補补裡里製制複复褲裤襪袜襯衬見见規规親亲' +
  '覺觉觀观訂订討讨託托記记設设許许診诊註注証证詐诈評评詢询話话該该誌志認认語语誠诚說说課课調调談谈論论諸诸諾诺謀谋講讲謝谢謹谨識识譜谱議议護护譽誉讀读變变讚赞豐丰豬猪貞贞負负財财貨货貫贯責责貸贷' +
  '貼贴貿贸賓宾賠赔賬账賴赖賸剩購购贅赘贊赞贏赢贛赣跤交跼局軀躯車车軌轨軍军軟软較较載载輔辅輕轻輛辆輟辍輩辈輪轮轉转辦办辭辞迴回這这連连進进遊游運运達达違违遞递遠远遲迟遷迁選选還还邊边鄒邹鄭郑鄰邻' +
  '醜丑醫医釐厘針针釦扣鋁铝鋪铺錐锥錯错錶表鍋锅鍾钟鎖锁鐘钟鐵铁鑰钥鑽钻門门閃闪閑闲閒闲閨闺闆板關关陞升陰阴陽阳隊队階阶隨随隱隐雙双雜杂雞鸡電电霑沾靈灵靜静響响頁页頂顶項项順顺須须預预頓顿領领頻频' +
  '題题額额願愿顧顾顯显風风颱台飯饭飲饮飾饰餅饼養养餘余饒饶馬马駐驻駕驾駛驶駝驼騙骗髒脏髮发鬆松鬚须鬥斗鬧闹魚鱼魯鲁鮮鲜鴨鸭鹽盐麗丽麵面麼么夲本缐限黃黄黨党齊齐齋斋齣出';
const refusals = ['❌', '❎', '🚫', '🈲', '🙅', '✖', '⛔', '✗', '✘', '🆖', '👎'];
// Pinyin with its tones: nǚ.
const tones = ['aāáǎà', 'eēéěè', 'iīíǐì', 'oōóǒò', 'uūúǔù', 'üǖǘǚǜ'];
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
  ['🧔', '男'],
  ['👴', '老人'],
  ['👵', '老人'],
  ['👶', '孩子'],
  ['👰', '婚'],
  ['🤵', '婚'],
  ['🦽', '轮椅'],
  ['の', '的'],
  // Read as 月 it would stand inside 押🈷️金.
  ['🈷', ''],
  ['🈶', ''],
  ['🤰', '孕妇'],
  ['💰', '钱'],
  ['💵', '钱'],
  ['💍', '婚'],
  ['🤱', '哺乳期'],
  ['♿', '残疾'],
  ['📱', '手机'],
  ['💳', '银行卡'],
  ['🆔', '身份证'],
  ['〇', '零'],
  ...refusals.map((sign): [string, string] => [sign, '拒']),
  ...['↓', '⬇', '👇', '⏬'].map((sign): [string, string] => [sign, '以下']),
  ...['↑', '⬆', '👆', '⏫'].map((sign): [string, string] => [sign, '以上']),
  ...['<', '＜', '≤', '≦'].map((sign): [string, string] => [sign, '不超']),
  // A radical alone is no word: 押钅金.
  ...['钅', '釒', '扌', '亻'].map((sign): [string, string] => [sign, '']),
  ...tones.flatMap((letters) =>
    [...letters].slice(1).map((letter): [string, string] => [letter, letters.charAt(0)]),
  ),
  ['＝', ':'],
  ['=', ':'],
]);

const sentenceEnds = '。！？!?\n\r';
const clauseEnds = '，,、；;…\t';
const dashes = new Set('-－—–━─➖~～〜至到一→➡👉');
const numberDashes = new Set('一至到');
const pluses = '+＋➕';
const joiner = '\u200d';
/** Letters of other scripts are filling: 刷д单. */
const wordChar = /^(?![\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Thai}])[\p{L}\p{Nd}]$/u;

/** The longest reading kept of one character: ㍿ has four, an Arabic phrase eighteen. */
const longest = 4;

/** How one character is read by itself; '' for one that is mere filling. */
function readingOf(char: string): string {
  const known = readings.get(char);
  if (known !== undefined) return known;
  if (char >= '\u4e00' && char <= '\u9fff') return char;
  if (sentenceEnds.includes(char)) return '\n';
  if (clauseEnds.includes(char)) return ',';
  const plain = [...char.normalize('NFKC').toLowerCase()]
    .map((each) => readings.get(each) ?? each)
    .filter((each) => wordChar.test(each) || ':()'.includes(each));
  return plain.join('').slice(0, longest).toWellFormed();
}

// Each is asked for three times, so it is worked out once. Beyond the first plane stand emoji and rare characters.
const known: (string | undefined)[] = new Array(0x10000);
const none = -1;
function readingAt(text: string, at: number): string {
  if (at >= text.length) return '';
  const code = text.charCodeAt(at);
  if (code >= 0xd800 && code <= 0xdfff) return readingOf(String.fromCodePoint(text.codePointAt(at) ?? code));
  let reading = known[code];
  if (reading === undefined) {
    reading = readingOf(String.fromCharCode(code));
    known[code] = reading;
  }
  return reading;
}

function widthAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

const isDigit = (code: number) => code >= 0x30 && code <= 0x39;
/** Digits and Latin letters. */
const isRun = (code: number) => isDigit(code) || (code >= 0x61 && code <= 0x7a) || code === 0xfc;
const beginsLetter = (reading: string) =>
  reading !== '' && isRun(reading.charCodeAt(0)) && !isDigit(reading.charCodeAt(0));
const beginsRun = (reading: string) => reading !== '' && isRun(reading.charCodeAt(0));

const isPoint = (char: string) => char === '.' || char === '．';
const numerals = '一二三四五六七八九十';
const yearOfAge = '岁'.charCodeAt(0);
const isBlank = (char: string) => char === ' ' || char === '\u3000' || char === '\ufe0f';

/** Where what follows a mark stands: 18 - 30, 21——35. */
function nextPlace(text: string, char: string, end: number): number {
  if (!dashes.has(char) || numberDashes.has(char)) return text.charAt(end) === '\ufe0f' ? end + 1 : end;
  let place = end;
  while (place < end + longest && (isBlank(text.charAt(place)) || text.charAt(place) === char)) place += 1;
  return place;
}

/** The point of "1.20-35岁" numbers a line; there is no 1.20. */
const agePoint = /^[.．]\s?\d\d\s?(?:周?[岁歲]|[-—–~～－至到]{1,2}\s?\d\d周?[岁歲])/u;
const ageLength = 12;

/** What a filling or a dash between two characters stands for where its neighbours say so. */
function between(char: string, before: number, after: string, lone: boolean): string | undefined {
  const toDigit = after !== '' && isDigit(after.charCodeAt(0));
  const digits = isDigit(before) && toDigit;
  if (dashes.has(char)) {
    const drawn = !numberDashes.has(char);
    const toNumber = toDigit || (drawn && numerals.includes(after.charAt(0)) && after !== '');
    const fromNumber = isDigit(before) || (drawn && numerals.includes(String.fromCharCode(before)));
    if (toNumber && (fromNumber || before === yearOfAge)) return '-';
  }
  if (isPoint(char)) return digits ? '.' : isDigit(before) ? ',' : undefined;
  if (pluses.includes(char) && isDigit(before)) return '+';
  // 4O岁
  if (char === 'o' || char === 'O') return isDigit(before) && !beginsLetter(after) ? '0' : undefined;
  // 45 sui, y*a*j*in
  if (beginsLetter(after) && (isDigit(before) || (char === '*' && isRun(before)))) return undefined;
  // "3 5" and "n a n" are drawn apart; "25 35" and "Word Excel" are two.
  return isRun(before) && beginsRun(after) && !lone ? ' ' : undefined;
}

/** Stands behind each syllable of a word in Latin letters: ben·di. */
export const syllableEnd = '\u0001';
const syllable =
  '(?:[nl]ve?|(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ui|ao|ou|iu|ie|ue|üe|er|an|en|in|un|ün|ia|ua|uo|[aoeiuü]))';
const latinRun = /[a-zü]{4,24}/g;
const allSyllables = new RegExp(`^(?:${syllable}){2,}$`);
const nextSyllable = new RegExp(`${syllable}(?=(?:${syllable})*$)`, 'g');

const signInWord = new RegExp(`\\p{Script=Han}(?:${refusals.join('|')})\\ufe0f?\\p{Script=Han}`, 'u');

/** 外❌省❌人: a sign between every two characters refuses nothing. */
function isThreaded(text: string, sign: string, start: number, end: number): boolean {
  return (
    text.startsWith(sign, end + 1) || (start > sign.length && text.startsWith(sign, start - 1 - sign.length))
  );
}

const openBracket = /^[(（]含[^()（）]{0,6}[)）]/;
const closeBracket = /[(（]含[^()（）]{0,6}$/;
const bracketed = 8;

/** 35岁（含）以下 is one clause, as 35岁含以下 is. */
function isOfAge(text: string, char: string, start: number): boolean {
  if (char === '(' || char === '（') return openBracket.test(text.slice(start, start + bracketed + 1));
  if (char === ')' || char === '）')
    return closeBracket.test(text.slice(Math.max(0, start - bracketed), start));
  return false;
}

const comma = ','.charCodeAt(0);
const lineEnd = '\n'.charCodeAt(0);

/** Typed arrays: with plain ones and strings put together 20,000 characters took 12 ms instead of 2. */
class Writer {
  /** The last code written. */
  last = none;
  private length = 0;
  private readonly codes: Uint16Array;
  private readonly starts: Int32Array;
  private readonly ends: Int32Array;

  constructor(units: number) {
    this.codes = new Uint16Array(units * longest);
    this.starts = new Int32Array(units * longest);
    this.ends = new Int32Array(units * longest);
  }

  put(reading: string, start: number, end: number): void {
    for (let unit = 0; unit < reading.length; unit++) this.putCode(reading.charCodeAt(unit), start, end);
  }

  comma(start: number, end: number): void {
    if (this.last !== none && this.last !== comma && this.last !== lineEnd) this.putCode(comma, start, end);
  }

  written(): Folded {
    const text = new TextDecoder('utf-16le', { ignoreBOM: true }).decode(this.codes.subarray(0, this.length));
    return {
      text,
      starts: this.starts.subarray(0, this.length),
      ends: this.ends.subarray(0, this.length),
    };
  }

  private putCode(code: number, start: number, end: number): void {
    this.codes[this.length] = code;
    this.starts[this.length] = start;
    this.ends[this.length] = end;
    this.length += 1;
    this.last = code;
  }
}

/** Three blanks part the columns of a table. */
const columnGap = 3;

/**
 * Takes the disguises off a text: full width, compatibility and traditional characters, ♂ and ♀, blanks and marks between the
 * characters of a word. Ends of clauses become ',', of sentences '\n'; digits, letters, ':' and brackets stay. There are as
 * many offsets as units of `text`. Time grows with the length only.
 * @param signsFill a sign of refusal (❌) is filling too.
 */
export function fold(text: string, signsFill = false): Foldings {
  const dropped = new Writer(text.length);
  const commas = new Writer(text.length);
  let lastEnd = none;
  let runLength = 0;
  let blanks = 0;
  let end = 0;
  for (let start = 0; start < text.length; start = end) {
    end = start + widthAt(text, start);
    const char = text.slice(start, end);
    // 👩‍🍳 is a cook, not a woman.
    const joined = char === joiner || text.charAt(start - 1) === joiner || text.charAt(end) === joiner;
    let reading = joined ? '' : readingAt(text, start);
    if (reading === '拒' && char !== '拒' && (signsFill || isThreaded(text, char, start, end))) reading = '';
    else if ((reading === '(' || reading === ')') && isOfAge(text, char, start)) reading = '';
    else if (reading === '' || reading === 'o' || numberDashes.has(char)) {
      const next = readingAt(text, nextPlace(text, char, end));
      const lone = runLength <= 1 && !beginsRun(readingAt(text, end + 1));
      const numbering = isPoint(char) && agePoint.test(text.slice(start, start + ageLength));
      reading = numbering ? ',' : (between(char, dropped.last, next, lone) ?? reading);
    }
    if (reading === '') {
      blanks = char === ' ' || char === '\u3000' ? blanks + 1 : 0;
      if (blanks === columnGap) dropped.comma(start, end);
      if (!joined) commas.comma(start, end);
      continue;
    }
    blanks = 0;
    if (reading === ',') {
      dropped.comma(start, end);
      commas.comma(start, end);
    } else {
      dropped.put(reading, start, end);
      commas.put(reading, start, end);
    }
    runLength = isRun(dropped.last) ? (lastEnd === start ? runLength + 1 : 1) : 0;
    lastEnd = end;
  }
  return { dropped: dropped.written(), commas: commas.written() };
}

/** Parts words in Latin letters into their syllables; undefined where there is none of two syllables. */
function bySyllables({ text, starts, ends }: Folded): Folded | undefined {
  const parts: string[] = [];
  const places: number[] = [];
  let from = 0;
  for (const { 0: run, index } of text.matchAll(latinRun)) {
    if (!allSyllables.test(run)) continue;
    for (const { 0: part, index: at } of run.matchAll(nextSyllable)) {
      const end = index + at + part.length;
      parts.push(text.slice(from, end));
      for (let place = from; place < end; place++) places.push(place);
      places.push(end - 1);
      from = end;
    }
  }
  if (parts.length === 0) return undefined;
  parts.push(text.slice(from));
  for (let place = from; place < text.length; place++) places.push(place);
  return {
    text: parts.join(syllableEnd),
    starts: Int32Array.from(places, (place) => starts[place] ?? 0),
    ends: Int32Array.from(places, (place) => ends[place] ?? 0),
  };
}

/**
 * A third reading, of texts that need it: signs of refusal inside a word are filling (河❌南人), and words in Latin letters are parted into
 * syllables (bendi). Undefined where the first two say all.
 */
export function foldLoosely(text: string, { dropped }: Foldings): Folded | undefined {
  const unsigned = signInWord.test(text) ? fold(text, true).dropped : undefined;
  return bySyllables(unsigned ?? dropped) ?? unsigned;
}
