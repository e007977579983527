import { useTranslation } from 'react-i18next';
import { titles } from '#domain';
import { measureOf } from '../../words/measure.js';
import { useLanguage } from '../../words/language.js';
import { Findings } from './findings.js';
import type { Finding, PlanStep } from './ladder.js';
import { StepForm } from './step-form.js';
import { StepGlyph } from './step-glyph.js';

interface StepCardProps {
  step: PlanStep;
  errors: readonly Finding[];
  warnings: readonly Finding[];
  isOpen: boolean;
  /** Absent: it is only read. */
  onToggle?: (() => void) | undefined;
  onChange: (step: PlanStep) => void;
  onRemove: () => void;
}

/** Who is told through what, of which alarms, and what makes it needless. */
export function StepCard({ step, errors, warnings, isOpen, onToggle, onChange, onRemove }: StepCardProps) {
  const { t } = useTranslation(['plans', 'house']);
  const language = useLanguage();
  const { duration } = measureOf(language);
  const { to, channels, unless = 'closed', severities, alarmKinds, between, eachAfterSeconds } = step;
  const name = t(`house:recipients.${to}`);
  const through =
    channels.length === 0
      ? t('plans:ownChannels')
      : channels.map((channel) => t(`house:channels.${channel}`)).join(' → ');
  const state = errors.length > 0 ? 'step-bad' : warnings.length > 0 ? 'step-warn' : '';
  return (
    <article className={`step ${state}`} aria-label={name}>
      <div className="step-head">
        <StepGlyph to={to} />
        <h3>{name}</h3>
        {onToggle && (
          <div className="house-buttons">
            <button
              type="button"
              className="tool"
              aria-expanded={isOpen}
              aria-label={isOpen ? t('plans:doneName', { name }) : t('plans:changeName', { name })}
              onClick={onToggle}
            >
              {isOpen ? t('plans:done') : t('plans:change')}
            </button>
            <button type="button" className="tool" aria-label={t('plans:removeName', { name })} onClick={onRemove}>
              {t('house:remove')}
            </button>
          </div>
        )}
      </div>
      <dl className="step-facts">
        <div>
          <dt>{t('plans:through')}</dt>
          <dd>{through}</dd>
        </div>
        <div>
          <dt>{t('plans:unless')}</dt>
          <dd>{t(`plans:unlessWords.${unless}`)}</dd>
        </div>
        {eachAfterSeconds !== undefined && (
          <div>
            <dt>{t('plans:turns')}</dt>
            <dd>{t('plans:turnsEach', { pause: duration(eachAfterSeconds) })}</dd>
          </div>
        )}
        <div>
          <dt>{t('plans:ofAlarms')}</dt>
          <dd>
            {severities === undefined
              ? t('plans:allSeverities')
              : severities.map((severity) => t(`house:severities.${severity}`)).join(', ')}
            {alarmKinds !== undefined && `: ${alarmKinds.map((kind) => titles[language].alarmKinds[kind]).join(', ')}`}
          </dd>
        </div>
        {between !== undefined && (
          <div>
            <dt>{t('plans:hours')}</dt>
            <dd>
              {between.from}–{between.to}
            </dd>
          </div>
        )}
      </dl>
      <Findings errors={errors} warnings={warnings} />
      {isOpen && onToggle && <StepForm step={step} onChange={onChange} />}
    </article>
  );
}
