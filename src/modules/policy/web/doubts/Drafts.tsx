import { useErrorWords, useLoad } from '../../../../web/data.ts';
import { Row, Rows, Section } from '../../../../web/design/Card.tsx';
import { StatusChip } from '../../../../web/design/Chip.tsx';
import { ListOut } from '../../../../web/design/ListOut.tsx';
import { Failed } from '../../../../web/design/States.tsx';
import { Dotted } from '../../../../web/design/Text.tsx';
import { useDevice } from '../../../../web/device.ts';
import { useFormat } from '../../../../web/format.ts';
import { useT } from '../../../../web/words.ts';

/** Texts that were submitted: who wrote each, since when it waits, from which day it would hold. */
export function Drafts() {
  const t = useT();
  const words = useErrorWords();
  const { language } = useDevice();
  const { day, moment } = useFormat();
  const list = useLoad('GET /api/policies/drafts', undefined, { anyVisit: true });
  if (list.isError) return <Failed onAgain={() => void list.refetch()}>{words(list.error)}</Failed>;
  const drafts = list.data?.drafts ?? [];
  if (drafts.length === 0) return null;
  return (
    <Section title={t('doubts.drafts.title', { count: drafts.length })}>
      <p className="note">{t('doubts.drafts.lead')}</p>
      <ListOut list="GET /api/policies/drafts" />
      <Rows>
        {drafts.map(({ id, name, by, mine, since, from }) => (
          <Row
            key={id}
            icon="document"
            title={name[language]}
            note={
              <Dotted>
                {[
                  t('doubts.drafts.by', { name: by, when: moment(since) }),
                  from === null ? null : t('doubts.drafts.from', { day: day(from) }),
                ]}
              </Dotted>
            }
            href={`/counter/policies/${id}/definition`}
            side={
              <StatusChip tone={mine ? 'neutral' : 'wait'}>
                {t(mine ? 'doubts.drafts.mine' : 'doubts.drafts.decide')}
              </StatusChip>
            }
          />
        ))}
      </Rows>
    </Section>
  );
}
