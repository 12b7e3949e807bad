import { fieldProblem, type Problem } from '../../../../ground/problem.ts';

const digits = '[0-9０-９零〇一二三四五六七八九幺]';
const between = '[\\s\\-—·.，,、()（）]*';
/** Seven digits and more, however they are written and spaced: a telephone, a QQ number, an identity number. */
const longNumber = new RegExp(`(?:${digits}${between}){7,}`, 'u');
const accounts =
  /(?:微信|威信|薇信|v信|\bvx|wechat|qq|扣扣|抖音)\s*(?:号|同号|是|为|[:：])+\s*|(?:微信|威信|薇信|v信|\bvx|wechat|qq|扣扣)\s*[a-z0-9_-]{5,}|加我?(?:的)?(?:微信|v信|vx|qq|好友)|@|https?:|www\./iu;
const age =
  /[0-9０-９一二三四五六七八九十]+\s*(?:周?岁|虚岁)|(?:19|20)[0-9]{2}\s*年\s*(?:出)?生|[05-9][05]后|属[鼠牛虎兔龙蛇马羊猴鸡狗猪]/u;
// 会带孩子 and 王女士家 are work; what somebody says of himself is not the employer's business.
const sex =
  /(?:本人|我是?|性别|一名|一个)[是为：:，,\s]*[男女]|[男女]性?[，,。\s]*[0-9]{2}|[男女]生|宝妈|我是.{0,3}[妈爸]|有.{0,4}孩子|接送?.{0,2}孩子|已婚|未婚|离异|怀孕|备孕|哺乳/u;

/**
 * Refuses what a line of one's own must not carry to an employer before both sides have agreed to an interview: telephone numbers and
 * accounts (they come by themselves once it is agreed), age, sex and family, and the full name.
 * @param fullName null: not known here.
 */
export function refuseOpenWords(field: string, text: string, fullName: string | null): Problem | null {
  const wrong = (code: string, zh: string, en: string) => fieldProblem(field, code, { zh, en });
  if (longNumber.test(text) || accounts.test(text))
    return wrong(
      'contact-in-words',
      '电话、微信先不用写，约好面试双方就能看到',
      'Please leave out numbers and accounts: both sides see the phone once an interview is agreed',
    );
  if (age.test(text))
    return wrong(
      'age-in-words',
      '年龄不用写，单位不能按年龄挑人',
      'Please leave out your age; an employer may not go by it',
    );
  if (sex.test(text))
    return wrong(
      'sex-in-words',
      '性别和家里的事不用写，写会做什么就好',
      'Please leave out sex and family; what you can do is enough',
    );
  if (fullName !== null && fullName.length > 1 && text.replaceAll(/\s/gu, '').includes(fullName))
    return wrong(
      'name-in-words',
      '名字不用写，约好面试就会告诉单位',
      'Please leave out your name; the employer gets it once an interview is agreed',
    );
  return null;
}
