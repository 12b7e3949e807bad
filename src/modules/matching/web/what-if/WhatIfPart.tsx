import { useErrorWords, useLoad } from '../../../../web/data.ts';
import { Row, Rows } from '../../../../web/design/Card.tsx';
import { Fold } from '../../../../web/design/Fold.tsx';
import { Notice, Waiting } from '../../../../web/design/States.tsx';
import { useDevice } from '../../../../web/device.ts';
import { useT } from '../../../../web/words.ts';

/** What one change each would open, with its number: counted when somebody asks, for it takes twice what a list does. */
export function WhatIfPart() {
  const t = useT();
  return (
    <Fold title={t('whatIf.fold')} icon="plus" late>
      <Changes />
    </Fold>
  );
}

function Changes() {
  const t = useT();
  const words = useErrorWords();
  const { language } = useDevice();
  const counted = useLoad('GET /api/jobs/what-if', undefined, { stay: true });
  if (counted.isPending) return <Waiting onAgain={() => void counted.refetch()} />;
  if (counted.isError) return <Notice tone="error">{words(counted.error)}</Notice>;
  const { changes, within } = counted.data;
  if (within === null) return <p className="note">{t('whatIf.none')}</p>;
  return (
    <div className="stack">
      <p className="note">{t('whatIf.within', { within: within[language] })}</p>
      <Rows>
        {changes.map(({ id, words: what, count }) => (
          <Row key={id} href={`/jobs?if=${id}`} title={what[language]} side={t('whatIf.more', { count })} />
        ))}
      </Rows>
      <p className="note">
        {t('whatIf.note')}
        {changes.some(({ kind }) => kind === 'certificate') ? t('whatIf.course') : null}
      </p>
    </div>
  );
}
