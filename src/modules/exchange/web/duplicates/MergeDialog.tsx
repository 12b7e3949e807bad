import { useId, useState } from 'react';
import { fieldErrors, queries, useSubmit } from '../../../../web/data.ts';
import { AnswerOne } from '../../../../web/design/Answer.tsx';
import { Button } from '../../../../web/design/Button.tsx';
import { Dialog } from '../../../../web/design/Dialog.tsx';
import { ErrorSummary } from '../../../../web/design/ErrorSummary.tsx';
import { Picks } from '../../../../web/design/Picks.tsx';
import { say } from '../../../../web/design/Toast.tsx';
import { useFormat } from '../../../../web/format.ts';
import { useT } from '../../../../web/words.ts';
import type { PairShown } from './DuplicatesPage.tsx';
import { useKept } from './kept.ts';

const reasons = ['card-seen', 'person-said', 'papers-agree'] as const;
/** Something has to be done before the two can be one: until then it can be noted. */
const firstElse = ['both-agents', 'both-applied', 'list-under-way', 'merged-already'];

/** The second look before two become one: which stays, how it is known, what happens and that it can be undone. */
export function MergeDialog({
  pair,
  open,
  onClose,
}: {
  pair: PairShown;
  open: boolean;
  onClose: () => void;
}) {
  const t = useT();
  const { day } = useFormat();
  const kept = useKept(pair);
  const whyLabel = useId();
  const [one, other] = pair.people;
  // Who was registered first usually has the longer history.
  const earlier = one && other && other.registeredOn < one.registeredOn ? other : one;
  const [keep, setKeep] = useState(earlier?.personId ?? '');
  const [why, setWhy] = useState<(typeof reasons)[number] | null>(null);
  const [missed, setMissed] = useState(0);
  const send = useSubmit('POST /api/duplicates/:duplicate/same');
  if (!one || !other) return null;
  const comes = kept(keep === one.personId ? other.personId : one.personId);
  const merge = async (kept: string | null) => {
    if (why === null) return setMissed(missed + 1);
    const answer = await send.submit({
      params: { duplicate: pair.duplicateId },
      body: { keep: kept, why },
    });
    if (!answer) return;
    onClose();
    say(t(answer.merged ? 'duplicates.merged' : 'duplicates.noted'));
    await queries.invalidateQueries();
  };
  const errors =
    why === null && missed > 0
      ? [{ field: 'merge-why', text: t('duplicates.dialog.needWhy') }]
      : fieldErrors(send.problem, {});
  return (
    <Dialog
      open={open}
      title={t('duplicates.dialog.title')}
      onClose={onClose}
      actions={
        <>
          <Button kind="filled" busy={send.busy} onClick={() => void merge(keep)}>
            {t('duplicates.dialog.merge')}
          </Button>
          <Button kind="outline" onClick={onClose}>
            {t('duplicates.dialog.back')}
          </Button>
          {firstElse.some((code) => code === send.problem?.code) ? (
            <Button kind="outline" onClick={() => void merge(null)}>
              {t('duplicates.dialog.noteOnly')}
            </Button>
          ) : null}
        </>
      }
    >
      <ErrorSummary errors={errors} attempt={send.attempt + missed} />
      <AnswerOne
        sure
        legend={t('duplicates.dialog.keep')}
        value={keep}
        onChange={(value) => setKeep(value ?? keep)}
        options={[one, other].map(({ personId, idNumber, registeredOn }, at) => ({
          value: personId,
          label: t(at === 0 ? 'duplicates.one' : 'duplicates.other'),
          // Both have one name as a rule: the number tells them apart.
          note: t('duplicates.dialog.keepWhich', { id: idNumber, on: day(registeredOn) }),
        }))}
      />
      <h3 id={whyLabel}>{t('duplicates.dialog.why')}</h3>
      <Picks
        id="merge-why"
        labelledBy={whyLabel}
        chosen={why === null ? [] : [why]}
        onToggle={(value) => setWhy(reasons.find((each) => each === value) ?? null)}
        picks={reasons.map((value) => ({ value, label: t(`duplicates.dialog.reason.${value}`) }))}
      />
      <ul>
        <li>{t('duplicates.dialog.happens')}</li>
        <li>{t('duplicates.dialog.facts')}</li>
        {comes ? <li>{t('duplicates.dialog.comes', { what: comes })}</li> : null}
        <li>{t('duplicates.dialog.look')}</li>
        <li>{t('duplicates.dialog.undo')}</li>
      </ul>
    </Dialog>
  );
}
