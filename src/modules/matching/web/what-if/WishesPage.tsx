import { CallProblem } from '../../../../web/call.ts';
import { useErrorWords, useLoad } from '../../../../web/data.ts';
import { ButtonLink } from '../../../../web/design/Button.tsx';
import { Card } from '../../../../web/design/Card.tsx';
import { ResidentPage } from '../../../../web/design/ResidentPage.tsx';
import { Failed, Waiting } from '../../../../web/design/States.tsx';
import { SummaryList } from '../../../../web/design/SummaryList.tsx';
import { useDevice } from '../../../../web/device.ts';
import { useT } from '../../../../web/words.ts';
import { wishFacts } from '../../domain/wishes.ts';

const inOrder: readonly string[] = Object.values(wishFacts);

/** All that the personal list goes by, in one place, each with the way to change it. */
export function WishesPage() {
  const t = useT();
  const words = useErrorWords();
  const { language } = useDevice();
  const mine = useLoad('GET /api/my/data');
  const facts = (mine.data?.groups.flatMap((group) => group.facts) ?? [])
    .filter(({ fact, known, ownWord }) => inOrder.includes(fact) && (known || ownWord))
    .sort((a, b) => inOrder.indexOf(a.fact) - inOrder.indexOf(b.fact));
  return (
    <ResidentPage title={t('whatIf.goesByTitle')} back="/jobs">
      <h1>{t('whatIf.goesByTitle')}</h1>
      <p>{t('whatIf.goesByText')}</p>
      {mine.isPending ? <Waiting onAgain={() => void mine.refetch()} /> : null}
      {mine.isError ? (
        <Failed
          reference={mine.error instanceof CallProblem ? mine.error.requestId : undefined}
          onAgain={() => void mine.refetch()}
        >
          {words(mine.error)}
        </Failed>
      ) : null}
      {mine.data ? (
        <Card>
          <SummaryList
            rows={facts.map((fact) => ({
              name: fact.label[language],
              value: fact.words?.[language] ?? null,
              ...(fact.ownWord
                ? { changeHref: `/my/facts/${fact.fact.replace('.', '/')}?to=/my/wishes` }
                : {}),
            }))}
          />
        </Card>
      ) : null}
      <p className="note">{t('whatIf.goesByNot')}</p>
      <ButtonLink kind="tint" wide href="/my/profile">
        {t('whatIf.toProfile')}
      </ButtonLink>
      <ButtonLink kind="outline" wide href="/jobs">
        {t('whatIf.toJobs')}
      </ButtonLink>
    </ResidentPage>
  );
}
