import { type FieldProblem, Problem } from '../problem.ts';

const deepest = 24;

function nameOf(path: string[]): string {
  return `/${path.join('/')}`;
}

function look(value: unknown, path: string[]): FieldProblem | undefined {
  if (typeof value === 'string') {
    if (value.includes('\0') || !value.isWellFormed()) {
      return {
        field: nameOf(path),
        code: 'unreadable-character',
        detail: {
          zh: '这里有读不出来的字符，请重新输入',
          en: 'This holds a character that cannot be stored; please type it again',
        },
      };
    }
    return undefined;
  }
  if (typeof value === 'number' && !Number.isFinite(value)) {
    return {
      field: nameOf(path),
      code: 'number-too-large',
      detail: { zh: '这个数太大了，请核对', en: 'This number is too large; please check it' },
    };
  }
  if (value === null || typeof value !== 'object') return undefined;
  if (path.length >= deepest) {
    return {
      field: nameOf(path),
      code: 'too-deep',
      detail: { zh: '内容嵌套太深', en: 'This is nested too deeply' },
    };
  }
  for (const [key, child] of Object.entries(value)) {
    const found = look(key, [...path, '…']) ?? look(child, [...path, key]);
    if (found) return found;
  }
  return undefined;
}

/**
 * Refuses values that a schema lets through and a database does not store: NUL and lone surrogates in strings (PostgreSQL
 * answers 22021), numbers that overflowed to Infinity (`1e309` passes `maximum` nowhere, but JSON.parse gives it), and depth.
 * @throws Problem 400 naming the field.
 */
export function refuseHostile(...parts: unknown[]): void {
  for (const part of parts) {
    const found = look(part, []);
    if (found) throw new Problem(400, found.code, found.detail, [found]);
  }
}
