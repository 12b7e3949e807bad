import { useLoad } from '../../../../web/data.ts';
import { ButtonLink } from '../../../../web/design/Button.tsx';
import { Row, Rows, Section } from '../../../../web/design/Card.tsx';
import { StatusChip } from '../../../../web/design/Chip.tsx';
import { useDevice, useSkin } from '../../../../web/device.ts';
import { useT } from '../../../../web/words.ts';

const tones = { entitled: 'good', check: 'wait', open: 'neutral' } as const;

/**
 * After a hire, for the employer: which policies it may open, as they stand, and the calculator with the hire in its list. At the counter,
 * where there is no calculator of an employer, the policies alone. Nothing is shown where it cannot be told.
 */
export function HireOpens({ applicationId }: { applicationId: string }) {
  const t = useT();
  const { language } = useDevice();
  const desk = useSkin() === 'desk';
  const { data } = useLoad('GET /api/employer/hires', undefined, { stay: true });
  const hire = data?.hires.find((one) => one.applicationId === applicationId);
  if (!hire) return null;
  const { opens } = hire;
  return (
    <Section title={t('calculator.hires.opens')}>
      {opens.length === 0 ? <p className="note">{t('calculator.hires.opensNone')}</p> : null}
      <Rows>
        {opens.map(({ policy, standing, missing }) => (
          <Row
            key={policy.id}
            title={policy.name[language]}
            note={
              missing.length > 0
                ? t('calculator.hires.opensAsk', {
                    what: missing.map((one) => one[language]).join(t('calculator.separator')),
                  })
                : null
            }
            href={`/policies/${policy.id}`}
            side={
              <StatusChip tone={tones[standing]}>{t(`calculator.hires.standing.${standing}`)}</StatusChip>
            }
          />
        ))}
      </Rows>
      {opens.some(({ standing }) => standing === 'check') ? (
        <p className="note">{t('calculator.hires.opensNote')}</p>
      ) : null}
      {desk ? null : (
        <ButtonLink kind="outline" icon="calculator" wide href="/employer/calculator">
          {t('calculator.hires.toCalculator')}
        </ButtonLink>
      )}
    </Section>
  );
}
