import { useId, useState } from 'react';
import type { Output } from '../../../../web/call.ts';
import { useLoad } from '../../../../web/data.ts';
import { Button } from '../../../../web/design/Button.tsx';
import { Card, Section } from '../../../../web/design/Card.tsx';
import { Fold } from '../../../../web/design/Fold.tsx';
import { Picks } from '../../../../web/design/Picks.tsx';
import { Facts } from '../../../../web/design/SummaryList.tsx';
import { useDevice } from '../../../../web/device.ts';
import { useT } from '../../../../web/words.ts';
import { labelWords } from '../../domain/labels.ts';
import { educationNames } from '../../domain/requirements.ts';
import { Trouble } from './HiringFrame.tsx';
import { Mirror } from './Mirror.tsx';
import type { Beginning } from './NewPostingPage.tsx';

type Template = Output<'GET /api/postings/templates'>[number];

/** Templates by group; the one that is touched is shown, and taken by a second touch. */
export function TemplatesPart({ beginning }: { beginning: Beginning }) {
  const t = useT();
  const { language } = useDevice();
  const found = useLoad('GET /api/postings/templates');
  const groups = new Map<string, Template[]>();
  for (const template of found.data ?? []) {
    const name = template.group[language];
    groups.set(name, [...(groups.get(name) ?? []), template]);
  }
  return (
    <Section title={t('hiring.new.template')}>
      <p className="note">{t('hiring.template.note')}</p>
      <Trouble of={found} />
      <div className="stack">
        {[...groups].map(([name, templates]) => (
          <Fold key={name} title={name} icon="list">
            <Group name={name} templates={templates} beginning={beginning} />
          </Fold>
        ))}
      </div>
    </Section>
  );
}

function Group({
  name,
  templates,
  beginning,
}: {
  name: string;
  templates: readonly Template[];
  beginning: Beginning;
}) {
  const { language } = useDevice();
  const heading = useId();
  const [chosen, setChosen] = useState<string>();
  const template = templates.find(({ id }) => id === chosen);
  return (
    <div className="stack">
      <span id={heading} className="unseen">
        {name}
      </span>
      <Picks
        labelledBy={heading}
        picks={templates.map(({ id, title }) => ({ value: id, label: title[language] }))}
        chosen={chosen === undefined ? [] : [chosen]}
        onToggle={(id) => setChosen(id === chosen ? undefined : id)}
      />
      {template ? <Shown template={template} beginning={beginning} /> : null}
    </div>
  );
}

function Shown({ template, beginning }: { template: Template; beginning: Beginning }) {
  const t = useT();
  const { language } = useDevice();
  const and = t('hiring.and');
  const { often, tip } = template;
  const rows = [
    { name: t('hiring.fields.duties'), value: template.duties },
    { name: t('hiring.fields.hours'), value: template.hours.join(and) },
    {
      name: t('hiring.fields.asks'),
      value: [
        educationNames[template.education][language],
        template.experience === 0
          ? t('hiring.noExperience')
          : t('hiring.experience', { count: template.experience }),
        ...template.certificates,
      ].join(and),
    },
    { name: t('hiring.template.often'), value: often.welfare.join(and) },
    {
      name: t('hiring.template.suits'),
      value: often.labels.map((label) => labelWords[label].name[language]).join(and),
    },
  ];
  return (
    <Card title={template.title[language]}>
      <div className="stack">
        <Facts lined rows={rows.filter(({ value }) => value !== '')} />
        {tip ? <p className="note">{tip[language]}</p> : null}
        <Mirror title={template.title.zh} />
        <Button
          kind="tint"
          wide
          busy={beginning.busy}
          onClick={() => beginning.begin({ kind: 'template', id: template.id })}
        >
          {t('hiring.template.take')}
        </Button>
      </div>
    </Card>
  );
}
