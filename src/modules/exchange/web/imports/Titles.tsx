import { useState } from 'react';
import { call } from '../../../../web/call.ts';
import { useErrorWords, useSubmit } from '../../../../web/data.ts';
import { Button } from '../../../../web/design/Button.tsx';
import { OccupationChoice, OccupationTold } from '../../../../web/design/OccupationChoice.tsx';
import { Notice } from '../../../../web/design/States.tsx';
import { say } from '../../../../web/design/Toast.tsx';
import { useT } from '../../../../web/words.ts';
import { rereadRows, type StagedRow } from './use-rows.ts';

interface TitlesProps {
  importId: string;
  row: StagedRow;
  onSettled: (row: StagedRow, leads: boolean) => void;
}

/** What the titles of a row mean in 职业分类大典, and what somebody says they mean; the list's own words stay. */
export function Titles({ importId, row, onSettled }: TitlesProps) {
  const t = useT();
  const words = useErrorWords();
  const send = useSubmit('POST /api/imports/:import/rows/:line/occupation');
  const mean = async (title: string, code: string | null) => {
    const settled = await send.submit({
      params: { import: importId, line: row.line },
      body: { title, code },
    });
    if (!settled) return;
    say(t('imports.rows.occupationNoted', { title }));
    onSettled(settled, false);
  };
  if (row.titles.length === 0) return null;
  return (
    <div className="imports-titles">
      {row.titles.map((taken) => (
        <OccupationChoice
          key={taken.title}
          listed
          taken={taken}
          busy={send.busy}
          find={async (wanted) =>
            (await call('GET /api/occupations', { query: { words: wanted } })).occupations
          }
          onPick={(code) => void mean(taken.title, code)}
          onUndo={() => void mean(taken.title, null)}
          more={
            taken.code === null ? null : (
              <Everywhere
                importId={importId}
                title={taken.title}
                code={taken.code}
                onDone={() => onSettled(row, false)}
              />
            )
          }
        />
      ))}
      {send.problem ? <Notice tone="error">{words(send.problem)}</Notice> : null}
      {send.offline ? <Notice tone="wait">{t('shell.problem.offline')}</Notice> : null}
    </div>
  );
}

/** What was said of a title in one row holds in all of the list that have it and were not answered. */
function Everywhere({
  importId,
  title,
  code,
  onDone,
}: {
  importId: string;
  title: string;
  code: string;
  onDone: () => void;
}) {
  const t = useT();
  const words = useErrorWords();
  const send = useSubmit('POST /api/imports/:import/occupations');
  const [under, setUnder] = useState(false);
  const go = async () => {
    setUnder(true);
    let count = 0;
    let after: number | null | undefined = -1;
    while (typeof after === 'number') {
      const done: { rows: number; next: number | null } | undefined = await send.submit({
        params: { import: importId },
        body: { title, code, after },
      });
      count += done?.rows ?? 0;
      after = done?.next;
    }
    setUnder(false);
    // Broken off, the page says why below.
    if (count > 0) say(t('imports.rows.occupationAllNoted', { count, title }));
    else if (after === null) say(t('imports.rows.occupationAllNone'));
    if (count === 0) return;
    onDone();
    await rereadRows(importId);
  };
  return (
    <>
      <Button kind="text" busy={under} onClick={() => void go()}>
        {t('imports.rows.occupationAll', { title })}
      </Button>
      {send.problem ? <Notice tone="error">{words(send.problem)}</Notice> : null}
      {send.offline ? <Notice tone="wait">{t('shell.problem.offline')}</Notice> : null}
    </>
  );
}

/** What the titles of a row were taken for, where nobody is asked any more. */
export function TitlesTold({ row }: Pick<TitlesProps, 'row'>) {
  if (row.titles.length === 0) return null;
  return (
    <div className="imports-titles">
      {row.titles.map((taken) => (
        <OccupationTold key={taken.title} taken={taken} />
      ))}
    </div>
  );
}
