import { type ReactNode, useState } from 'react';
import { useErrorWords } from '../../../../web/data.ts';
import { Button } from '../../../../web/design/Button.tsx';
import { Card } from '../../../../web/design/Card.tsx';
import { Dialog } from '../../../../web/design/Dialog.tsx';
import { Fold } from '../../../../web/design/Fold.tsx';
import { Notice } from '../../../../web/design/States.tsx';
import { useDevice } from '../../../../web/device.ts';
import { useT } from '../../../../web/words.ts';
import { type Import, mayDrop, type Seen } from './import-state.ts';
import { NextThing } from './NextThing.tsx';
import { RowList } from './RowList.tsx';
import { SumBar } from './SumBar.tsx';
import { useEverywhere } from './use-everywhere.ts';

/** A file that was read: the sum of its rows, what to do next, what was found, and each row. */
export function Checked({ seen, onChanged }: { seen: Seen; onChanged: () => void }) {
  const t = useT();
  const one = seen.import;
  const [code, setCode] = useState<string>();
  const repeated = one.outcomes.repeated ?? 0;
  return (
    <>
      <Card>
        {one.rowsIn === 0 ? <p>{t('imports.sum.nothing')}</p> : <SumBar one={one} />}
        {repeated > 0 && mayDrop(one) ? (
          <p className="note">{t('imports.sum.repeated', { count: repeated })}</p>
        ) : null}
      </Card>
      <NextThing one={one} onChanged={onChanged} />
      {one.comparing === null ? null : (
        <p className="note">{t('imports.check.comparing', { share: Math.round(one.comparing * 100) })}</p>
      )}
      <Found one={one} codes={seen.codes} code={code} onCode={setCode} onChanged={onChanged} />
      {one.rowsIn > 0 ? <RowList seen={seen} code={code} onCode={setCode} onChanged={onChanged} /> : null}
    </>
  );
}

type Code = Seen['codes'][number];

function Found({
  one,
  codes,
  code,
  onCode,
  onChanged,
}: {
  one: Import;
  codes: readonly Code[];
  code: string | undefined;
  onCode: (code: string | undefined) => void;
  onChanged: () => void;
}) {
  const t = useT();
  const faults = codes.filter(({ kind }) => kind !== 'fix');
  const fixes = codes.filter(({ kind }) => kind === 'fix');
  const list = (some: readonly Code[]) => (
    <ul className="imports-found">
      {some.map((found) => (
        <FoundRow
          key={found.code}
          found={found}
          pressed={found.code === code}
          onPress={() => onCode(found.code === code ? undefined : found.code)}
        >
          {found.together && found.rows > 1 && one.quarantined > 0 ? (
            <SureAll importId={one.importId} found={found} onChanged={onChanged} />
          ) : null}
        </FoundRow>
      ))}
    </ul>
  );
  return (
    <Card level={2} title={t('imports.check.found')}>
      {faults.length === 0 ? <p className="note">{t('imports.check.foundNone')}</p> : list(faults)}
      {fixes.length === 0 ? null : (
        <Fold title={t('imports.check.fixes', { count: fixes.length })}>{list(fixes)}</Fold>
      )}
    </Card>
  );
}

/** A doubt that the whole list has for one reason is confirmed once, after a look at some of its rows. */
function SureAll({ importId, found, onChanged }: { importId: string; found: Code; onChanged: () => void }) {
  const t = useT();
  const words = useErrorWords();
  const { language } = useDevice();
  const everywhere = useEverywhere(importId, onChanged);
  const [asking, setAsking] = useState(false);
  const named = { name: found.name[language], count: found.rows };
  const confirm = async () => {
    setAsking(false);
    await everywhere.go({ confirm: found.code });
  };
  return (
    <>
      <Button
        kind="text"
        busy={everywhere.busy}
        label={t('imports.check.sureAllLabel', named)}
        onClick={() => setAsking(true)}
      >
        {t('imports.check.sureAll')}
      </Button>
      {everywhere.problem ? <Notice tone="error">{words(everywhere.problem)}</Notice> : null}
      {everywhere.offline ? <Notice tone="wait">{t('shell.problem.offline')}</Notice> : null}
      <Dialog
        open={asking}
        title={t('imports.ask.sureAll', named)}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button kind="filled" icon="check" onClick={() => void confirm()}>
              {t('imports.ask.sureAllYes')}
            </Button>
            <Button kind="outline" onClick={() => setAsking(false)}>
              {t('imports.ask.keep')}
            </Button>
          </>
        }
      >
        <p>{found.suggestion?.[language]}</p>
        <p className="note">{t('imports.ask.sureAllText')}</p>
      </Dialog>
    </>
  );
}

function FoundRow({
  found,
  pressed,
  onPress,
  children,
}: {
  found: Code;
  pressed: boolean;
  onPress: () => void;
  children: ReactNode;
}) {
  const t = useT();
  const { language } = useDevice();
  return (
    <li className="imports-found-line">
      <button type="button" className="imports-found-row" aria-pressed={pressed} onClick={onPress}>
        <span>
          <b>{found.name[language]}</b>
          {found.suggestion ? <span className="note">　{found.suggestion[language]}</span> : null}
        </span>
        <span className="imports-found-count">{t('imports.list.rows', { count: found.rows })}</span>
      </button>
      {children}
    </li>
  );
}
