import { useErrorWords, useLoad } from '../../../../web/data.ts';
import { ButtonLink, Buttons } from '../../../../web/design/Button.tsx';
import { DeskFrame, DeskPanel } from '../../../../web/design/DeskFrame.tsx';
import { ListOut } from '../../../../web/design/ListOut.tsx';
import { Failed, Waiting } from '../../../../web/design/States.tsx';
import { useDevice } from '../../../../web/device.ts';
import { useSession } from '../../../../web/session.ts';
import { useT } from '../../../../web/words.ts';
import { FoundPolicies, Ways } from './Finding.tsx';
import { PolicyChips } from './PolicyCard.tsx';
import { PolicyParts } from './PolicyParts.tsx';
import { PopulationShown } from './PopulationShown.tsx';
import { useLibrary } from './use-library.ts';

/** The library beside the counter: staff look a policy up while somebody asks. */
export function DeskLibraryPage() {
  const t = useT();
  const library = useLibrary('/counter/policies');
  const manages = useSession()?.role === 'manager';
  return (
    <DeskFrame
      title={t('library.list.title')}
      panel={
        library.chosen ? <Chosen id={library.chosen} href={library.href} manages={manages} /> : undefined
      }
      panelLabel={t('library.list.title')}
    >
      <div className="row row-apart">
        <div>
          <h1>{t('library.list.title')}</h1>
          <p className="note">{t('library.desk.lead')}</p>
        </div>
        {manages ? (
          <ButtonLink kind="outline" icon="check" href="/counter/policies/doubts">
            {t('library.desk.doubts')}
          </ButtonLink>
        ) : null}
      </div>
      <Ways library={library} />
      {library.found.data && library.found.data.policies.length > 0 ? (
        <ListOut list="GET /api/policies" input={{ query: library.query }} />
      ) : null}
      <FoundPolicies library={library} href={library.href} />
    </DeskFrame>
  );
}

function Chosen({ id, href, manages }: { id: string; href: (policy: string) => string; manages: boolean }) {
  const words = useErrorWords();
  const t = useT();
  const { language } = useDevice();
  const policy = useLoad('GET /api/policies/:id', { params: { id } }, { anyVisit: true });
  if (policy.isPending) return <Waiting lines={8} onAgain={() => void policy.refetch()} />;
  if (policy.isError) return <Failed onAgain={() => void policy.refetch()}>{words(policy.error)}</Failed>;
  return (
    <DeskPanel
      title={policy.data.name[language]}
      note={policy.data.short[language]}
      foot={
        <Buttons>
          {manages ? (
            <>
              <ButtonLink kind="outline" href={`/counter/policies/doubts?policy=${id}`}>
                {t('library.desk.doubtsOf')}
              </ButtonLink>
              <ButtonLink kind="outline" href={`/counter/policies/${id}/definition`}>
                {t('library.desk.definition')}
              </ButtonLink>
            </>
          ) : null}
          <ButtonLink kind="outline" href={`/policies/${id}`}>
            {t('library.desk.residentPage')}
          </ButtonLink>
        </Buttons>
      }
    >
      <PolicyChips policy={policy.data} />
      <PopulationShown policy={id} />
      <PolicyParts policy={policy.data} href={href} />
    </DeskPanel>
  );
}
