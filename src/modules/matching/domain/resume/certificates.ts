import { because } from '../analysis/read.ts';
import type { Span } from '../sentence/text.ts';
import { ahead, clauseAt, negated } from './lines.ts';
import type { ResumeReading } from './reading.ts';

const named =
  /(?:[\p{Script=Han}A-Z]\d?){2,12}?(?:资格证书?|操作证|上岗证|执业证|驾驶证|从业证|等级证书?|职称|(?<![保求认查验公签凭考论印])证书?(?![明券据件人实号上]))(?:[（(][^）)\n]{1,10}[）)])?/gu;
const graded =
  /(?:计算机|普通话|英语|日语|会计|[\p{Script=Han}]{2,6}师)(?:等级)?[一二三四五初中高]级(?:[甲乙]等?)?/gu;
const lead = /^(?:.*(?:持有?|取得|考[了取过]|拿[了到]|获得|有|和|及|或|也|的|了|过)|证[书件]|另)+/u;
/** What is no proof of a craft, or of whom it is. */
const none =
  /身份|毕业|学位|学历|结婚|离婚|居住|暂住|残疾|退伍|退役|准考|社保|医保|工作证|房产|荣誉|奖|团员|党员|^.?证书?$|证书$(?<=^.{0,3}书)|无|没|未/;

/** Certificates that the lexicon does not know, by how such things are called. @param taken places that are read already. */
export function readCertificates(text: string, taken: readonly Span[]): ResumeReading[] {
  return [...text.matchAll(named), ...text.matchAll(graded)].flatMap((match): ResumeReading[] => {
    const head = lead.exec(match[0])?.[0].length ?? 0;
    const words = match[0].slice(head);
    const start = match.index + head;
    const end = start + words.length;
    if ([...words].length < 3 || none.test(words) || ahead.test(clauseAt(text, start, end))) return [];
    if (negated.test(text.slice(Math.max(0, start - 8), start))) return [];
    if (taken.some((span) => span.start < end && start < span.end)) return [];
    return [
      {
        fact: 'person.certificates',
        value: words,
        start,
        end,
        sure: 'likely',
        why: because('写的像是证书', 'it is called as certificates are'),
        year: null,
      },
    ];
  });
}
