import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Input } from '../../../../web/call.ts';
import { useErrorWords, useLoad, useSubmit } from '../../../../web/data.ts';
import { Row, Rows, Section } from '../../../../web/design/Card.tsx';
import { ErrorSummary } from '../../../../web/design/ErrorSummary.tsx';
import { Dotted } from '../../../../web/design/Text.tsx';
import { useFormat } from '../../../../web/format.ts';
import { now } from '../../../../web/now.ts';
import { newId } from '../../../../web/uuid.ts';
import { useT } from '../../../../web/words.ts';
import { HiringFrame, Trouble } from './HiringFrame.tsx';
import { SayPart } from './SayPart.tsx';
import { TemplatesPart } from './TemplatesPart.tsx';

type From = NonNullable<NonNullable<Input<'POST /api/drafts'>['body']>['from']>;

/** Begins a 招聘登记 from something; what is found in it is offered question by question. */
export interface Beginning {
  begin: (from: From) => void;
  busy: boolean;
}

/** Three ways to a posting: a sentence said or pasted, a template, an earlier posting. */
export function NewPostingPage() {
  const t = useT();
  const words = useErrorWords();
  const [, navigate] = useLocation();
  const [draftId] = useState(() => newId(now().getTime()));
  const send = useSubmit('POST /api/drafts');
  const begin = async (from: From) => {
    const draft = await send.submit({
      body: { draftId, type: 'job-posting', from, at: now().toISOString() },
    });
    if (draft) navigate(`/employer/drafts/${draftId}`);
  };
  const beginning = { begin: (from: From) => void begin(from), busy: send.busy };
  const errors = send.problem
    ? [{ text: words(send.problem) }]
    : send.offline
      ? [{ text: t('shell.problem.offline') }]
      : [];
  return (
    <HiringFrame title={t('hiring.new.title')} back="/employer/postings">
      <div className="stack-close stack">
        <h1>{t('hiring.new.title')}</h1>
        <p>{t('hiring.new.text')}</p>
      </div>
      <ErrorSummary errors={errors} attempt={send.attempt} />
      <SayPart beginning={beginning} />
      <Repeat beginning={beginning} />
      <TemplatesPart beginning={beginning} />
    </HiringFrame>
  );
}

/** So many earlier postings are offered. */
const most = 5;

function Repeat({ beginning }: { beginning: Beginning }) {
  const t = useT();
  const { day } = useFormat();
  const found = useLoad('GET /api/postings');
  const lines = found.data?.postings.slice(0, most) ?? [];
  if (found.data && lines.length === 0) return null;
  return (
    <Section title={t('hiring.new.repeat')}>
      <Trouble of={found} />
      <Rows>
        {lines.map((line) => (
          <Row
            key={line.postingId}
            icon="refresh"
            title={line.title}
            note={
              <Dotted>
                {[
                  t('hiring.count', { count: line.headcount }),
                  line.payPrinted,
                  t('hiring.list.changed', { day: day(line.changedDay) }),
                ]}
              </Dotted>
            }
            onClick={() => beginning.begin({ kind: 'posting', postingId: line.postingId })}
          />
        ))}
      </Rows>
    </Section>
  );
}
