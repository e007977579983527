import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Zone } from '#contracts';
import { ProblemNote } from '../../detail/problem-note.js';
import { CheckResult } from './check-result.js';
import { hasConflicts } from './conflict-list.js';
import type { Draft, DraftStep, Tool } from './draft.js';
import { MetersField } from './meters-field.js';
import { ShapeMeasures } from './shape-measures.js';
import { ShapeTools } from './shape-tools.js';
import type { LonLat } from './shape/shape.js';
import type { useZoneCheck } from './use-zone-check.js';
import type { SavedDraft } from './zone-data.js';

interface ZoneEditorProps {
  draft: Draft;
  zones: readonly Zone[];
  checked: ReturnType<typeof useZoneCheck>;
  tool: Tool;
  near: LonLat;
  hasPlaces: boolean;
  /** The order is in force: what makes a zone smaller may need a second person. */
  isActive: boolean;
  isSplitMissed: boolean;
  isSaving: boolean;
  error: Error | null;
  onStep: (step: DraftStep) => void;
  onTool: (tool: Tool) => void;
  onLine: (from: LonLat, to: LonLat) => void;
  onSave: (saved: SavedDraft) => void;
  onCancel: () => void;
}

/** The form of a zone beside the map. */
export function ZoneEditor(props: ZoneEditorProps) {
  const { draft, zones, checked, tool, near, hasPlaces, isActive, isSaving, error, onStep, onCancel } = props;
  const { t } = useTranslation('zones');
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const { shape, rest } = draft.drawing.present;
  const { check } = checked;
  const faults = {
    name: draft.name.trim() === '',
    ring: !Number.isFinite(draft.warningRingMeters),
    shape: shape === null,
  };
  const isWarned = check?.preview != null && hasConflicts(check.preview);

  const save = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (faults.name || faults.ring || shape === null || (check && check.preview === null)) return;
    const name = draft.name.trim();
    const named = rest.map((part, index) => ({ name: t('split.restName', { name, number: index + 2 }), shape: part }));
    props.onSave({ draft: { ...draft, name }, shape, rest: named, reason: reason.trim() });
  };

  return (
    <form className="form zones-editor" noValidate onSubmit={save}>
      <h3>{draft.zoneId === null ? t('form.newTitle') : t('form.editTitle', { name: draft.name })}</h3>
      <label>
        {t('form.name')}
        <input
          type="text"
          maxLength={200}
          autoFocus
          value={draft.name}
          aria-invalid={isTried && faults.name}
          aria-describedby="zone-name-said"
          onChange={(event) => onStep({ step: 'terms', terms: { name: event.target.value } })}
        />
        <small id="zone-name-said" className={isTried && faults.name ? 'zones-fault' : ''}>
          {isTried && faults.name ? t('form.nameMissing') : t('form.nameHelp')}
        </small>
      </label>
      <fieldset className="zones-choice">
        <legend>{t('form.kind')}</legend>
        {(['exclusion', 'inclusion'] as const).map((kind) => (
          <label key={kind}>
            <input
              type="radio"
              name="zone-kind"
              checked={draft.kind === kind}
              onChange={() => onStep({ step: 'terms', terms: { kind } })}
            />
            {t(`kinds.${kind}`)}
          </label>
        ))}
      </fieldset>
      <ShapeTools {...props} tool={tool} near={near} />
      {isTried && faults.shape && (
        <p className="form-error" role="alert">
          {t('form.shapeMissing')}
        </p>
      )}
      {shape && <ShapeMeasures shape={shape} check={check} />}
      {rest.length > 0 && (
        <p className="form-warning" role="status">
          {t('split.rest', { count: rest.length })}
        </p>
      )}
      {shape && (
        <CheckResult
          check={check}
          isChecking={checked.isChecking}
          isFailed={checked.error !== null}
          kind={draft.kind}
          zones={zones}
          hasPlaces={hasPlaces}
        />
      )}
      <MetersField
        label={t('form.ring')}
        help={t('form.ringHelp')}
        fault={t('form.ringInvalid')}
        least={0}
        most={50_000}
        value={draft.warningRingMeters}
        onValue={(warningRingMeters) => onStep({ step: 'terms', terms: { warningRingMeters } })}
      />
      <div className="zones-choice">
        <label>
          <input
            type="checkbox"
            checked={draft.concealed}
            disabled={draft.kind === 'inclusion'}
            aria-describedby="zone-concealed-said"
            onChange={(event) => onStep({ step: 'terms', terms: { concealed: event.target.checked } })}
          />
          {t('form.concealed')}
        </label>
        <small id="zone-concealed-said">
          {draft.kind === 'inclusion' ? t('form.concealedNot') : t('form.concealedHelp')}
        </small>
      </div>
      {draft.zoneId !== null && isActive && (
        <label>
          {t('form.reason')}
          <input type="text" maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
          <small>{t('form.reasonHelp')}</small>
        </label>
      )}
      {error !== null && <ProblemNote error={error} />}
      <div className="zones-save">
        {isWarned && <p className="zones-fault">{t('form.confirmHelp')}</p>}
        <button type="button" className="button" onClick={onCancel}>
          {t('form.cancel')}
        </button>
        <button type="submit" className="button button-primary" disabled={isSaving || checked.isChecking}>
          {isSaving ? t('form.saving') : isWarned ? t('form.confirm') : t('form.save')}
        </button>
      </div>
    </form>
  );
}
