import { useLocation } from 'wouter';
import { useLoad } from '../../../../web/data.ts';
import { Card, Row, Rows } from '../../../../web/design/Card.tsx';
import { useSession } from '../../../../web/session.ts';
import { useWhereTo } from '../../../../web/where-to.ts';
import { useT } from '../../../../web/words.ts';

interface Numbers {
  idNumber: string;
  phone: string;
}

/** Made-up people to try the demonstration with, those of the pages to be opened first; nothing where it is none. */
export function DemoPeople({ onChoose }: { onChoose: (numbers: Numbers) => void }) {
  const t = useT();
  const to = useWhereTo('/');
  const [, navigate] = useLocation();
  const demo = useSession()?.demo ?? false;
  const { data } = useLoad('GET /api/demo/sign-ins', undefined, { when: demo, stay: true });
  if (!data) return null;
  const lists = [
    { title: t('signIn.demo.title'), people: data.residents, to: null },
    { title: t('signIn.demo.agents'), people: data.agents, to: '/employer' },
  ];
  if (to.startsWith('/employer')) lists.reverse();
  return lists.map((list) => (
    <Card key={list.title} level={2} title={list.title} tone="sink">
      <p className="note">{t('signIn.demo.text')}</p>
      <Rows>
        {list.people.map(({ name, idNumber, phone, areaName, note }) => (
          <Row
            key={idNumber}
            icon="person"
            title={name}
            note={`${areaName}，${note}`}
            onClick={() => {
              // Who chose nothing else is led to what one sees with that person.
              if (to === '/' && list.to !== null) navigate(`/sign-in?to=${list.to}`, { replace: true });
              onChoose({ idNumber, phone });
            }}
          />
        ))}
      </Rows>
    </Card>
  ));
}
