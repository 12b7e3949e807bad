/** Peoples in the names of autonomous areas; those that also stand without 族 after. */
const peoples =
  '(?:(?:回|藏|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|傣|黎|傈僳|佤|畲|拉祜|水|纳西|景颇|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|普米|怒|鄂温克|保安|裕固|独龙|蒙古|东乡|各)族|蒙古|哈萨克|柯尔克孜|锡伯|塔吉克|维吾尔)';
const autonomous = new RegExp(`^(.{2,}?)${peoples}*族?自治[区州县旗]$`);
const endings: Record<number, RegExp> = {
  1: /^(.{2,}?)(?:省|市|自治区|特别行政区)$/,
  2: /^(.{2,}?)(?:市|地区|盟)$/,
  3: /^(.{2,}?)(?:新区|特区|林区|区|县|市|旗)$/,
  4: /^(.{2,}?)(?:街道办事处|街道|镇|民族乡|乡|苏木)$/,
};

/** What people say for a division: 潍坊市 → 潍坊, 内蒙古自治区 → 内蒙古, 延边朝鲜族自治州 → 延边; names of one syllable stay whole (莒县). */
export function shortName(name: string, level: number): string {
  const found = autonomous.exec(name) ?? endings[level]?.exec(name);
  return found?.[1] ?? name;
}
