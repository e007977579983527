import { useCourt } from '../use-words-of-court.js';
import type { OrderDraft } from './order-draft.js';
import { TextField } from './text-field.js';

interface LimitFieldsProps {
  draft: OrderDraft;
  faults: Readonly<Record<string, string | undefined>>;
  onChange: (changes: Partial<OrderDraft>) => void;
}

/** Of Uruguay, Spain and France (the design, section 10). */
const usual = [200, 300, 500] as const;

/** The distance that the parties must keep, and the belt around it. */
export function LimitFields({ draft, faults, onChange }: LimitFieldsProps) {
  const { t } = useCourt();
  return (
    <fieldset className="court-panel">
      <legend className="court-legend">{t('form.distance')}</legend>
      <label className="court-check">
        <input
          type="checkbox"
          checked={draft.hasLimit}
          onChange={(event) => onChange({ hasLimit: event.target.checked })}
        />
        {t('form.limit')}
      </label>
      {draft.hasLimit && (
        <div className="form-columns">
          <TextField
            label={t('form.limitMeters')}
            inputMode="decimal"
            value={draft.limitMeters}
            onChange={(limitMeters) => onChange({ limitMeters })}
            fault={faults['proximityLimitMeters']}
            hint={t('form.suggested', { list: usual.join(', ') })}
          />
          <TextField
            label={t('form.warningMeters')}
            note={t('form.optional')}
            inputMode="decimal"
            value={draft.warningMeters}
            onChange={(warningMeters) => onChange({ warningMeters })}
            fault={faults['proximityWarningMeters']}
            hint={t('form.warningHelp')}
          />
        </div>
      )}
    </fieldset>
  );
}
