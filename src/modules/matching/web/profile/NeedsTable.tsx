import { useDevice } from '../../../../web/device.ts';
import { useT } from '../../../../web/words.ts';
import '../supply/supply.css';
import type { Profile } from './ProfileParts.tsx';

/** People wanted by occupation and month, the sums of a month below; on a telephone it is pushed sideways. */
export function NeedsTable({ needs: { months, occupations } }: { needs: Profile['needs'] }) {
  const t = useT();
  const { language } = useDevice();
  // Months before the first posting say nothing.
  const first = Math.max(
    0,
    months.findIndex(({ postings }) => postings > 0),
  );
  const shown = months.slice(first);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: pushed sideways by the keyboard too
    <section className="supply-scroll" aria-label={t('profile.needs.table')} tabIndex={0}>
      <table className="supply-table">
        <thead>
          <tr>
            <th scope="col">{t('profile.needs.occupation')}</th>
            <th scope="col" className="supply-number">
              {t('profile.needs.postings')}
            </th>
            {shown.map(({ month, name }) => (
              <th key={month} scope="col" className="supply-number">
                {name[language]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {occupations.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.name[language]}</th>
              <td className="supply-number">{row.postings}</td>
              {shown.map(({ month }, at) => (
                <td key={month} className="supply-number">
                  {row.months[first + at]}
                </td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row">{t('profile.needs.all')}</th>
            <td className="supply-number">{occupations.reduce((sum, { postings }) => sum + postings, 0)}</td>
            {shown.map(({ month, headcount }) => (
              <td key={month} className="supply-number">
                {headcount}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </section>
  );
}
