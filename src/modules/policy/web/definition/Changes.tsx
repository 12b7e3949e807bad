import type { Output } from '../../../../web/call.ts';
import { Chip } from '../../../../web/design/Chip.tsx';
import { useDevice } from '../../../../web/device.ts';
import { useT } from '../../../../web/words.ts';

export type Definition = Output<'GET /api/policies/:id/definition'>;
type Change = Definition['changes'][number];

/** What another text says otherwise, statement by statement. */
export function Changes({ changes }: { changes: readonly Change[] }) {
  const t = useT();
  const { language } = useDevice();
  return (
    <ul className="definition-changes">
      {changes.map(({ part, id, before, after }) => (
        <li key={`${part} ${id}`}>
          <Chip>{t(`definition.changes.part.${part}`)}</Chip>
          <dl>
            <dt>{t('definition.changes.before')}</dt>
            <dd>{before?.[language] || t('definition.changes.none')}</dd>
            <dt>{t('definition.changes.after')}</dt>
            <dd>
              <strong>{after?.[language] || t('definition.changes.gone')}</strong>
            </dd>
          </dl>
        </li>
      ))}
    </ul>
  );
}
