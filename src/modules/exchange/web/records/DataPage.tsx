import { useState } from 'react';
import { useClerk } from '../../../../web/counter/use-clerk.ts';
import { useErrorWords, useLoad } from '../../../../web/data.ts';
import { ButtonLink, Buttons } from '../../../../web/design/Button.tsx';
import { DeskFrame } from '../../../../web/design/DeskFrame.tsx';
import { Segments } from '../../../../web/design/QueueRow.tsx';
import { Failed, Waiting } from '../../../../web/design/States.tsx';
import { useT } from '../../../../web/words.ts';
import { CountView } from './CountView.tsx';
import { FlagsView } from './FlagsView.tsx';
import { MissingView } from './MissingView.tsx';
import { numeral } from './numeral.ts';
import { RefusedView } from './RefusedView.tsx';

const views = ['count', 'missing', 'refused', 'flags'] as const;
type View = (typeof views)[number];

/** 有效数据 of this year: how many, what is missing, what the level above refused, what looks wrong. */
export function DataPage() {
  const clerk = useClerk();
  return clerk ? <Data manager={clerk.role === 'manager'} /> : null;
}

function Data({ manager }: { manager: boolean }) {
  const t = useT();
  const words = useErrorWords();
  const [view, setView] = useState<View>('count');
  const count = useLoad('GET /api/records', { query: {} }, { anyVisit: true });
  const waiting = {
    count: 0,
    missing: count.data?.kinds.reduce((sum, { incomplete }) => sum + incomplete, 0) ?? 0,
    refused: count.data?.upper.refused ?? 0,
    flags: count.data?.waiting.flags ?? 0,
  };
  const pairs = count.data?.waiting.duplicates ?? 0;
  return (
    <DeskFrame title={t('records.title')}>
      <div className="row row-apart">
        <div>
          <h1>{t('records.title')}</h1>
          <p className="note">{t('records.lead')}</p>
        </div>
        <Buttons>
          <ButtonLink kind="outline" href="/counter/imports">
            {t('records.imports')}
          </ButtonLink>
          <ButtonLink kind="outline" href="/counter/duplicates">
            {t('records.duplicates')}
            {pairs > 0 ? ` ${numeral(pairs)}` : null}
          </ButtonLink>
        </Buttons>
      </div>
      <Segments
        label={t('records.views')}
        value={view}
        onChange={setView}
        segments={views
          .filter((each) => manager || each !== 'flags')
          .map((each) => ({
            value: each,
            label: `${t(`records.view.${each}`)}${waiting[each] > 0 ? ` ${numeral(waiting[each])}` : ''}`,
          }))}
      />
      {count.isPending ? <Waiting onAgain={() => void count.refetch()} /> : null}
      {count.isError ? <Failed onAgain={() => void count.refetch()}>{words(count.error)}</Failed> : null}
      {view === 'count' && count.data ? <CountView count={count.data} /> : null}
      {view === 'missing' && count.data ? <MissingView missing={count.data.missing} /> : null}
      {view === 'refused' ? <RefusedView /> : null}
      {view === 'flags' ? <FlagsView /> : null}
    </DeskFrame>
  );
}
