import { useState } from 'react';
import { ageOn } from '../../ground/clock/age.ts';
import { parseDay } from '../../ground/clock/day.ts';
import type { Output } from '../call.ts';
import { useLoad } from '../data.ts';
import { Button } from '../design/Button.tsx';
import { Card } from '../design/Card.tsx';
import { Chip, Chips, StatusChip } from '../design/Chip.tsx';
import { PersonHead } from '../design/DeskFrame.tsx';
import { ListOut } from '../design/ListOut.tsx';
import { Notice } from '../design/States.tsx';
import { Timeline } from '../design/Steps.tsx';
import { Dotted } from '../design/Text.tsx';
import { useDevice } from '../device.ts';
import { useFormat } from '../format.ts';
import { useT } from '../words.ts';
import { FourClear } from './FourClear.tsx';
import { FullNumbers } from './FullNumbers.tsx';
import { JobsBeside } from './JobsBeside.tsx';
import type { Visit } from './use-today.ts';

const shownServices = 5;

export type Person = Output<'GET /api/people/:person'>;

/** The column in the middle: who is at the counter, what is known, what was done. */
export function PersonPanel({
  person,
  visit,
  role,
  onBegin,
}: {
  person: Person;
  /** The open visit with this person. */
  visit: Visit | undefined;
  /** The clerk's. */
  role: string;
  onBegin: () => void;
}) {
  const t = useT();
  return (
    <>
      <Head person={person} visit={visit} />
      {visit ? null : (
        <Notice tone="wait" title={t('counter.person.notReceived')}>
          <p>{t('counter.person.notReceivedText')}</p>
          <p>
            <Button kind="outline" onClick={onBegin}>
              {t('counter.person.begin')}
            </Button>
          </p>
        </Notice>
      )}
      <Standing person={person} visited={visit !== undefined} />
      <FourClear personId={person.personId} groups={person.groups} mayAsk={visit !== undefined} />
      {role === 'clerk' ? <JobsBeside personId={person.personId} /> : null}
      {visit ? <Records personId={person.personId} /> : null}
    </>
  );
}

function Head({ person, visit }: { person: Person; visit: Visit | undefined }) {
  const t = useT();
  const { today, time } = useFormat();
  const { language } = useDevice();
  const facts = new Map(person.groups.flatMap((group) => group.facts).map((fact) => [fact.fact, fact]));
  const words = (id: string) => facts.get(id)?.words?.[language] ?? null;
  const birth = facts.get('person.birth_date')?.value;
  const age = typeof birth === 'string' ? ageOn(parseDay(birth), parseDay(today)) : null;
  const [full, setFull] = useState(false);
  const numbers = ['person.name', 'person.id_number', 'person.phone'].flatMap((id) => facts.get(id) ?? []);
  return (
    <>
      <PersonHead
        name={person.name}
        note={
          <Dotted>
            {[words('person.sex'), age === null ? null : t('counter.person.age', { count: age })]}
          </Dotted>
        }
        side={
          visit ? (
            <StatusChip tone="good">{t('counter.person.received', { time: time(visit.beganAt) })}</StatusChip>
          ) : null
        }
      >
        <Dotted>
          {[
            <span key="number">
              {words('person.id_number')}{' '}
              <Button kind="text" icon="eye" onClick={() => setFull(true)}>
                {t('counter.person.full')}
              </Button>
            </span>,
            words('person.phone') ?? t('counter.person.noPhone'),
            person.area,
          ]}
        </Dotted>
      </PersonHead>
      <FullNumbers personId={person.personId} facts={numbers} open={full} onClose={() => setFull(false)} />
    </>
  );
}

/** Where the person's cases stand, and what the person allows; a question that was never asked is no yes. */
function Standing({ person, visited }: { person: Person; visited: boolean }) {
  const t = useT();
  const { language } = useDevice();
  const cases = useLoad('GET /api/cases', undefined, { when: visited });
  const consents = person.groups.find(({ id }) => id === 'consents')?.facts ?? [];
  const inForce = (cases.data?.cases ?? []).filter(({ state }) => state.tone !== 'neutral');
  if (consents.length + inForce.length === 0) return null;
  return (
    <Chips>
      {inForce.map(({ caseId, name, state }) => (
        <Chip key={caseId} tone={state.tone === 'good' ? 'qing' : 'wait'}>
          {t('counter.records.case', { what: name[language], state: state.name[language] })}
        </Chip>
      ))}
      {consents.map(({ fact, label, value }) => {
        const what = label[language];
        if (value === true) return <Chip key={fact}>{t('counter.person.agrees', { what })}</Chip>;
        const words = value === false ? 'counter.person.declines' : 'counter.person.notAsked';
        return (
          <Chip key={fact} icon="lock">
            {t(words, { what })}
          </Chip>
        );
      })}
    </Chips>
  );
}

/** What was done for the person, newest first, and above it what was begun and not finished. */
function Records({ personId }: { personId: string }) {
  const t = useT();
  const { language } = useDevice();
  const { dayOf, moment } = useFormat();
  const services = useLoad('GET /api/people/:person/services', { params: { person: personId } });
  const cases = useLoad('GET /api/cases');
  const steps = [
    ...(cases.data?.drafts ?? []).map((draft) => ({
      name: dayOf(draft.changedAt),
      text: t('counter.records.draft', { what: draft.name[language], answered: draft.answered }),
      state: 'now' as const,
    })),
    ...(services.data?.services ?? []).slice(0, shownServices).map((service) => ({
      name: moment(service.givenAt),
      text: (
        <Dotted>
          {[
            service.item[language],
            service.station ?? t('counter.records.online'),
            service.takenBack ? t('counter.records.takenBack') : null,
          ]}
        </Dotted>
      ),
      state: 'done' as const,
    })),
  ];
  return (
    <Card title={t('counter.records.title')}>
      {steps.length === 0 ? (
        <p className="note">{t('counter.records.none')}</p>
      ) : (
        <Timeline way="down" label={t('counter.records.title')} steps={steps} />
      )}
      {services.data && services.data.services.length > 0 ? (
        <ListOut list="GET /api/people/:person/services" input={{ params: { person: personId } }} />
      ) : null}
    </Card>
  );
}
