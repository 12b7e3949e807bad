import { useT } from '../../../../web/words.ts';
import type { Import } from './import-state.ts';

const parts = ['valid', 'fixed', 'quarantined', 'rejected'] as const;

/** Where the rows of a file are, as a bar and as a sum that adds up: 一共 12 行 ＝ 没问题 8 ＋ 自动理顺 2 ＋ 要改 1 ＋ 不导 1. */
export function SumBar({ one }: { one: Import }) {
  const t = useT();
  const some = parts.filter((part) => one[part] > 0);
  return (
    <div className="imports-sum">
      <div className="imports-bar" aria-hidden="true">
        {some.map((part) => (
          <span key={part} className={`imports-part-${part}`} style={{ flexGrow: one[part] }} />
        ))}
      </div>
      <p className="imports-sum-words">
        <b>{t('imports.sum.all', { count: one.rowsIn })}</b>
        {some.map((part, at) => (
          <span key={part}>
            <span aria-hidden="true">{at === 0 ? '＝' : '＋'}</span>
            <span className={`imports-sign imports-part-${part}`} aria-hidden="true" />
            {t(`imports.sum.${part}`, { count: one[part] })}
          </span>
        ))}
      </p>
    </div>
  );
}
