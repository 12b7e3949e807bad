import { useLoad } from '../../../../web/data.ts';
import { Card, Row, Rows } from '../../../../web/design/Card.tsx';
import { useSession } from '../../../../web/session.ts';
import { useT } from '../../../../web/words.ts';

/** Made-up residents to try the demonstration with; nothing where it is none. */
export function DemoResidents({
  onChoose,
}: {
  onChoose: (numbers: { idNumber: string; phone: string }) => void;
}) {
  const t = useT();
  const demo = useSession()?.demo ?? false;
  const { data } = useLoad('GET /api/demo/sign-ins', undefined, { when: demo, stay: true });
  if (!data) return null;
  return (
    <Card level={2} title={t('signIn.demo.title')} tone="sink">
      <p className="note">{t('signIn.demo.text')}</p>
      <Rows>
        {data.residents.map(({ name, idNumber, phone, areaName, note }) => (
          <Row
            key={idNumber}
            icon="person"
            title={name}
            note={`${areaName}，${note}`}
            onClick={() => onChoose({ idNumber, phone })}
          />
        ))}
      </Rows>
    </Card>
  );
}
