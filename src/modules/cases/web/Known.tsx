import { type Provenance, ProvenanceTag } from '../../../web/design/Chip.tsx';
import { useDevice } from '../../../web/device.ts';
import { useFormat } from '../../../web/format.ts';
import { useT } from '../../../web/words.ts';
import type { Question } from '../domain/case-type.ts';
import { answerWords } from '../domain/questions.ts';
import type { Flow, Offer } from './use-flow.ts';

const signs = {
  self: 'person',
  counter: 'person',
  department: 'department',
  rule: 'rule',
  sentence: 'person',
  template: 'rule',
  earlier: 'person',
  employer: 'person',
} as const satisfies Record<Offer['source']['kind'], Provenance>;

/** Where a value comes from, and of which day. */
export function SourceTag({ source, validFrom }: Pick<Offer, 'source' | 'validFrom'>) {
  const t = useT();
  const { language } = useDevice();
  const { day } = useFormat();
  const holder = source.name?.[language] ?? t(`cases.flow.source.${source.kind}`);
  return (
    <ProvenanceTag
      from={signs[source.kind]}
      holder={holder}
      {...(validFrom === null ? {} : { date: day(validFrom) })}
    />
  );
}

/** What is known already of a question, with its source: under the question, so that nobody is tested. */
export function Known({ flow, question }: { flow: Flow; question: Question }) {
  const t = useT();
  const { language } = useDevice();
  const offer = flow.offerOf(question);
  if (!offer) return null;
  const answer = answerWords(question, offer.answer, flow.areaName)[language];
  return (
    <span className="cases-known">
      {t(offer.stale ? 'cases.flow.knownStale' : 'cases.flow.known', { answer })} <SourceTag {...offer} />
    </span>
  );
}
