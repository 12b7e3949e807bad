import { useErrorWords, useSubmit } from '../../../../web/data.ts';
import { Button } from '../../../../web/design/Button.tsx';
import { Chip, Chips } from '../../../../web/design/Chip.tsx';
import { Notice } from '../../../../web/design/States.tsx';
import { say } from '../../../../web/design/Toast.tsx';
import { useFormat } from '../../../../web/format.ts';
import { useT } from '../../../../web/words.ts';
import { signed } from '../duplicates/signed.ts';
import type { StagedRow } from './use-rows.ts';

type Found = StagedRow['alike'][number];

interface AlikeProps {
  importId: string;
  row: StagedRow;
  onSettled: (row: StagedRow, leads: boolean) => void;
}

/** Whom a row may be, why, and what somebody says of it. Where one is the same, the others are not asked about. */
export function Alike({ importId, row, onSettled }: AlikeProps) {
  const same = row.alike.find(({ said }) => said === 'same');
  const shown = same ? [same] : row.alike;
  return shown.map((found) => (
    <OneAlike key={found.seq} importId={importId} row={row} found={found} onSettled={onSettled} />
  ));
}

function OneAlike({ importId, row, found, onSettled }: AlikeProps & { found: Found }) {
  const t = useT();
  const words = useErrorWords();
  const send = useSubmit('POST /api/imports/:import/rows/:line/alike');
  const decide = async (said: Found['said']) => {
    const params = { import: importId, line: row.line };
    const settled = await send.submit({ params, body: { seq: found.seq, said } });
    if (!settled) return;
    say(t('imports.rows.alike.noted'));
    onSettled(settled, false);
  };
  return (
    <Notice tone={found.said === null ? 'wait' : 'info'} title={<Title found={found} />}>
      <div className="imports-alike">
        <Who found={found} />
        <Chips>
          <Chip tone="qing">{t('imports.rows.alike.score', { weight: signed(found.weight) })}</Chip>
          {found.parts.map(({ trait, level, weight }) => (
            <Chip key={trait} tone={weight > 0 ? 'good' : 'wait'} icon={weight > 0 ? 'check' : 'minus'}>
              {t(`imports.rows.alike.level.${trait}.${level}` as 'imports.rows.alike.level.name.equal')}{' '}
              {signed(weight)}
            </Chip>
          ))}
        </Chips>
        {found.against.map((rule) => (
          <p key={rule}>{t(`imports.rows.alike.against.${rule}`)}</p>
        ))}
        {found.said === 'same' ? (
          <p>{t('imports.rows.alike.sameSaid', { name: found.person?.name ?? '' })}</p>
        ) : null}
        {found.said === 'different' ? <p>{t('imports.rows.alike.differentSaid')}</p> : null}
        {found.saidEarlier ? <Earlier said={found.saidEarlier} /> : null}
        {found.said === null ? (
          <p className="note">
            {t(found.person ? 'imports.rows.alike.undecided' : 'imports.rows.alike.rowHow')}
          </p>
        ) : null}
        {send.problem ? <Notice tone="error">{words(send.problem)}</Notice> : null}
        <div className="row">
          {found.said !== null ? (
            <Button kind="outline" busy={send.busy} onClick={() => void decide(null)}>
              {t('imports.rows.alike.undo')}
            </Button>
          ) : (
            <>
              {found.person ? (
                <Button kind="tint" busy={send.busy} onClick={() => void decide('same')}>
                  {t('imports.rows.alike.same')}
                </Button>
              ) : null}
              <Button kind="outline" busy={send.busy} onClick={() => void decide('different')}>
                {t('imports.rows.alike.different')}
              </Button>
            </>
          )}
        </div>
      </div>
    </Notice>
  );
}

/** Of the list before: nobody is asked twice. */
function Earlier({ said: { on, by } }: { said: NonNullable<Found['saidEarlier']> }) {
  const t = useT();
  const { day } = useFormat();
  return (
    <p className="note">
      {by === null
        ? t('imports.rows.alike.earlier', { on: day(on) })
        : t('imports.rows.alike.earlierBy', { on: day(on), by })}
    </p>
  );
}

function Title({ found: { row } }: { found: Found }) {
  const t = useT();
  if (row === null) return t('imports.rows.alike.person');
  return row.fileName === null
    ? t('imports.rows.alike.row', { line: row.line })
    : t('imports.rows.alike.otherRow', { line: row.line, file: row.fileName });
}

function Who({ found: { person } }: { found: Found }) {
  const t = useT();
  const { day } = useFormat();
  if (person === null) return null;
  const { name, idNumber: id, phone, area, registeredOn } = person;
  return (
    <p>
      {t('imports.rows.alike.who', {
        name,
        id,
        phone: phone ?? t('imports.rows.alike.noPhone'),
        area,
        on: day(registeredOn),
      })}
    </p>
  );
}
