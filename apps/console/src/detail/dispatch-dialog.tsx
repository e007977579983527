import { Dialog } from '../ui/dialog.js';
import { useWords } from '../words/use-words.js';
import { ProblemNote } from './problem-note.js';
import type { IncidentSteps } from './use-incident-steps.js';
import { useUnits } from './use-units.js';

/** One press on a unit sends it. The first has the focus, so the keys are D, Enter. */
export function DispatchDialog({ steps }: { steps: IncidentSteps }) {
  const words = useWords();
  const units = useUnits();
  return (
    <Dialog title={words.actions.chooseUnit} onClose={steps.stopAsking}>
      {units.isPending && <p className="quiet">{words.detail.loading}</p>}
      {units.isError && <ProblemNote error={units.error} onRetry={() => void units.refetch()} />}
      {units.data?.length === 0 && <p>{words.actions.noUnits}</p>}
      <div className="choices">
        {units.data?.map((unit, index) => (
          <button
            key={unit.id}
            type="button"
            className="button choice"
            autoFocus={index === 0}
            disabled={steps.isBusy}
            onClick={() => steps.run({ step: 'dispatch', unitId: unit.id })}
          >
            <b>{unit.callSign}</b>
            <span>{unit.name}</span>
          </button>
        ))}
      </div>
      {steps.error !== null && <ProblemNote error={steps.error} />}
      <div className="dialog-buttons">
        <button type="button" className="button" onClick={steps.stopAsking}>
          {words.actions.cancel}
        </button>
      </div>
    </Dialog>
  );
}
