import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { ButtonLink } from '../design/Button.tsx';
import { NextStepCard } from '../design/Card.tsx';
import type { IconName } from '../design/icons.ts';
import { Failed, Waiting } from '../design/States.tsx';
import { Dotted, Keep } from '../design/Text.tsx';
import { useDevice, useSkin } from '../device.ts';
import { useFormat } from '../format.ts';
import { useT } from '../words.ts';
import type { CaseLine } from './next-step.ts';
import type { Home, Step } from './use-home.ts';

interface Said {
  title: string;
  text: ReactNode;
  action: string;
  icon: IconName;
  href: string;
}

/** The step in words, and where it leads. */
export function useStepWords(minutes: number | undefined): (step: Step) => Said {
  const t = useT();
  const { language } = useDevice();
  return (step) => {
    switch (step.kind) {
      case 'choose':
      case 'meet':
      case 'confirm': {
        const { applicationId, job, next, place } = step.application;
        const what = next[language];
        const meet = step.kind === 'meet';
        return {
          title: step.kind === 'meet' ? what : t(`home.next.${step.kind}`),
          text: <Dotted>{[job.title, job.employer, meet ? place : what]}</Dotted>,
          action: t(`home.next.${step.kind}Action`),
          icon: meet ? 'calendar' : 'check',
          href: `/applications/${applicationId}`,
        };
      }
      case 'register':
        return {
          title: t('home.next.register'),
          text: minutes === undefined ? null : t('home.next.registerText', { count: minutes }),
          action: t('home.next.registerAction'),
          icon: 'edit',
          href: '/register',
        };
      case 'continue': {
        const { draftId, name, answered, asked } = step.draft;
        return {
          title: t('home.next.continue', { what: name[language] }),
          text: t('home.next.continueText', { done: answered, left: asked - answered }),
          action: t('home.next.continueAction'),
          icon: 'edit',
          href: `/drafts/${draftId}`,
        };
      }
      case 'tend': {
        const { caseId, name, state, due } = step.case;
        return {
          title: t('home.next.tend', { what: name[language] }),
          text: (
            <>
              {t('home.next.tendState', { state: state.name[language] })} <Due due={due} />
            </>
          ),
          action: t('home.next.tendAction'),
          icon: 'document-check',
          href: `/cases/${caseId}`,
        };
      }
      case 'look': {
        const { name, state, due } = step.case;
        return {
          title: t('home.next.look'),
          text: (
            <>
              {t('home.next.lookState', { what: name[language], state: state.name[language] })}{' '}
              <Due due={due} />
            </>
          ),
          action: t('home.next.lookAction'),
          icon: 'briefcase',
          href: '/jobs',
        };
      }
      case 'counter':
        return {
          title: t('home.next.counter'),
          text: t('home.next.counterText'),
          action: t('home.next.counterAction'),
          icon: 'leave',
          href: '/counter',
        };
    }
  };
}

/** By when, and what then: 2月18日前，点一下“还在找”. The date stays on one line. */
export function Due({ due }: { due: CaseLine['due'] }) {
  const t = useT();
  const { language } = useDevice();
  const { day } = useFormat();
  if (!due) return null;
  return (
    <>
      <Keep>{t('home.next.by', { day: day(due.day) })}</Keep>
      {due.label[language]}
    </>
  );
}

/** 您的下一步, with the other way beside it: somebody who helps, or the sign-in. */
export function NextStep({ home }: { home: Home }) {
  const t = useT();
  const elder = useSkin() === 'elder';
  const say = useStepWords(home.minutes);
  if (home.cases.isError) return <Failed onAgain={() => void home.cases.refetch()} />;
  if (!home.step) return <Waiting lines={4} onAgain={() => void home.cases.refetch()} />;
  const { title, text, action, icon, href } = say(home.step);
  const fills = home.step.kind === 'register' || home.step.kind === 'continue';
  const visitor = home.session?.kind === 'visitor';
  return (
    <NextStepCard
      eyebrow={t(elder ? 'home.next.eyebrowElder' : 'home.next.eyebrow')}
      title={title}
      action={
        <>
          <ButtonLink kind="filled" main wide icon={icon} href={href}>
            {action}
          </ButtonLink>
          {elder && fills ? (
            <ButtonLink kind="outline" main wide icon="people" href="/stations">
              {t('home.next.help')}
            </ButtonLink>
          ) : null}
        </>
      }
      aside={
        visitor ? (
          <>
            {t('home.next.known')} <Link href="/sign-in">{t('home.next.signIn')}</Link>
          </>
        ) : fills && !elder ? (
          <Link href="/stations">{t('home.next.helpAside')}</Link>
        ) : undefined
      }
    >
      {text}
    </NextStepCard>
  );
}
