import { useLocation } from 'wouter';
import { setEmployer } from '../../../web/call.ts';
import { useLoad } from '../../../web/data.ts';
import { Row, Rows, Section } from '../../../web/design/Card.tsx';
import { ResidentPage } from '../../../web/design/ResidentPage.tsx';
import { Timeline } from '../../../web/design/Steps.tsx';
import { useFormat } from '../../../web/format.ts';
import { useT } from '../../../web/words.ts';
import { type Own, useMandateOver, WithEmployer } from './parts.tsx';

/** 单位: who acts for it, its documents and details, who of the staff looked at them; and the way to another. */
export function AboutPage() {
  const t = useT();
  return <WithEmployer title={t('employers.about.title')}>{(own) => <About own={own} />}</WithEmployer>;
}

function About({ own }: { own: Own }) {
  const t = useT();
  const [, navigate] = useLocation();
  const mine = useLoad('GET /api/my/employers');
  useMandateOver(mine.error);
  const several = (mine.data?.employers.length ?? 0) > 1;
  const choose = () => {
    setEmployer(null);
    navigate('/employer');
  };
  return (
    <ResidentPage title={t('employers.about.title')}>
      <h1>{t('employers.about.title')}</h1>
      <Rows>
        <Row
          icon="person"
          title={t('employers.home.people')}
          note={t('employers.home.peopleNote')}
          href="/employer/people"
        />
        <Row
          icon="document"
          title={t('employers.home.documents')}
          note={t('employers.home.documentsNote', { count: own.documents.length })}
          href="/employer/documents"
        />
        <Row
          icon="info"
          title={t('employers.home.details')}
          note={t('employers.home.detailsNote')}
          href="/employer/details"
        />
      </Rows>
      <Reads reads={own.reads} />
      <Rows>
        {several ? (
          <Row icon="refresh" title={t('employers.home.chooseAnother')} onClick={choose} />
        ) : (
          <Row icon="plus" title={t('employers.home.another')} href="/employer/register" />
        )}
      </Rows>
    </ResidentPage>
  );
}

const known = ['contact', 'document', 'visit-counter', 'visit-telephone'] as const;

function Reads({ reads }: { reads: Own['reads'] }) {
  const t = useT();
  const { moment } = useFormat();
  if (reads.length === 0) return null;
  const words = (what: string) => {
    const found = known.find((each) => each === what);
    return found ? t(`employers.home.read.${found}`) : what;
  };
  return (
    <Section title={t('employers.home.reads')}>
      <p className="note">{t('employers.home.readsText')}</p>
      <Timeline
        way="down"
        label={t('employers.home.reads')}
        steps={reads.map((read) => ({
          name: moment(read.at),
          text: `${read.by ?? ''} ${read.what.map(words).join('、')}`,
          state: 'done',
        }))}
      />
    </Section>
  );
}
