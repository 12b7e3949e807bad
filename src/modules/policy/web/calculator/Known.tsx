import { createContext, useContext } from 'react';
import type { Output } from '../../../../web/call.ts';
import { ProvenanceTag } from '../../../../web/design/Chip.tsx';
import { Fold } from '../../../../web/design/Fold.tsx';
import { SummaryList } from '../../../../web/design/SummaryList.tsx';
import { useDevice } from '../../../../web/device.ts';
import { useFormat } from '../../../../web/format.ts';
import { useT } from '../../../../web/words.ts';

type KnownFact = Output<'POST /api/calculator'>['known'][number];

/** What is known, for whatever on the page hangs on one of the facts. */
export const Known = createContext<readonly KnownFact[]>([]);

const sign = {
  answer: 'person',
  self: 'person',
  counter: 'person',
  department: 'department',
  rule: 'rule',
} as const;

/** Who said it, and when. */
function From({ from }: Pick<KnownFact, 'from'>) {
  const t = useT();
  const { language } = useDevice();
  const { day } = useFormat();
  const holder =
    from.kind === 'department'
      ? t('calculator.known.department', { name: from.name?.[language] ?? '' })
      : t(`calculator.known.${from.kind}`);
  return (
    <ProvenanceTag from={sign[from.kind]} holder={holder} {...(from.on ? { date: day(from.on) } : {})} />
  );
}

/** Who said a fact, and when, on a line of its own; nothing where it is not known. */
export function FromOf({ fact }: { fact: string }) {
  const known = useContext(Known).find((one) => one.fact === fact);
  return known ? (
    <span className="calculator-value">
      <From from={known.from} />
    </span>
  ) : null;
}

/** 已经知道的: each fact with who said it, and the way to say it otherwise for this calculation. */
export function KnownFacts({
  known,
  onForget,
}: {
  known: readonly KnownFact[];
  /** The fact is asked again. */
  onForget: (fact: string) => void;
}) {
  const t = useT();
  const { language } = useDevice();
  if (known.length === 0) return null;
  return (
    <Fold title={`${t('calculator.known.title')} ${known.length}`} icon="list">
      <p className="note">{t('calculator.known.note')}</p>
      <SummaryList
        rows={known.map((one) => ({
          name: one.label[language],
          value: one.words[language],
          from: <From from={one.from} />,
          ...(one.from.kind === 'rule' ? {} : { onChange: () => onForget(one.fact) }),
        }))}
      />
    </Fold>
  );
}
