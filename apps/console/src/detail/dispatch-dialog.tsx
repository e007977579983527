import { useQuery } from '@tanstack/react-query';
import type { Incident, NearestUnitsAnswer } from '#contracts';
import { fetchNearestUnits, type Unit } from '../api/incidents.js';
import { useSession } from '../session/use-session.js';
import { Dialog } from '../ui/dialog.js';
import { measureOf } from '../words/measure.js';
import { useLanguage, useWords } from '../words/use-words.js';
import { ProblemNote } from './problem-note.js';
import type { IncidentSteps } from './use-incident-steps.js';
import { useUnits } from './use-units.js';

type NearUnit = NearestUnitsAnswer['units'][number];

/** One press on a unit sends it. The nearest has the focus, so the keys are D, Enter. */
export function DispatchDialog({ incident, steps }: { incident: Incident; steps: IncidentSteps }) {
  const words = useWords();
  const { token } = useSession();
  const units = useUnits();
  const nearest = useQuery({
    queryKey: ['nearest-units', incident.id],
    queryFn: () => fetchNearestUnits(token, incident.id),
    staleTime: 5_000,
  });
  // Whoever waits for distances waits too long: without them the list is as it was.
  const isReady = !units.isPending && !nearest.isPending;
  const near = nearest.data?.units ?? [];
  const listed = new Set(near.map(({ id }) => id));
  const offered: (Unit | NearUnit)[] = [...near, ...(units.data ?? []).filter(({ id }) => !listed.has(id))];
  return (
    <Dialog title={words.actions.chooseUnit} onClose={steps.stopAsking}>
      {!isReady && <p className="quiet">{words.detail.loading}</p>}
      {units.isError && <ProblemNote error={units.error} onRetry={() => void units.refetch()} />}
      {isReady && !units.isError && offered.length === 0 && <p>{words.actions.noUnits}</p>}
      <div className="choices">
        {isReady &&
          offered.map((unit, index) => (
            <button
              key={unit.id}
              type="button"
              className="button choice"
              autoFocus={index === 0}
              disabled={steps.isBusy}
              onClick={() => steps.run({ step: 'dispatch', unitId: unit.id })}
            >
              <b>{unit.callSign}</b> <span>{unit.name}</span>
              {'distanceMeters' in unit && <HowNear unit={unit} />}
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

/** How far a unit is, how old that is, and whether it is free. */
function HowNear({ unit: { distanceMeters, ageSeconds, stale, busy } }: { unit: NearUnit }) {
  const words = useWords();
  const measure = measureOf(useLanguage());
  const parts = [
    measure.meters(distanceMeters),
    ...(ageSeconds === null ? [] : [words.parties.ago(measure.duration(ageSeconds))]),
    ...(stale ? [words.parties.old] : []),
    ...(busy ? [words.desks.busy] : []),
  ];
  return <span> · {parts.join(' · ')}</span>;
}
