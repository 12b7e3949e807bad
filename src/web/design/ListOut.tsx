import { useCallback, useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import type { ListTable } from '../../ground/http/contract.ts';
import { type AnyInput, ask, type Input, type Key } from '../call.ts';
import { useErrorWords } from '../data.ts';
import { language, useSkin } from '../device.ts';
import { useFormat } from '../format.ts';
import { now } from '../now.ts';
import { saveFile } from '../save-file.ts';
import { useShellInfo } from '../shell-info.ts';
import { useT } from '../words.ts';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';
import { Notice } from './States.tsx';
import { say } from './Toast.tsx';
import './list-out.css';

interface Offered {
  id: string;
  title: { zh: string; en: string };
}
type Way = 'xlsx' | 'table';

/**
 * 导出表格 and 打印 of the list that the page shows: the server puts the same answer into a template of data/templates, and writes
 * down who took it. Not at a terminal, where a file would stay behind for the next.
 */
export function ListOut<K extends Key & `GET ${string}`>({ list, input }: { list: K; input?: Input<K> }) {
  const t = useT();
  const words = useErrorWords();
  const skin = useSkin();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const [choice, setChoice] = useState<{ way: Way; offered: Offered[] }>();
  const [sheet, setSheet] = useState<ListTable>();
  const printed = useCallback(() => setSheet(undefined), []);
  if (skin === 'kiosk') return null;

  const get = (as: Way | 'templates', template?: string) => {
    const given = (input ?? {}) as AnyInput;
    return ask(list, { ...given, query: { ...given.query, as, template } }, { act: true });
  };
  const take = async (way: Way, template: string | undefined) => {
    setChoice(undefined);
    const answer = await get(way, template);
    if (way === 'table') return setSheet((await answer.json()) as ListTable);
    saveFile(await answer.blob(), fileName(answer.headers.get('content-disposition') ?? ''));
    say(t('shell.listOut.taken'));
  };
  const guarded = async (act: () => Promise<void>) => {
    if (busy) return;
    setBusy(true);
    setError(undefined);
    await act()
      .catch(setError)
      .finally(() => setBusy(false));
  };
  const begin = (way: Way) =>
    guarded(async () => {
      const { templates } = (await (await get('templates')).json()) as { templates: Offered[] };
      if (templates.length > 1) setChoice({ way, offered: templates });
      else await take(way, undefined);
    });

  return (
    <>
      <fieldset className="list-out" aria-label={t('shell.listOut.label')} aria-busy={busy || undefined}>
        <Button icon="document" onClick={() => void begin('xlsx')}>
          {t('shell.listOut.file')}
        </Button>
        <Button icon="printer" onClick={() => void begin('table')}>
          {t('shell.listOut.print')}
        </Button>
      </fieldset>
      {error ? <Notice tone="error">{words(error)}</Notice> : null}
      <Dialog
        open={choice !== undefined}
        title={t('shell.listOut.which')}
        onClose={() => setChoice(undefined)}
        actions={choice?.offered.map(({ id, title }) => (
          <Button key={id} wide onClick={() => void guarded(() => take(choice.way, id))}>
            {title[language()]}
          </Button>
        ))}
      />
      {sheet ? <PrintSheet table={sheet} onPrinted={printed} /> : null}
    </>
  );
}

/**
 * 打印 of the page itself, where what is on it is what somebody wants to take along.
 * @param scope what was looked for, where a field says it that is not printed.
 */
export function PrintPage({ scope }: { scope?: string }) {
  const t = useT();
  const { day, today } = useFormat();
  const { demo } = useShellInfo();
  if (useSkin() === 'kiosk') return null;
  return (
    <>
      <p className="print-only">
        {[t('shell.brand.full'), day(today), scope, demo ? t('shell.receipt.demo') : null]
          .filter(Boolean)
          .join('　')}
      </p>
      <div className="list-out">
        <Button icon="printer" onClick={() => window.print()}>
          {t('shell.listOut.print')}
        </Button>
      </div>
    </>
  );
}

/** The list on paper, in the place of the whole page while the browser prints. */
function PrintSheet({ table, onPrinted }: { table: ListTable; onPrinted: () => void }) {
  useEffect(() => {
    const root = document.documentElement;
    root.dataset.printing = '';
    window.addEventListener('afterprint', onPrinted);
    window.print();
    return () => {
      window.removeEventListener('afterprint', onPrinted);
      delete root.dataset.printing;
    };
  }, [onPrinted]);
  const { title, above, heads, rows, below, marked } = table;
  return createPortal(
    <div className="print-sheet" lang="zh-CN">
      <p className="print-mark" aria-hidden="true">
        {marked}
      </p>
      <p className="print-title">{title}</p>
      {above.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <table>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Object.entries(rows).map(([line, row]) => (
            <tr key={line}>
              {row.map((value, at) => (
                <td key={heads[at]}>{value}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {below.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>,
    document.body,
  );
}

/** The name that the server gives (RFC 6266, RFC 8187). */
function fileName(disposition: string): string {
  const [, encoded] = /filename\*=UTF-8''([^;]+)/.exec(disposition) ?? [];
  return encoded === undefined ? `leye-${now().getTime()}.xlsx` : decodeURIComponent(encoded);
}
