import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { incidentOutcomes, type IncidentOutcome } from '#domain';
import { Dialog } from '../ui/dialog.js';
import { useTitles } from '../words/use-titles.js';
import { ProblemNote } from './problem-note.js';
import type { IncidentSteps } from './use-incident-steps.js';

/**
 * One press on an outcome closes: by its number, or by a click. None has the focus beforehand, so that a hasty Enter closes
 * nothing; what was a slip can be taken back for ten seconds.
 */
export function CloseDialog({ steps }: { steps: IncidentSteps }) {
  const { t } = useTranslation('dispatch');
  const titles = useTitles();
  const [note, setNote] = useState('');
  const choices = useRef<HTMLDivElement>(null);
  useEffect(() => choices.current?.focus(), []);

  function close(outcome: IncidentOutcome | undefined): void {
    if (outcome === undefined || steps.isBusy) return;
    const text = note.trim();
    steps.run(text === '' ? { step: 'close', outcome } : { step: 'close', outcome, note: text });
  }

  function pressed({ key, ctrlKey, altKey, metaKey, target, repeat }: KeyboardEvent): void {
    if (ctrlKey || altKey || metaKey || repeat || target instanceof HTMLTextAreaElement) return;
    close(incidentOutcomes[Number(key) - 1]);
  }

  return (
    <Dialog title={t('actions.chooseOutcome')} onClose={steps.stopAsking}>
      <div ref={choices} tabIndex={-1} className="outcome-choices" onKeyDown={pressed}>
        <div className="choices" role="group" aria-label={t('actions.chooseOutcome')}>
          {incidentOutcomes.map((outcome, index) => (
            <button
              key={outcome}
              type="button"
              className="button choice"
              disabled={steps.isBusy}
              aria-keyshortcuts={String(index + 1)}
              onClick={() => close(outcome)}
            >
              <kbd aria-hidden="true">{index + 1}</kbd>
              {titles.outcomes[outcome]}
            </button>
          ))}
        </div>
        <label className="field">
          {t('actions.noteFirst')}
          <textarea rows={2} maxLength={4000} value={note} onChange={({ target }) => setNote(target.value)} />
        </label>
        {steps.error !== null && <ProblemNote error={steps.error} />}
        <div className="dialog-buttons">
          {steps.isBusy && <span role="status">{t('actions.busy')}</span>}
          <button type="button" className="button" onClick={steps.stopAsking}>
            {t('cancel')}
          </button>
        </div>
      </div>
    </Dialog>
  );
}
