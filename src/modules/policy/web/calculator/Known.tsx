import type { Output } from '../../../../web/call.ts';
import { ProvenanceTag } from '../../../../web/design/Chip.tsx';
import { Fold } from '../../../../web/design/Fold.tsx';
import { SummaryList } from '../../../../web/design/SummaryList.tsx';
import { useDevice } from '../../../../web/device.ts';
import { useFormat } from '../../../../web/format.ts';
import { useT } from '../../../../web/words.ts';

type KnownFact = Output<'POST /api/calculator'>['known'][number];

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
  const { day } = useFormat();
  if (known.length === 0) return null;
  const holder = ({ from }: KnownFact) =>
    from.kind === 'department'
      ? t('calculator.known.department', { name: from.name?.[language] ?? '' })
      : t(`calculator.known.${from.kind}`);
  const sign = {
    answer: 'person',
    self: 'person',
    counter: 'person',
    department: 'department',
    rule: 'rule',
  } as const;
  return (
    <Fold title={`${t('calculator.known.title')} ${known.length}`} icon="list">
      <p className="note">{t('calculator.known.note')}</p>
      <SummaryList
        rows={known.map((one) => ({
          name: one.label[language],
          value: one.words[language],
          from: (
            <ProvenanceTag
              from={sign[one.from.kind]}
              holder={holder(one)}
              {...(one.from.on ? { date: day(one.from.on) } : {})}
            />
          ),
          ...(one.from.kind === 'rule' ? {} : { onChange: () => onForget(one.fact) }),
        }))}
      />
    </Fold>
  );
}
