import { useState } from 'react';
import { useSubmit } from '../../../../web/data.ts';
import { Button } from '../../../../web/design/Button.tsx';
import { Section } from '../../../../web/design/Card.tsx';
import { say } from '../../../../web/design/Toast.tsx';
import { useFormat } from '../../../../web/format.ts';
import { useT } from '../../../../web/words.ts';
import type { Definition } from './Changes.tsx';

/** How many people of the area come from which answer to which, once they were counted for the text that is kept. */
export function PeopleMoved({
  id,
  draft,
  unsaved,
  onChanged,
}: {
  id: string;
  draft: NonNullable<Definition['draft']>;
  unsaved: boolean;
  onChanged: () => void;
}) {
  const t = useT();
  const { moment } = useFormat();
  const send = useSubmit('POST /api/policies/:id/draft/count');
  const [asked, setAsked] = useState<string | null>(null);
  const { counted } = draft;
  const count = async () => {
    if (!(await send.submit({ params: { id }, body: {} }))) return;
    setAsked(draft.hash);
    say(t('definition.people.counting'));
    setTimeout(onChanged, 3000);
  };
  const fresh = counted?.same === true && !unsaved;
  return (
    <Section title={t('definition.people.title')}>
      <p className="note">{t('definition.people.lead')}</p>
      {counted ? (
        <p className="note">{t('definition.people.counted', { when: moment(counted.at) })}</p>
      ) : null}
      {counted && !fresh ? <p className="note">{t('definition.people.old')}</p> : null}
      {counted?.moves.length === 0 ? <p>{t('definition.people.none')}</p> : null}
      {counted && counted.moves.length > 0 ? (
        <ul>
          {counted.moves.map(({ was, becomes, people }) => (
            <li key={`${was} ${becomes}`}>
              {t('definition.people.row', {
                was: t(`definition.people.was.${was}`),
                becomes: t(`definition.people.was.${becomes}`),
              })}
              ：
              <strong>
                {people.few
                  ? t('definition.people.few')
                  : t('definition.people.some', { count: people.count })}
              </strong>
            </li>
          ))}
        </ul>
      ) : null}
      {fresh || unsaved || asked === draft.hash ? null : (
        <Button kind="tint" busy={send.busy} onClick={() => void count()}>
          {t('definition.people.count')}
        </Button>
      )}
    </Section>
  );
}
