import { useState } from 'react';
import { Card } from '../../../../web/design/Card.tsx';
import { Fold } from '../../../../web/design/Fold.tsx';
import { useDevice } from '../../../../web/device.ts';
import { useT } from '../../../../web/words.ts';
import { mayDrop, type Seen } from './import-state.ts';
import { NextThing } from './NextThing.tsx';
import { RowList } from './RowList.tsx';
import { SumBar } from './SumBar.tsx';

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
      <Found codes={seen.codes} code={code} onCode={setCode} />
      {one.rowsIn > 0 ? <RowList seen={seen} code={code} onCode={setCode} onChanged={onChanged} /> : null}
    </>
  );
}

type Code = Seen['codes'][number];

function Found({
  codes,
  code,
  onCode,
}: {
  codes: readonly Code[];
  code: string | undefined;
  onCode: (code: string | undefined) => void;
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
        />
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

function FoundRow({ found, pressed, onPress }: { found: Code; pressed: boolean; onPress: () => void }) {
  const t = useT();
  const { language } = useDevice();
  return (
    <li>
      <button type="button" className="imports-found-row" aria-pressed={pressed} onClick={onPress}>
        <span>
          <b>{found.name[language]}</b>
          {found.suggestion ? <span className="note">　{found.suggestion[language]}</span> : null}
        </span>
        <span className="imports-found-count">{t('imports.list.rows', { count: found.rows })}</span>
      </button>
    </li>
  );
}
