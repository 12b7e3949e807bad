import { isHan } from './person-name.ts';

/** Family names of two characters: those of 百家姓 and the few others that are in use. */
const twoCharacterSurnames = new Set(
  (
    '万俟 司马 上官 欧阳 夏侯 诸葛 闻人 东方 赫连 皇甫 尉迟 公羊 澹台 公冶 宗政 濮阳 淳于 单于 太叔 申屠 公孙 仲孙 轩辕 令狐 ' +
    '钟离 宇文 长孙 慕容 鲜于 闾丘 司徒 司空 亓官 司寇 子车 颛孙 端木 巫马 公西 漆雕 乐正 壤驷 公良 拓跋 夹谷 宰父 谷梁 段干 ' +
    '百里 东郭 南门 呼延 羊舌 微生 梁丘 左丘 东门 西门 南宫 第五 独孤 纳兰 太史 完颜 叶赫 即墨 达奚 仉督'
  ).split(' '),
);

/** 3707************1X: the first four characters and the last two. */
export function maskIdNumber(number: string): string {
  return `${number.slice(0, 4)}${'*'.repeat(number.length - 6)}${number.slice(-2)}`;
}

/** 138****5678. */
export function maskPhone(number: string): string {
  return `${number.slice(0, 3)}****${number.slice(-4)}`;
}

/**
 * The family name, then a `*` for each further character: 张*, 欧阳**. Of a name with · or in Latin letters the first
 * letter of each part stays, since which part is the family's is not known: 阿***·买**, J*** S****.
 */
export function maskPersonName(name: string): string {
  const characters = [...name];
  if (characters.every(isHan)) {
    const compound = characters.length > 2 && twoCharacterSurnames.has(characters.slice(0, 2).join(''));
    const shown = compound ? 2 : 1;
    return characters.map((character, at) => (at < shown ? character : '*')).join('');
  }
  let partBegins = true;
  return characters
    .map((character) => {
      const isLetter = isHan(character) || /[\p{L}\p{M}]/u.test(character);
      const masked = isLetter && !partBegins ? '*' : character;
      partBegins = !isLetter;
      return masked;
    })
    .join('');
}
