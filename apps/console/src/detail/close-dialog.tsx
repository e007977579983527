import type { FormEvent } from 'react';
import { incidentOutcomes } from '#domain';
import { Dialog } from '../ui/dialog.js';
import { formText } from '../ui/form-text.js';
import { useWords } from '../words/use-words.js';
import { ProblemNote } from './problem-note.js';
import type { IncidentSteps } from './use-incident-steps.js';

/** An outcome must be chosen: none is set beforehand, so that a hasty Enter closes nothing. */
export function CloseDialog({ steps }: { steps: IncidentSteps }) {
  const words = useWords();

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const outcome = incidentOutcomes.find((each) => each === form.get('outcome'));
    const note = formText(form, 'note').trim();
    if (outcome === undefined) return;
    steps.run(note === '' ? { step: 'close', outcome } : { step: 'close', outcome, note });
  }

  return (
    <Dialog title={words.actions.chooseOutcome} onClose={steps.stopAsking}>
      <form onSubmit={submit}>
        <fieldset className="choices" disabled={steps.isBusy}>
          <legend className="unseen">{words.actions.chooseOutcome}</legend>
          {incidentOutcomes.map((outcome, index) => (
            <label key={outcome} className="button choice">
              <input type="radio" name="outcome" value={outcome} required autoFocus={index === 0} />
              {words.outcomes[outcome]}
            </label>
          ))}
        </fieldset>
        <label className="field">
          {words.actions.note}
          <textarea name="note" rows={3} maxLength={4000} />
        </label>
        {steps.error !== null && <ProblemNote error={steps.error} />}
        <div className="dialog-buttons">
          <button type="button" className="button" onClick={steps.stopAsking}>
            {words.actions.cancel}
          </button>
          <button type="submit" className="button button-primary" disabled={steps.isBusy}>
            {steps.isBusy ? words.actions.busy : words.actions.closeIncident}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
