const pages: Record<string, string> = {
  person: '/counter/people',
  certificate: '/counter/people',
  employer: '/counter/employers',
};

/** The staff page of what a record is about; undefined where it has none of its own. */
export function pageOf({ kind, subject }: { kind: string; subject: string }): string | undefined {
  const page = pages[kind];
  return page && `${page}/${subject}`;
}
