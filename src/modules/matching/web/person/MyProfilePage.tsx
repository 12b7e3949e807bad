import { CallProblem } from '../../../../web/call.ts';
import { useErrorWords, useLoad } from '../../../../web/data.ts';
import { Fold } from '../../../../web/design/Fold.tsx';
import { ResidentPage } from '../../../../web/design/ResidentPage.tsx';
import { Failed, Waiting } from '../../../../web/design/States.tsx';
import { useT } from '../../../../web/words.ts';
import { ProfileParts } from './ProfileParts.tsx';
import { ResumePart } from './ResumePart.tsx';

/** 我的求职档案: what I have done, can and want, each with where it is known from; and the way to have it read from a résumé. */
export function MyProfilePage() {
  const t = useT();
  const words = useErrorWords();
  const mine = useLoad('GET /api/my/profile');
  return (
    <ResidentPage title={t('person.title')} back="/my/wishes">
      <div className="stack-close stack">
        <h1>{t('person.title')}</h1>
        <p className="note">{t('person.text')}</p>
      </div>
      <Fold title={t('person.resume.fold')} icon="document">
        <ResumePart personId={null} />
      </Fold>
      {mine.isPending ? <Waiting lines={6} onAgain={() => void mine.refetch()} /> : null}
      {mine.isError ? (
        <Failed
          reference={mine.error instanceof CallProblem ? mine.error.requestId : undefined}
          onAgain={() => void mine.refetch()}
        >
          {words(mine.error)}
        </Failed>
      ) : null}
      {mine.data ? <ProfileParts profile={mine.data} own /> : null}
    </ResidentPage>
  );
}
