import { useLoad } from '../../../../web/data.ts';
import { Fold } from '../../../../web/design/Fold.tsx';
import { Facts } from '../../../../web/design/SummaryList.tsx';
import { useFormat } from '../../../../web/format.ts';
import { useT } from '../../../../web/words.ts';
import { signed } from './signed.ts';

const traits = ['name', 'idNumber', 'birthDate', 'phone', 'area', 'sex'] as const;

/** 怎么算的: the weights in force, from where they are, and the thresholds. */
export function HowWeighed() {
  const t = useT();
  const { moment } = useFormat();
  const { data: model } = useLoad('GET /api/duplicates/model', {}, { anyVisit: true });
  if (!model) return null;
  const line = (trait: (typeof traits)[number]) =>
    model.weights
      .filter((each) => each.trait === trait)
      .map(
        ({ level, weight }) =>
          `${t(`duplicates.level.${trait}.${level}` as 'duplicates.level.name.equal')} ${signed(weight)}`,
      )
      .join('　');
  return (
    <Fold title={t('duplicates.how.title')} icon="calculator">
      <p>{t('duplicates.how.lead', { pairs: model.pairs.toLocaleString('en') })}</p>
      <p className="note">
        {model.learntAt === null
          ? t('duplicates.how.fromMade')
          : t('duplicates.how.fromHere', { when: moment(model.learntAt) })}
      </p>
      <Facts
        lined
        rows={traits.map((trait) => ({ name: t(`duplicates.trait.${trait}`), value: line(trait) }))}
      />
      <p>
        {t('duplicates.how.lower', {
          weight: signed(model.lower),
          share: `${(model.missedBelow * 100).toFixed(1)}%`,
        })}
      </p>
      <p>{t('duplicates.how.upper')}</p>
      <p>{t('duplicates.how.rules')}</p>
    </Fold>
  );
}
