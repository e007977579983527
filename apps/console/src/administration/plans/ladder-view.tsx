import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { planRecipients } from '#domain';
import { measureOf } from '../../words/measure.js';
import { useLanguage } from '../../words/language.js';
import { type Finding, findingsAt, inOrder, type PlanStep, rungsOf, withNewStep } from './ladder.js';
import { StepCard } from './step-card.js';

interface LadderProps {
  steps: readonly PlanStep[];
  errors: readonly Finding[];
  warnings: readonly Finding[];
  /** Absent: it is only read. */
  onChange?: ((steps: PlanStep[]) => void) | undefined;
}

/** Time goes down; each rung is a moment, with everybody who is told then. */
export function Ladder({ steps, errors, warnings, onChange }: LadderProps) {
  const { t } = useTranslation(['plans', 'house']);
  const { duration } = measureOf(useLanguage());
  const [open, setOpen] = useState<string | null>(null);
  const change = (id: string, changed: PlanStep): void =>
    onChange?.(inOrder(steps.map((step) => (step.id === id ? changed : step))));
  return (
    <>
      <ol className="ladder">
        {rungsOf(steps).map(({ afterSeconds, steps: on }) => (
          <li key={afterSeconds} className="rung">
            <p className="rung-time">{afterSeconds === 0 ? t('plans:atOnce') : `+ ${duration(afterSeconds)}`}</p>
            <ul className="rung-steps">
              {on.map(({ step, index }) => (
                <li key={step.id}>
                  <StepCard
                    step={step}
                    errors={findingsAt(errors, index)}
                    warnings={findingsAt(warnings, index)}
                    isOpen={open === step.id}
                    onToggle={onChange && (() => setOpen(open === step.id ? null : step.id))}
                    onChange={(changed) => change(step.id, changed)}
                    onRemove={() => onChange?.(steps.filter(({ id }) => id !== step.id))}
                  />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
      {onChange && (
        <div className="ladder-add" role="group" aria-label={t('plans:addStep')}>
          <span className="quiet">{t('plans:addStep')}:</span>
          {planRecipients.map((to) => (
            <button
              key={to}
              type="button"
              className="button"
              onClick={() => {
                const added = withNewStep(steps, to);
                onChange(added.steps);
                setOpen(added.id);
              }}
            >
              + {t(`house:recipients.${to}`)}
            </button>
          ))}
        </div>
      )}
    </>
  );
}
