import { Suspense, useId, useState } from 'react';
import { Link } from 'wouter';
import { CallProblem, type Input, type Output } from '../../../web/call.ts';
import { queries, useErrorWords, useLoad, useSubmit } from '../../../web/data.ts';
import { Button, ButtonLink } from '../../../web/design/Button.tsx';
import { Fold } from '../../../web/design/Fold.tsx';
import { PrintPage } from '../../../web/design/ListOut.tsx';
import { Picks } from '../../../web/design/Picks.tsx';
import { ResidentPage } from '../../../web/design/ResidentPage.tsx';
import { SearchForm } from '../../../web/design/SearchForm.tsx';
import { Empty, Failed, Notice, Skeleton, Waiting } from '../../../web/design/States.tsx';
import { MoreLink } from '../../../web/design/Text.tsx';
import { say } from '../../../web/design/Toast.tsx';
import { useDevice, useSkin } from '../../../web/device.ts';
import { useSession } from '../../../web/session.ts';
import { useT } from '../../../web/words.ts';
import { StationNear } from '../../network/web/index.tsx';
import { type Label, labelWords } from '../domain/labels.ts';
import { perCents } from '../domain/per-cents.ts';
import { InvitationsPart, ShownPart } from './candidates/index.tsx';
import { JobCard } from './JobCard.tsx';
import { JobFilters } from './JobFilters.tsx';
import { useAsked, usePath } from './use-asked.ts';
import { HeldPart, WhatIfPart } from './what-if/index.tsx';
import './jobs.css';

type Query = NonNullable<Input<'GET /api/jobs'>['query']>;

/** Jobs, those that fit first where somebody is signed in and wants it so, else the newest first. */
export function JobsPage() {
  const t = useT();
  const session = useSession();
  const resident = session?.kind === 'resident';
  const [asked, ask] = useAsked();
  const [pages, setPages] = useState(1);
  const path = usePath(asked.area);
  const first = useLoad('GET /api/jobs', { query: { ...asked, page: 1 } }, { stay: true });
  const held = asked.if !== undefined;

  function restart(change: Parameters<typeof ask>[0]) {
    ask(change);
    setPages(1);
  }
  const clear = () => restart(Object.fromEntries(Object.keys(asked).map((name) => [name, undefined])));
  const list = (
    <div className="stack">
      {Array.from({ length: pages }, (_, at) => (
        <JobsOfPage
          key={at}
          query={{ ...asked, page: at + 1 }}
          onMore={at + 1 === pages ? () => setPages(pages + 1) : undefined}
          onClear={clear}
        />
      ))}
    </div>
  );
  return (
    <ResidentPage title={t('matching.list.title')} {...(held ? { back: '/jobs' } : {})}>
      <div className="row row-apart">
        <h1>{t('matching.list.title')}</h1>
        {resident ? <MoreLink href="/applications">{t('matching.list.applications')}</MoreLink> : null}
      </div>
      {held ? (
        <Suspense fallback={<Skeleton lines={3} />}>
          {first.data?.held ? <HeldPart held={first.data.held} /> : null}
        </Suspense>
      ) : (
        <>
          {asked.label ? <Chosen label={asked.label} onClear={() => restart({ label: undefined })} /> : null}
          <Suspense fallback={null}>
            <InvitationsPart />
          </Suspense>
          <Search
            key={asked.words ?? ''}
            words={asked.words ?? ''}
            onSearch={(words) => restart({ words: words || undefined })}
          />
          <JobFilters asked={asked} path={path} onChange={restart} />
          <Order list={first.data} onTurned={() => setPages(1)} />
          {resident && first.data?.order === 'personal' ? (
            <Suspense>
              <WhatIfPart />
            </Suspense>
          ) : null}
        </>
      )}
      {list}
      <Suspense fallback={<Skeleton lines={4} />}>
        <ShownPart />
      </Suspense>
      <PrintPage scope={[asked.words, path.at(-1)?.name].filter(Boolean).join(' ')} />
      <Suspense fallback={<Skeleton lines={2} />}>
        <StationNear areaCode={null} />
      </Suspense>
    </ResidentPage>
  );
}

/** For whom the jobs of this list are meant, and the way to all of them. */
function Chosen({ label, onClear }: { label: Label; onClear: () => void }) {
  const t = useT();
  const { language } = useDevice();
  const heading = useId();
  const { name, means } = labelWords[label];
  return (
    <div className="stack-close stack">
      <p id={heading}>{t('matching.list.only')}</p>
      <Picks
        labelledBy={heading}
        picks={[{ value: label, label: name[language] }]}
        chosen={[label]}
        onToggle={onClear}
      />
      <p className="note">
        {means[language]}
        {t('matching.list.onlyNote')}
      </p>
    </div>
  );
}

/** Words to look for: typed, or touched at a terminal, which has no keys. */
function Search({ words, onSearch }: { words: string; onSearch: (words: string) => void }) {
  const t = useT();
  const heading = useId();
  if (useSkin() === 'kiosk') {
    const common = t('matching.list.common').split('|');
    return (
      <div className="stack">
        <h2 id={heading}>{t('matching.list.search')}</h2>
        <Picks
          labelledBy={heading}
          picks={common.map((each) => {
            const [value = '', label = value] = each.split('=');
            return { value, label };
          })}
          chosen={[words]}
          onToggle={(word) => onSearch(word === words ? '' : word)}
        />
      </div>
    );
  }
  return (
    <SearchForm
      id="words"
      words={words}
      label={t('matching.list.search')}
      hint={t('matching.list.searchHint')}
      find={t('matching.list.find')}
      onSearch={onSearch}
    />
  );
}

/** In which order the list stands, the switch, which works at once and everywhere (算法推荐管理规定 art. 17), and how the order comes about. */
function Order({ list, onTurned }: { list: Output<'GET /api/jobs'> | undefined; onTurned: () => void }) {
  const t = useT();
  const words = useErrorWords();
  const resident = useSession()?.kind === 'resident';
  const send = useSubmit('POST /api/my/facts');
  const session = useSession();
  const byMe = list?.order === 'personal';
  const shares = perCents(list?.basis.map(({ weight }) => weight) ?? []);
  const turn = async (agrees: boolean) => {
    const facts = [{ fact: 'person.consent_recommendations', value: agrees }];
    if (!(await send.submit({ body: { facts } }))) return;
    onTurned();
    await queries.invalidateQueries();
    say(t(agrees ? 'matching.list.turnedOn' : 'matching.list.turnedOff'));
  };
  return (
    <div className="stack">
      <div className="row row-apart">
        <h2>{t(byMe ? 'matching.list.personal' : 'matching.list.newest')}</h2>
        {resident && list ? (
          <Button kind="text" busy={send.busy} onClick={() => void turn(list.refuses)}>
            {t(list.refuses ? 'matching.list.mine' : 'matching.list.same')}
          </Button>
        ) : null}
      </div>
      {send.problem ? <Notice tone="error">{words(send.problem)}</Notice> : null}
      {send.offline ? <Notice tone="wait">{t('shell.problem.offline')}</Notice> : null}
      {byMe ? (
        <p>
          <Link href="/my/wishes">{t('matching.list.goesBy')}</Link>
        </p>
      ) : null}
      {session && session.kind !== 'resident' ? (
        <p>
          <Link href="/sign-in?to=/jobs">{t('matching.list.signIn')}</Link>
        </p>
      ) : null}
      {resident && list && !list.refuses && !byMe ? (
        <p>
          <Link href="/register">{t('matching.list.register')}</Link>
        </p>
      ) : null}
      <Fold title={t('matching.list.how')} icon="info">
        <div className="stack-close stack">
          <p>{t(byMe ? 'matching.list.howPersonal' : 'matching.list.howNewest')}</p>
          {byMe ? (
            <ul className="jobs-weights">
              {list.basis.map(({ part }, at) => (
                <li key={part}>
                  {t('matching.list.weighs', {
                    part: t(`matching.score.${part}`),
                    share: shares[at] ?? 0,
                  })}
                </li>
              ))}
            </ul>
          ) : null}
          <p className="note">{t('matching.list.howNot')}</p>
        </div>
      </Fold>
    </div>
  );
}

function JobsOfPage({
  query,
  onMore,
  onClear,
}: {
  query: Query;
  onMore: (() => void) | undefined;
  onClear: () => void;
}) {
  const t = useT();
  const words = useErrorWords();
  const found = useLoad('GET /api/jobs', { query }, { stay: true });
  if (found.isPending) return <Waiting onAgain={() => void found.refetch()} />;
  if (found.isError) {
    const reference = found.error instanceof CallProblem ? found.error.requestId : undefined;
    // A change that is kept by now, or of an old link: asking again would say the same.
    if (
      query.if !== undefined &&
      found.error instanceof CallProblem &&
      [400, 422].includes(found.error.status)
    )
      return (
        <Empty
          title={t('matching.list.noneIf')}
          action={
            <ButtonLink kind="outline" href="/jobs">
              {t('matching.list.toMine')}
            </ButtonLink>
          }
        >
          {t('matching.list.staleIf')}
        </Empty>
      );
    return (
      <Failed reference={reference} onAgain={() => void found.refetch()}>
        {words(found.error)}
      </Failed>
    );
  }
  const { jobs, more } = found.data;
  if (jobs.length === 0 && query.page === 1) {
    if (query.if !== undefined) return <Empty title={t('matching.list.noneIf')} />;
    return (
      <Empty
        title={t('matching.list.none')}
        action={
          <Button kind="outline" onClick={onClear}>
            {t('matching.list.clear')}
          </Button>
        }
      >
        {query.words === undefined ? null : `${t('matching.list.searched', { words: query.words })} `}
        {t('matching.list.noneText')}
      </Empty>
    );
  }
  return (
    <>
      {jobs.map((job) => (
        <JobCard key={job.jobId} job={job} />
      ))}
      {more && onMore ? (
        <Button kind="outline" wide onClick={onMore}>
          {t('matching.list.more')}
        </Button>
      ) : null}
    </>
  );
}
