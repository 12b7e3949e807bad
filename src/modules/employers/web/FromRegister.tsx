import { ProvenanceTag } from '../../../web/design/Chip.tsx';
import { Notice } from '../../../web/design/States.tsx';
import { useDevice } from '../../../web/device.ts';
import { useFormat } from '../../../web/format.ts';
import { useT } from '../../../web/words.ts';
import type { Draft } from './register-draft.ts';

/** Where a name or an address was taken from, and what the register makes one look at. */
export function FromRegister({ draft }: { draft: Draft }) {
  const t = useT();
  const { language } = useDevice();
  const { dayOf } = useFormat();
  const { found } = draft;
  if (!found || draft.which !== 'licensed') return null;
  return (
    <div className="stack stack-close">
      {found.outcome === 'found' ? (
        <ProvenanceTag
          from="department"
          holder={t(found.simulated ? 'employers.register.fromSimulated' : 'employers.register.from')}
          date={dayOf(found.askedAt)}
        />
      ) : null}
      {found.finding === 'agrees' ? null : <Notice tone="wait">{found.findingWords[language]}</Notice>}
    </div>
  );
}
