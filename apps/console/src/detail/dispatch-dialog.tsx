import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Incident, NearestUnitsAnswer, Unit } from '#contracts';
import { fetchNearestUnits } from '../api/incidents.js';
import { useSession } from '../session/use-session.js';
import { Dialog } from '../ui/dialog.js';
import { measureOf } from '../words/measure.js';
import { useLanguage } from '../words/language.js';
import { ProblemNote } from './problem-note.js';
import type { IncidentSteps } from './use-incident-steps.js';
import { useUnits } from './use-units.js';

type NearUnit = NearestUnitsAnswer['units'][number];

/** One press on a unit sends it. The nearest has the focus, so the keys are D, Enter. */
export function DispatchDialog({ incident, steps }: { incident: Incident; steps: IncidentSteps }) {
  const { t } = useTranslation('dispatch');
  const { t: tIncident } = useTranslation('incident');
  const measure = measureOf(useLanguage());
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
    <Dialog title={t('actions.chooseUnit')} onClose={steps.stopAsking}>
      {!isReady && <p className="quiet">{t('loading')}</p>}
      {units.isError && <ProblemNote error={units.error} onRetry={() => void units.refetch()} />}
      {isReady && !units.isError && offered.length === 0 && <p>{t('actions.noUnits')}</p>}
      {nearest.data?.place && (
        <p className="quiet">{tIncident('dispatch.from', { age: measure.duration(nearest.data.place.ageSeconds) })}</p>
      )}
      {isReady && nearest.data?.place === null && <p className="quiet">{tIncident('dispatch.nowhere')}</p>}
      <ul className="unit-choices">
        {isReady &&
          offered.map((unit, index) => (
            <li key={unit.id}>
              <button
                type="button"
                className="button unit-choice"
                autoFocus={index === 0}
                disabled={steps.isBusy}
                onClick={() => steps.run({ step: 'dispatch', unitId: unit.id })}
              >
                <b>{unit.callSign ?? unit.name}</b>
                <span className="quiet">{unit.callSign === null ? '' : unit.name}</span>
                {'distanceMeters' in unit ? (
                  <HowNear unit={unit} />
                ) : (
                  <span className="quiet">{tIncident('dispatch.noPlace')}</span>
                )}
              </button>
            </li>
          ))}
      </ul>
      {steps.error !== null && <ProblemNote error={steps.error} />}
      <div className="dialog-buttons">
        <button type="button" className="button" onClick={steps.stopAsking}>
          {t('cancel')}
        </button>
      </div>
    </Dialog>
  );
}

/** How far a unit is, how old that is, and whether it is free. */
function HowNear({ unit: { distanceMeters, ageSeconds, stale, busy } }: { unit: NearUnit }) {
  const { t } = useTranslation('dispatch');
  const measure = measureOf(useLanguage());
  return (
    <span className="unit-near">
      <b>{measure.meters(distanceMeters)}</b>
      {ageSeconds !== null && (
        <span className={stale ? 'unit-stale' : 'quiet'}>
          {t('parties.ago', { age: measure.duration(ageSeconds) })}
          {stale && ` · ${t('parties.old')}`}
        </span>
      )}
      {busy && <span className="unit-busy">{t('desks.busy')}</span>}
    </span>
  );
}
