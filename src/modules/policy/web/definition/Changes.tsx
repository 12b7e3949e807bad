import type { Output } from '../../../../web/call.ts';
import { Chip } from '../../../../web/design/Chip.tsx';
import { useDevice } from '../../../../web/device.ts';
import { useT } from '../../../../web/words.ts';
import './definition.css';

type Check = Output<'POST /api/policies/:id/definition/check'>;
export type Definition = Output<'GET /api/policies/:id/definition'>;
type Change =
  | Check['changes'][number]
  | { part: 'short'; id: string; before: { zh: string; en: string }; after: { zh: string; en: string } };

/** The worked examples: how many say the same, and which do not. */
export function ExamplesMoved({ examples: { count, changed } }: { examples: Check['examples'] }) {
  const t = useT();
  const { language } = useDevice();
  if (changed.length === 0) return <p className="note">{t('definition.examples.same', { count })}</p>;
  return (
    <>
      <p>{t('definition.examples.changed', { count, changed: changed.length })}</p>
      <ul className="definition-changes">
        {changed.map(({ name, before, after }) => (
          <li key={name}>
            <span lang="zh-CN">{name}</span>
            <BeforeAfter before={before[language]} after={after[language]} />
          </li>
        ))}
      </ul>
    </>
  );
}

function BeforeAfter({ before, after }: { before: string; after: string }) {
  const t = useT();
  return (
    <dl>
      <dt>{t('definition.changes.before')}</dt>
      <dd>{before}</dd>
      <dt>{t('definition.changes.after')}</dt>
      <dd>
        <strong>{after}</strong>
      </dd>
    </dl>
  );
}

/** What another text says otherwise, statement by statement. */
export function Changes({ changes }: { changes: readonly Change[] }) {
  const t = useT();
  const { language } = useDevice();
  return (
    <ul className="definition-changes">
      {changes.map(({ part, id, before, after }) => (
        <li key={`${part} ${id}`}>
          <Chip>{t(`definition.changes.part.${part}`)}</Chip>
          <BeforeAfter
            before={before?.[language] || t('definition.changes.none')}
            after={after?.[language] || t('definition.changes.gone')}
          />
        </li>
      ))}
    </ul>
  );
}
