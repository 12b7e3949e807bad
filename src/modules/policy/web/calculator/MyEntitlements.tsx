import { useLoad, useSubmit } from '../../../../web/data.ts';
import { Button, ButtonLink, Buttons } from '../../../../web/design/Button.tsx';
import { Row, Rows, Section } from '../../../../web/design/Card.tsx';
import { ListOut } from '../../../../web/design/ListOut.tsx';
import { say } from '../../../../web/design/Toast.tsx';
import { useDevice } from '../../../../web/device.ts';
import { useFormat } from '../../../../web/format.ts';
import { useT } from '../../../../web/words.ts';

/**
 * For a resident who is signed in: what he is entitled to by what is known of him, or will be from a day on. Nothing is shown where there is
 * nothing, or where it cannot be told; the page that it stands on does without.
 */
export function MyEntitlements() {
  const t = useT();
  const { language } = useDevice();
  const { day } = useFormat();
  const mine = useLoad('GET /api/my/entitlements', undefined, { stay: true });
  const putAway = useSubmit('POST /api/my/entitlements/put-away');
  const policies = mine.data?.policies ?? [];
  if (policies.length === 0) return null;
  const close = async () => {
    if (!(await putAway.submit({ body: { policies: policies.map(({ id }) => id) } }))) return;
    say(t('calculator.mine.putAwayDone'));
    await mine.refetch();
  };
  const some = policies.some(({ from }) => from === null);
  return (
    <Section title={t(some ? 'calculator.mine.title' : 'calculator.mine.titleLater')}>
      <Rows>
        {policies.map(({ id, name, from }) => (
          <Row
            key={id}
            icon={from === null ? 'check' : 'calendar'}
            tone={from === null ? 'good' : 'wait'}
            title={name[language]}
            note={from === null ? t('calculator.mine.now') : t('calculator.mine.from', { day: day(from) })}
            href={`/policies/${id}`}
          />
        ))}
      </Rows>
      <ListOut list="GET /api/my/entitlements" />
      <Buttons>
        <ButtonLink kind="outline" icon="calculator" href="/calculator">
          {t('calculator.mine.more')}
        </ButtonLink>
        <Button kind="text" busy={putAway.busy} onClick={() => void close()}>
          {t('calculator.mine.putAway')}
        </Button>
      </Buttons>
    </Section>
  );
}
