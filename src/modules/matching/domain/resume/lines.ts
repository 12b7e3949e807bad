/** The line of a text in which a place stands. */
export function lineAt(text: string, at: number): string {
  const end = text.indexOf('\n', at);
  return text.slice(text.lastIndexOf('\n', at - 1) + 1, end < 0 ? text.length : end);
}

/** What stands between marks around a place. */
export function clauseAt(text: string, start: number, end: number): string {
  const [before = ''] = /[^，,。；;、\n]*$/.exec(text.slice(Math.max(0, start - 40), start)) ?? [];
  const [behind = ''] = /^[^，,。；;、\n]*/.exec(text.slice(end, end + 40)) ?? [];
  return before + text.slice(start, end) + behind;
}

/** What stands before something that he says he lacks. */
export const negated = /(?:不会|不懂|没有?|无|未|不熟悉?|缺)[^，,。；;\n]{0,6}$/;

/** In its phrase: not held yet. */
export const ahead = /(?:准备|正在|打算|计划|想)(?:报?考|学)|在考|备考|未取得|待领/;
