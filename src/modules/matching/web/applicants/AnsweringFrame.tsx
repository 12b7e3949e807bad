import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { DeskFrame, DeskPanel } from '../../../../web/design/DeskFrame.tsx';
import { ResidentPage } from '../../../../web/design/ResidentPage.tsx';
import { BackLink } from '../../../../web/design/Text.tsx';

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
      <DeskFrame
        title={title}
        panel={
          panel || foot ? (
            <DeskPanel title={panelTitle ?? title} foot={foot}>
              {panel}
            </DeskPanel>
          ) : undefined
        }
      >
        <div className="stack">
          {back === undefined ? null : <BackLink href={back} />}
          {children}
        </div>
      </DeskFrame>
    );
  }
  return (
    <ResidentPage title={title} {...(back === undefined ? {} : { back })} foot={foot}>
      {children}
      {panel}
    </ResidentPage>
  );
}
