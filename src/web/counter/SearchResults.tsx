import type { Output } from '../call.ts';
import { Button } from '../design/Button.tsx';
import { Row, Rows, Section } from '../design/Card.tsx';
import { Empty } from '../design/States.tsx';
import { Dotted } from '../design/Text.tsx';
import { useFormat } from '../format.ts';
import { useT } from '../words.ts';

type Found = Output<'POST /api/people/search'>;

/** People of the clerk's area who were found, masked. */
export function SearchResults({
  asked,
  found,
  onClose,
}: {
  asked: string;
  found: Found;
  onClose: () => void;
}) {
  const t = useT();
  const { day } = useFormat();
  return (
    <Section
      title={t('counter.search.title')}
      side={
        <Button kind="text" icon="close" onClick={onClose}>
          {t('counter.search.close')}
        </Button>
      }
    >
      {found.people.length === 0 ? (
        <Empty title={t('counter.search.none')}>{t('counter.search.noneText', { what: asked })}</Empty>
      ) : (
        <Rows>
          {found.people.map((person) => (
            <Row
              key={person.personId}
              icon="person"
              title={person.name}
              note={
                <Dotted>
                  {[
                    person.idNumber,
                    person.phone,
                    person.area,
                    t('counter.search.registered', { day: day(person.registeredOn) }),
                  ]}
                </Dotted>
              }
              href={`/counter/people/${person.personId}`}
            />
          ))}
        </Rows>
      )}
      {found.more ? <p className="note">{t('counter.search.more')}</p> : null}
    </Section>
  );
}
