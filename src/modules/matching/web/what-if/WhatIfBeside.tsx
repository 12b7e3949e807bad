import { useErrorWords, useLoad } from '../../../../web/data.ts';
import { Row, Rows } from '../../../../web/design/Card.tsx';
import { Fold } from '../../../../web/design/Fold.tsx';
import { Notice, Waiting } from '../../../../web/design/States.tsx';
import { useDevice } from '../../../../web/device.ts';
import { useT } from '../../../../web/words.ts';

/** What one change each would open for a person, for who serves him. */
export function WhatIfBeside({ personId }: { personId: string }) {
  const t = useT();
  return (
    <Fold title={t('whatIf.fold')} icon="plus" late>
      <Changes personId={personId} />
    </Fold>
  );
}

function Changes({ personId }: { personId: string }) {
  const t = useT();
  const words = useErrorWords();
  const { language } = useDevice();
  const counted = useLoad('GET /api/people/:person/jobs/what-if', { params: { person: personId } });
  if (counted.isPending) return <Waiting onAgain={() => void counted.refetch()} />;
  if (counted.isError) return <Notice tone="error">{words(counted.error)}</Notice>;
  const { changes, within } = counted.data;
  if (within === null) return <p className="note">{t('whatIf.none')}</p>;
  return (
    <>
      <p className="note">{t('whatIf.withinPerson', { within: within[language] })}</p>
      <Rows>
        {changes.map(({ id, words: what, count }) => (
          <Row
            key={id}
            href={`/counter/people/${personId}/jobs?if=${id}`}
            title={what[language]}
            side={t('whatIf.more', { count })}
          />
        ))}
      </Rows>
    </>
  );
}
