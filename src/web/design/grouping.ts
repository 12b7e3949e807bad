const groupsOf = { phone: [3, 4, 4], 'id-number': [6, 4, 4, 4] } as const;

/**
 * A number as people read it aloud: 138 0013 8000, 370705 1978 1103 123X. What does not belong to the groups follows them.
 * Full-width digits become plain ones.
 */
export function groupDigits(kind: keyof typeof groupsOf, typed: string): string {
  let rest = typed.normalize('NFKC').replaceAll(/\s/g, '');
  const groups: string[] = [];
  for (const length of groupsOf[kind]) {
    if (rest === '') break;
    groups.push(rest.slice(0, length));
    rest = rest.slice(length);
  }
  return rest === '' ? groups.join(' ') : [...groups, rest].join(' ');
}
