import { useState } from 'react';
import { fieldErrors, queries, useSubmit } from '../../../../web/data.ts';
import { Button } from '../../../../web/design/Button.tsx';
import { Card } from '../../../../web/design/Card.tsx';
import { Chip } from '../../../../web/design/Chip.tsx';
import { ErrorSummary } from '../../../../web/design/ErrorSummary.tsx';
import { say } from '../../../../web/design/Toast.tsx';
import { useFormat } from '../../../../web/format.ts';
import { useT } from '../../../../web/words.ts';
import type { PairShown } from './DuplicatesPage.tsx';
import { useKept } from './kept.ts';
import { MergeDialog } from './MergeDialog.tsx';
import { signed } from './signed.ts';
import './duplicates.css';

/** Two people beside each other: masked, what agrees and what differs, and what each says. */
export function PairCard({ pair }: { pair: PairShown }) {
  const t = useT();
  const [one, other] = pair.people;
  return (
    <Card
      level={2}
      title={pair.people.map(({ name }) => name).join(' / ')}
      side={<Chip tone="qing">{t('duplicates.score', { weight: signed(pair.weight) })}</Chip>}
    >
      {one && other ? <SideBySide pair={pair} /> : <Parts pair={pair} />}
      {pair.against.map((rule) => (
        <p key={rule}>
          <Chip tone="wait" icon="warning">
            {t(`duplicates.against.${rule}`)}
          </Chip>
        </p>
      ))}
      <p className="least">{t('duplicates.masked')}</p>
      {pair.state === 'waiting' ? <Deciding pair={pair} /> : <Decided pair={pair} />}
    </Card>
  );
}

const shown = ['name', 'idNumber', 'birthDate', 'phone', 'area'] as const;

function SideBySide({ pair }: { pair: PairShown }) {
  const t = useT();
  const { day } = useFormat();
  const keptOf = useKept(pair);
  const kept = (personId: string) => (keptOf(personId) ?? '…') || t('duplicates.kept.nothing');
  const [one, other] = pair.people;
  if (!one || !other) return null;
  const values = (person: typeof one) => ({ ...person, birthDate: person.birthYear });
  const [first, second] = [values(one), values(other)];
  return (
    <table className="pair" aria-label={t('duplicates.compared')}>
      <thead>
        <tr>
          <td />
          <th scope="col">{t('duplicates.one')}</th>
          <th scope="col">{t('duplicates.other')}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {shown.map((trait) => (
          <tr key={trait}>
            <th scope="row">{t(`duplicates.trait.${trait}`)}</th>
            <td>{first[trait] ?? '—'}</td>
            <td>{second[trait] ?? '—'}</td>
            <td>
              <PartChip pair={pair} trait={trait} />
            </td>
          </tr>
        ))}
        <tr>
          <th scope="row">{t('duplicates.trait.registered')}</th>
          <td>{day(one.registeredOn)}</td>
          <td>{day(other.registeredOn)}</td>
          <td />
        </tr>
        <tr>
          <th scope="row">{t('duplicates.kept.title')}</th>
          <td>{kept(one.personId)}</td>
          <td>{kept(other.personId)}</td>
          <td />
        </tr>
      </tbody>
    </table>
  );
}

function PartChip({ pair, trait }: { pair: PairShown; trait: PairShown['parts'][number]['trait'] }) {
  const t = useT();
  const part = pair.parts.find((each) => each.trait === trait);
  if (!part) return <span className="note">{t('duplicates.notCompared')}</span>;
  return (
    <Chip tone={part.weight > 0 ? 'good' : 'wait'} icon={part.weight > 0 ? 'check' : 'minus'}>
      {t(`duplicates.level.${part.trait}.${part.level}` as 'duplicates.level.name.equal')}{' '}
      {signed(part.weight)}
    </Chip>
  );
}

function Parts({ pair }: { pair: PairShown }) {
  return (
    <div className="row">
      {pair.parts.map(({ trait }) => (
        <PartChip key={trait} pair={pair} trait={trait} />
      ))}
    </div>
  );
}

function Deciding({ pair }: { pair: PairShown }) {
  const t = useT();
  const [asking, setAsking] = useState(false);
  const different = useSubmit('POST /api/duplicates/:duplicate/different');
  const later = useSubmit('POST /api/duplicates/:duplicate/later');
  const input = { params: { duplicate: pair.duplicateId }, body: {} };
  const note = async (send: typeof different | typeof later, words: string) => {
    if (!(await send.submit(input))) return;
    say(words);
    await queries.invalidateQueries();
  };
  return (
    <>
      <ErrorSummary
        errors={fieldErrors(different.problem ?? later.problem, {})}
        attempt={different.attempt + later.attempt}
      />
      <div className="row">
        <Button kind="filled" onClick={() => setAsking(true)}>
          {t('duplicates.same')}
        </Button>
        <Button
          kind="outline"
          busy={different.busy}
          onClick={() => void note(different, t('duplicates.notedDifferent'))}
        >
          {t('duplicates.different')}
        </Button>
        <Button kind="outline" busy={later.busy} onClick={() => void note(later, t('duplicates.notedLater'))}>
          {t('duplicates.later')}
        </Button>
      </div>
      <MergeDialog pair={pair} open={asking} onClose={() => setAsking(false)} />
    </>
  );
}

function Decided({ pair }: { pair: PairShown }) {
  const t = useT();
  const undo = useSubmit('POST /api/duplicates/:duplicate/undo');
  const onUndo = async () => {
    if (!(await undo.submit({ params: { duplicate: pair.duplicateId }, body: {} }))) return;
    say(t('duplicates.undone'));
    await queries.invalidateQueries();
  };
  return (
    <>
      <p>{t(`duplicates.state.${pair.merged ? 'merged' : pair.state}`)}</p>
      <ErrorSummary errors={fieldErrors(undo.problem, {})} attempt={undo.attempt} />
      <Button kind="outline" busy={undo.busy} onClick={() => void onUndo()}>
        {t(pair.merged ? 'duplicates.undoMerge' : 'duplicates.undo')}
      </Button>
    </>
  );
}
