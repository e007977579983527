import { useId } from 'react';
import { useCourt } from '../use-words-of-court.js';
import type { OrderDraft } from './order-draft.js';
import { endOf, type Preset, presets } from './presets.js';

interface PresetFieldsProps {
  draft: OrderDraft;
  onChange: (changes: Partial<OrderDraft>) => void;
}

/** The kinds of orders of Kazakhstan: one fills basis and dates. */
export function PresetFields({ draft, onChange }: PresetFieldsProps) {
  const { t, language } = useCourt();
  const name = useId();
  const chosen = presets.find((preset) => preset.name === draft.preset);
  const choose = (preset: Preset): void =>
    onChange({
      preset: preset.name,
      legalBasis: preset.basis[language],
      isEndless: false,
      to: endOf(draft.from, preset.choices.length > 0 ? preset.least : preset.most),
    });
  return (
    <fieldset className="court-panel">
      <legend className="court-legend">{t('form.preset')}</legend>
      <div className="preset-choices">
        {presets.map((preset) => (
          <label key={preset.name} className="preset">
            <input type="radio" name={name} checked={draft.preset === preset.name} onChange={() => choose(preset)} />
            <span>
              <strong>{t(`presets.${preset.name}.title`)}</strong>
              <span className="court-hint">{t(`presets.${preset.name}.help`)}</span>
            </span>
          </label>
        ))}
        <label className="preset">
          <input
            type="radio"
            name={name}
            checked={draft.preset === null}
            onChange={() => onChange({ preset: null, ...(chosen && { legalBasis: '' }) })}
          />
          <span>
            <strong>{t('form.noPreset')}</strong>
            <span className="court-hint">{t('form.noPresetHelp')}</span>
          </span>
        </label>
      </div>
      {chosen && chosen.choices.length > 0 && (
        <div className="court-row" role="group" aria-label={t('presets.term')}>
          <span className="court-label">{t('presets.term')}:</span>
          {chosen.choices.map((months) => {
            const end = endOf(draft.from, { months });
            const isChosen = end.date === draft.to.date && end.time === draft.to.time;
            return (
              <button
                key={months}
                type="button"
                className={`button ${isChosen ? 'button-primary' : ''}`}
                aria-pressed={isChosen}
                onClick={() => onChange({ to: end })}
              >
                {t('presets.months', { count: months })}
              </button>
            );
          })}
        </div>
      )}
      {chosen && (
        <details open>
          <summary>{t('form.sources')}</summary>
          <p className="court-hint">{t('form.sourcesNote')}</p>
        </details>
      )}
    </fieldset>
  );
}
