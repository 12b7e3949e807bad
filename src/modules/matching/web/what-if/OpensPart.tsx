import { Link } from 'wouter';
import type { Output } from '../../../../web/call.ts';
import { useDevice } from '../../../../web/device.ts';
import { useT } from '../../../../web/words.ts';

type Opens = NonNullable<Output<'GET /api/jobs/:id'>['opens']>;

/** What would bring this job into the person's list, as the engine found it. */
export function OpensPart({
  opens: { changes, enough },
  href,
}: {
  opens: Opens;
  /** Where the list stands that a change opens. */
  href: (change: string) => string;
}) {
  const t = useT();
  const { language } = useDevice();
  const [only, ...others] = changes;
  const told = changes
    .map(({ words }, at) => (at === 0 ? words[language] : inside(words[language])))
    .join(t('whatIf.and'));
  return (
    <div className="stack-close stack">
      <p>{t(enough ? 'whatIf.opens' : 'whatIf.opensPart', { changes: told })}</p>
      {only && others.length === 0 && enough ? (
        <p>
          <Link href={href(only.id)}>{t('whatIf.opensSome')}</Link>
        </p>
      ) : null}
    </div>
  );
}

/** As it stands within a sentence. */
const inside = (words: string) => `${words.slice(0, 1).toLowerCase()}${words.slice(1)}`;
