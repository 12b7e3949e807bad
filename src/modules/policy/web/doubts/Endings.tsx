import { fieldErrors, useErrorWords, useLoad, useSubmit } from '../../../../web/data.ts';
import { Button, ButtonLink } from '../../../../web/design/Button.tsx';
import { Section } from '../../../../web/design/Card.tsx';
import { StatusChip } from '../../../../web/design/Chip.tsx';
import { ErrorSummary } from '../../../../web/design/ErrorSummary.tsx';
import { ListOut } from '../../../../web/design/ListOut.tsx';
import { Failed } from '../../../../web/design/States.tsx';
import { say } from '../../../../web/design/Toast.tsx';
import { useDevice } from '../../../../web/device.ts';
import { useFormat } from '../../../../web/format.ts';
import { useT } from '../../../../web/words.ts';

/** Policies that end soon or have ended: somebody finds out what follows, and writes it or says that nothing does. */
export function Endings() {
  const t = useT();
  const words = useErrorWords();
  const { language } = useDevice();
  const { day } = useFormat();
  const list = useLoad('GET /api/policies/endings', {}, { anyVisit: true });
  const close = useSubmit('POST /api/policies/:id/ending');
  const errors = [
    ...fieldErrors(close.problem, {}),
    ...(close.offline ? [{ text: t('shell.problem.offline') }] : []),
  ];
  const nothingFollows = async (id: string, until: string) => {
    if (!(await close.submit({ params: { id }, body: { until } }))) return;
    say(t('doubts.endings.closed'));
    await list.refetch();
  };
  if (list.isError) return <Failed onAgain={() => void list.refetch()}>{words(list.error)}</Failed>;
  const endings = list.data?.endings ?? [];
  if (endings.length === 0) return null;
  return (
    <Section title={t('doubts.endings.title', { count: endings.length })}>
      <p className="note">{t('doubts.endings.lead')}</p>
      <ErrorSummary errors={errors} attempt={close.attempt} />
      <ListOut list="GET /api/policies/endings" />
      <ul className="doubts-endings">
        {endings.map(({ id, name, until, daysLeft, dueOn, late }) => (
          <li key={id} className="stack stack-close">
            <div className="row row-apart">
              <b>{name[language]}</b>
              <StatusChip tone={late ? 'error' : 'wait'}>
                {daysLeft < 0
                  ? t('doubts.endings.over', { day: day(until) })
                  : t('doubts.endings.left', { day: day(until), count: daysLeft })}
              </StatusChip>
            </div>
            {late ? null : <p className="note">{t('doubts.endings.due', { day: day(dueOn) })}</p>}
            <div className="row">
              <ButtonLink kind="tint" icon="document" href={`/counter/policies/${id}/definition`}>
                {t('doubts.endings.write')}
              </ButtonLink>
              <Button kind="text" busy={close.busy} onClick={() => void nothingFollows(id, until)}>
                {t('doubts.endings.nothing')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
