import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { useClerk } from '../../../../web/counter/use-clerk.ts';
import { useLoad, useVisit } from '../../../../web/data.ts';
import { DeskFrame, DeskPanel } from '../../../../web/design/DeskFrame.tsx';
import { ResidentPage } from '../../../../web/design/ResidentPage.tsx';
import { BackLink } from '../../../../web/design/Text.tsx';
import { useT } from '../../../../web/words.ts';

/** Where these pages stand: an employer's own, or the counter at which a clerk answers for him. */
export function useAnsweringBase(): { list: string; one: (id: string) => string; desk: boolean } {
  const [at] = useLocation();
  const desk = at.startsWith('/counter');
  const base = desk ? '/counter' : '/employer';
  return { list: `${base}/applicants`, one: (id) => `${base}/applications/${id}`, desk };
}

/** A page of an employer's on his telephone; at the counter what he answers stands in the panel beside it. */
export function AnsweringFrame({
  title,
  back,
  foot,
  panelTitle,
  panel,
  children,
}: {
  title: string;
  back?: string;
  foot?: ReactNode;
  panelTitle?: string;
  /** What is being answered: at the counter in the panel, else on the page itself. */
  panel?: ReactNode;
  children: ReactNode;
}) {
  const { desk } = useAnsweringBase();
  if (desk) {
    return (
      <AtCounter
        title={title}
        back={back}
        panel={
          panel || foot ? (
            <DeskPanel title={panelTitle ?? title} foot={foot}>
              {panel}
            </DeskPanel>
          ) : undefined
        }
      >
        {children}
      </AtCounter>
    );
  }
  return (
    <ResidentPage title={title} {...(back === undefined ? {} : { back })} foot={foot}>
      {children}
      {panel}
    </ResidentPage>
  );
}

/** The clerk's page, with the way back to the employer whom he has received. */
function AtCounter({
  title,
  back,
  panel,
  children,
}: {
  title: string;
  back: string | undefined;
  panel: ReactNode;
  children: ReactNode;
}) {
  const t = useT();
  const clerk = useClerk();
  const received = useVisit() !== null;
  const { data: own } = useLoad('GET /api/employer', undefined, { when: clerk !== undefined && received });
  if (!clerk) return null;
  const employer = own ? `/counter/employers/${own.employerId}` : '/counter/employers';
  return (
    <DeskFrame title={title} panel={panel}>
      <div className="stack">
        <BackLink href={back ?? employer}>
          {back === undefined ? (own?.name ?? t('desk.employers')) : t('applicants.list.title')}
        </BackLink>
        {children}
      </div>
    </DeskFrame>
  );
}
