import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Incident } from '#contracts';
import { incidentStore, placeStore, positionStore } from '../feed/stores.js';
import { useStore } from '../feed/store.js';
import type { PartyFix } from '../feed/position-state.js';
import { useSession } from '../session/use-session.js';
import { UnlessBroken } from '../ui/unless-broken.js';
import '../words/incident/index.js';
import { boundsOfIncident, boundsOfMarks } from './camera.js';
import type { IncidentMark } from '../map/layers/incident-layers.js';
import { marksOf, placeOf } from './marks.js';
import { useSampled } from './use-sampled.js';
import { useUnitMarks } from './use-unit-marks.js';
import { useZones } from './use-zones.js';
import './picture.css';

const SituationView = lazy(() => import('./situation-view.js'));

/** Fixes of 500 people come many at a time; a picture four times a second is as live as an eye can follow. */
const everyMilliseconds = 250;

const noMarks: readonly IncidentMark[] = [];
const ignore = (): void => undefined;
const noTrails: Readonly<Record<string, readonly PartyFix[]>> = {};

interface SituationProps {
  chosen: Incident | undefined;
  /** Absent where no other incident can be chosen: then none is shown. */
  onChoose?: (id: string) => void;
}

/** The map of one incident, or of all that are open. It fills its parent. Make it anew for each incident. */
export function Situation({ chosen, onChoose }: SituationProps) {
  const { t } = useTranslation('incident');
  const { id: agencyId } = useSession().staff.agency;
  const incidents = useStore(incidentStore, (state) => state);
  const positions = useSampled(positionStore, everyMilliseconds);
  const places = useStore(placeStore, (state) => state);
  const zones = useZones(chosen);
  const units = useUnitMarks();
  const [isFollowing, setFollowing] = useState(true);

  const people = chosen === undefined ? noTrails : (positions.trails[chosen.id] ?? noTrails);
  const trails = useMemo(() => Object.values(people), [people]);
  const { marks, unplaced } = useMemo(
    () => marksOf(incidents, positions, places, chosen?.id ?? null, agencyId),
    [incidents, positions, places, chosen?.id, agencyId],
  );
  const target = useMemo(() => {
    if (chosen === undefined) return boundsOfMarks(marks);
    const last = trails.flatMap((fixes) => fixes.slice(-1));
    return boundsOfIncident(last, zones?.zones, placeOf(chosen, undefined, places.places[chosen.id]));
  }, [chosen, marks, trails, zones, places]);

  return (
    <div className="picture">
      <UnlessBroken otherwise={<p className="picture-empty">{t('map.failed')}</p>}>
        <Suspense fallback={<p className="picture-empty quiet">{t('map.loading')}</p>}>
          <SituationView
            label={chosen === undefined ? t('map.overview') : t('map.label')}
            target={target}
            isFollowing={isFollowing}
            onFollow={setFollowing}
            trails={trails}
            zones={zones}
            marks={onChoose === undefined ? noMarks : marks}
            units={units}
            onChoose={onChoose ?? ignore}
          />
        </Suspense>
      </UnlessBroken>
      {onChoose !== undefined && unplaced > 0 && (
        <p className="picture-note">{t('map.unplaced', { count: unplaced })}</p>
      )}
    </div>
  );
}
