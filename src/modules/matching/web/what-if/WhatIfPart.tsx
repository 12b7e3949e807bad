import { useLoad } from '../../../../web/data.ts';
import { Row, Rows } from '../../../../web/design/Card.tsx';
import { Fold } from '../../../../web/design/Fold.tsx';
import { useDevice } from '../../../../web/device.ts';
import { useT } from '../../../../web/words.ts';

/** What one change each would open, with its number; nothing where nothing would, or it cannot be had now. */
export function WhatIfPart() {
  const t = useT();
  const { language } = useDevice();
  const { data } = useLoad('GET /api/jobs/what-if', undefined, { stay: true });
  if (!data || data.within === null || data.changes.length === 0) return null;
  const { changes, within } = data;
  return (
    <Fold title={t('whatIf.fold')} icon="plus">
      <div className="stack">
        <p className="note">{t('whatIf.within', { within: within[language] })}</p>
        <Rows>
          {changes.map(({ id, words, count }) => (
            <Row
              key={id}
              href={`/jobs?if=${id}`}
              title={words[language]}
              side={t('whatIf.more', { count })}
            />
          ))}
        </Rows>
        <p className="note">
          {t('whatIf.note')}
          {changes.some(({ kind }) => kind === 'certificate') ? t('whatIf.course') : null}
        </p>
      </div>
    </Fold>
  );
}
