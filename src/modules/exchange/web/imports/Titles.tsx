import { call } from '../../../../web/call.ts';
import { useErrorWords, useSubmit } from '../../../../web/data.ts';
import { OccupationChoice } from '../../../../web/design/OccupationChoice.tsx';
import { Notice } from '../../../../web/design/States.tsx';
import { say } from '../../../../web/design/Toast.tsx';
import { useT } from '../../../../web/words.ts';
import type { StagedRow } from './use-rows.ts';

/** What the titles of a row mean in 职业分类大典, and what somebody says they mean; the list's own words stay. */
export function Titles({
  importId,
  row,
  onSettled,
}: {
  importId: string;
  row: StagedRow;
  onSettled: (row: StagedRow, leads: boolean) => void;
}) {
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
        />
      ))}
      {send.problem ? <Notice tone="error">{words(send.problem)}</Notice> : null}
      {send.offline ? <Notice tone="wait">{t('shell.problem.offline')}</Notice> : null}
    </div>
  );
}
