import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { alarmKinds, planRecipients, severities, titles } from '#domain';
import { useLanguage } from '../../words/language.js';
import { Field } from '../parts/field.js';
import { channelsFor, conditionsFor, type PlanStep, toldTo } from './ladder.js';

/** Without what is not given: the api takes an absent field for "all". */
function without<Key extends keyof PlanStep>(step: PlanStep, key: Key): PlanStep {
  const { [key]: _left, ...rest } = step;
  return rest as PlanStep;
}

const toggled = <T,>(list: readonly T[], one: T): T[] =>
  list.includes(one) ? list.filter((each) => each !== one) : [...list, one];

export function StepForm({ step, onChange }: { step: PlanStep; onChange: (step: PlanStep) => void }) {
  const { t } = useTranslation(['plans', 'house']);
  const language = useLanguage();
  return (
    <div className="step-form">
      <div className="house-fields">
        <Field label={t('plans:to')}>
          {(control) => (
            <select
              {...control}
              value={step.to}
              onChange={(event) => onChange(toldTo(step, event.target.value as PlanStep['to']))}
            >
              {planRecipients.map((to) => (
                <option key={to} value={to}>
                  {t(`house:recipients.${to}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Seconds
          label={t('plans:afterSeconds')}
          value={step.afterSeconds}
          onValue={(afterSeconds) => onChange({ ...step, afterSeconds: afterSeconds ?? 0 })}
          least={0}
          most={86_400}
        />
        <Field label={t('plans:unless')}>
          {(control) => (
            <select
              {...control}
              value={step.unless ?? 'closed'}
              onChange={(event) => onChange({ ...step, unless: event.target.value as NonNullable<PlanStep['unless']> })}
            >
              {conditionsFor(step.to).map((condition) => (
                <option key={condition} value={condition}>
                  {t(`plans:unlessWords.${condition}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        {step.to === 'contacts' && (
          <Seconds
            label={t('plans:eachAfterSeconds')}
            help={t('plans:eachAfterHelp')}
            value={step.eachAfterSeconds}
            onValue={(eachAfterSeconds) =>
              onChange(
                eachAfterSeconds === undefined ? without(step, 'eachAfterSeconds') : { ...step, eachAfterSeconds },
              )
            }
            least={10}
            most={3_600}
          />
        )}
      </div>
      {step.to !== 'desk' && (
        <fieldset className="house-fieldset">
          <legend>{t('plans:channelsLegend')}</legend>
          <div className="house-checks">
            {channelsFor(step.to).map((channel) => (
              <label key={channel} className="house-check">
                <input
                  type="checkbox"
                  checked={step.channels.includes(channel)}
                  onChange={() => onChange({ ...step, channels: toggled(step.channels, channel) })}
                />
                {t(`house:channels.${channel}`)}
                {step.channels.includes(channel) && step.channels.length > 1 && (
                  <span className="count">{step.channels.indexOf(channel) + 1}</span>
                )}
              </label>
            ))}
          </div>
        </fieldset>
      )}
      <fieldset className="house-fieldset">
        <legend>{t('plans:severitiesLegend')}</legend>
        <div className="house-checks">
          {severities.map((severity) => (
            <label key={severity} className="house-check">
              <input
                type="checkbox"
                checked={step.severities?.includes(severity) ?? true}
                onChange={() => {
                  const chosen = toggled(step.severities ?? severities, severity);
                  const isAll = chosen.length === severities.length;
                  onChange(
                    isAll
                      ? without(step, 'severities')
                      : { ...step, severities: severities.filter((each) => chosen.includes(each)) },
                  );
                }}
              />
              {t(`house:severities.${severity}`)}
            </label>
          ))}
        </div>
      </fieldset>
      <details className="step-kinds" open={step.alarmKinds !== undefined}>
        <summary>
          {step.alarmKinds === undefined
            ? t('plans:everyKind')
            : t('plans:someKinds', { count: step.alarmKinds.length })}
        </summary>
        <div className="house-checks">
          {alarmKinds.map((kind) => (
            <label key={kind} className="house-check">
              <input
                type="checkbox"
                checked={step.alarmKinds?.includes(kind) ?? true}
                onChange={() => {
                  const chosen = toggled(step.alarmKinds ?? alarmKinds, kind);
                  const isAll = chosen.length === alarmKinds.length;
                  onChange(
                    isAll
                      ? without(step, 'alarmKinds')
                      : { ...step, alarmKinds: alarmKinds.filter((each) => chosen.includes(each)) },
                  );
                }}
              />
              {titles[language].alarmKinds[kind]}
            </label>
          ))}
        </div>
      </details>
      <Hours step={step} onChange={onChange} />
    </div>
  );
}

interface SecondsProps {
  label: string;
  help?: string;
  value: number | undefined;
  onValue: (value: number | undefined) => void;
  least: number;
  most: number;
}

/** Taken when it is left or Enter is pressed: a half-written number would move the step about. */
function Seconds({ label, help, value, onValue, least, most }: SecondsProps) {
  const [written, setWritten] = useState<string | null>(null);
  const take = (): void => {
    if (written === null) return;
    setWritten(null);
    if (written.trim() === '') return onValue(undefined);
    const given = Math.round(Number(written));
    if (Number.isFinite(given)) onValue(Math.min(most, Math.max(least, given)));
  };
  return (
    <Field label={label} help={help}>
      {(control) => (
        <input
          {...control}
          type="number"
          inputMode="numeric"
          min={least}
          max={most}
          value={written ?? value ?? ''}
          onChange={(event) => setWritten(event.target.value)}
          onBlur={take}
          onKeyDown={(event) => {
            if (event.key === 'Enter') take();
          }}
        />
      )}
    </Field>
  );
}

const night = { from: '22:00', to: '06:00' };

function Hours({ step, onChange }: { step: PlanStep; onChange: (step: PlanStep) => void }) {
  const { t } = useTranslation('plans');
  const { between } = step;
  return (
    <fieldset className="house-fieldset">
      <legend>{t('hours')}</legend>
      <label className="house-check">
        <input
          type="checkbox"
          checked={between !== undefined}
          onChange={() => onChange(between ? without(step, 'between') : { ...step, between: night })}
        />
        {t('someHours')}
      </label>
      {between !== undefined && (
        <div className="house-fields">
          <Field label={t('hoursFrom')}>
            {(control) => (
              <input
                {...control}
                type="time"
                value={between.from}
                onChange={(event) => onChange({ ...step, between: { ...between, from: event.target.value } })}
              />
            )}
          </Field>
          <Field label={t('hoursTo')}>
            {(control) => (
              <input
                {...control}
                type="time"
                value={between.to}
                onChange={(event) => onChange({ ...step, between: { ...between, to: event.target.value } })}
              />
            )}
          </Field>
        </div>
      )}
    </fieldset>
  );
}
