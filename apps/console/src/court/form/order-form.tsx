import { useRef, useState, type FormEvent, type ReactNode } from 'react';
import { ApiError } from '../../api/request.js';
import { ProblemNote } from '../../detail/problem-note.js';
import { TimeFields } from '../orders/time-fields.js';
import { useCourt } from '../use-words-of-court.js';
import { LimitFields } from './limit-fields.js';
import { checkDraft, type DraftFault, type OrderDraft } from './order-draft.js';
import { PartyFields } from './party-fields.js';
import { PresetFields } from './preset-fields.js';
import { presets } from './presets.js';
import { TextField } from './text-field.js';
import { UnsavedGuard } from './use-unsaved.js';

interface OrderFormProps {
  title: string;
  first: OrderDraft;
  timeZone: string;
  saveLabel: string;
  isSaving: boolean;
  error: Error | null;
  /** Of a change: above the button. */
  reason?: ReactNode;
  onSave: (draft: OrderDraft) => void;
  onCancel: () => void;
  /** It is saved, and leaving loses nothing. */
  isDone: () => boolean;
}

/** The form of an order, new or changed. What is wrong stands at its field, whoever found it. */
export function OrderForm(props: OrderFormProps) {
  const { first, timeZone, error } = props;
  const { t } = useCourt();
  const [draft, setDraft] = useState(first);
  const [isTried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const preset = presets.find(({ name }) => name === draft.preset);
  const found = checkDraft(draft, preset, timeZone);
  const refused = new Map(error instanceof ApiError ? error.errors.map(({ path, message }) => [path, message]) : []);
  const change = (changes: Partial<OrderDraft>): void => setDraft((before) => ({ ...before, ...changes }));

  const say = (fault: DraftFault): string => {
    if (fault.code === 'badNumber') return t('form.badNumber', { min: fault.min, max: fault.max });
    if (!('bound' in fault)) return t(`form.${fault.code}`);
    const until = `${fault.bound.date.split('-').toReversed().join('.')} ${fault.bound.time}`;
    const limit =
      draft.preset === 'police'
        ? t('presets.police.limit')
        : t(fault.code === 'presetTooLong' ? 'presets.court.limitMost' : 'presets.court.limitLeast');
    return t(`form.${fault.code}`, { limit, until });
  };
  const faultOf = (field: string, path = field): string | undefined => {
    const own = found[field];
    if (isTried && own) return say(own);
    const message = [...refused].find(([each]) => each === path || each.startsWith(`${path}.`))?.[1];
    return message === undefined ? undefined : `${t('form.refused')}: ${message}`;
  };
  const count = Object.keys(found).length;

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (count === 0) return props.onSave(draft);
    // After the faults are drawn: the first of them takes the focus.
    requestAnimationFrame(() =>
      (form.current?.querySelector('[aria-invalid="true"], .party [type="search"]') as HTMLElement | null)?.focus(),
    );
  };

  return (
    <main className="court">
      <h2>{props.title}</h2>
      <form ref={form} className="order-form" onSubmit={submit} noValidate>
        <PresetFields draft={draft} onChange={change} />
        <PartyFields
          parties={draft.parties}
          faults={{ respondent: faultOf('respondent', 'parties'), protected: faultOf('protected', '-') }}
          onChange={(parties) => change({ parties })}
        />
        <fieldset className="court-panel">
          <legend className="court-legend">{t('form.document')}</legend>
          <div className="form-columns">
            <TextField
              label={t('terms.issuingAuthority')}
              value={draft.issuingAuthority}
              onChange={(issuingAuthority) => change({ issuingAuthority })}
              maxLength={300}
              hint={t('form.authorityHint')}
              fault={faultOf('issuingAuthority')}
            />
            <TextField
              label={t('terms.reference')}
              note={t('form.optional')}
              value={draft.reference}
              onChange={(reference) => change({ reference })}
              maxLength={200}
              fault={faultOf('reference')}
            />
            <TextField
              label={t('terms.jurisdiction')}
              value={draft.jurisdiction}
              onChange={(jurisdiction) => change({ jurisdiction })}
              maxLength={200}
              hint={t('form.jurisdictionHint')}
              fault={faultOf('jurisdiction')}
            />
          </div>
          <TextField
            label={t('terms.legalBasis')}
            note={t('form.optional')}
            rows={2}
            value={draft.legalBasis}
            onChange={(legalBasis) => change({ legalBasis })}
            maxLength={1000}
            fault={faultOf('legalBasis')}
          />
        </fieldset>
        <fieldset className="court-panel">
          <legend className="court-legend">{t('form.dates')}</legend>
          <div className="form-columns">
            <TimeFields
              label={t('terms.validFrom')}
              value={draft.from}
              onChange={(from) => change({ from })}
              fault={faultOf('validFrom')}
            />
            <TimeFields
              label={t('terms.validTo')}
              value={draft.to}
              disabled={draft.isEndless}
              onChange={(to) => change({ to })}
              fault={faultOf('validTo')}
            />
          </div>
          {draft.preset === null && (
            <label className="court-check">
              <input
                type="checkbox"
                checked={draft.isEndless}
                onChange={(event) => change({ isEndless: event.target.checked })}
              />
              {t('form.endless')}
            </label>
          )}
          <p className="court-hint">{t('form.zoneNote', { zone: timeZone })}</p>
        </fieldset>
        <LimitFields
          draft={draft}
          faults={{
            proximityLimitMeters: faultOf('proximityLimitMeters'),
            proximityWarningMeters: faultOf('proximityWarningMeters'),
          }}
          onChange={change}
        />
        {props.reason}
        {isTried && count > 0 && (
          <p className="form-warning" role="alert">
            {t('form.check', { count })}
          </p>
        )}
        {error !== null && <ProblemNote error={error} />}
        <div className="form-foot">
          <button type="submit" className="button button-primary" disabled={props.isSaving}>
            {props.saveLabel}
          </button>
          <button type="button" className="button" onClick={props.onCancel}>
            {t('cancel')}
          </button>
          <span className="court-hint">{t('form.draftKept')}</span>
        </div>
      </form>
      <UnsavedGuard isDirty={() => draft !== first && !props.isDone()} />
    </main>
  );
}
