import { useMutation, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Map } from 'maplibre-gl';
import { answer, api } from '../../api/client.js';
import { ProblemNote } from '../../detail/problem-note.js';
import { ConfirmButton } from '../../ui/confirm-button.js';
import { Field } from '../parts/field.js';
import { hasDraggableCorners } from './area-shape.js';
import { areaOf, boundsOf, polygonsOfArea, readArea } from './area-text.js';
import { type Agency, agencyKey, type Area, useNeighbours } from './use-agency.js';

const MapView = lazy(() => import('../../map/map-view.js'));
const AreaLayers = lazy(async () => ({ default: (await import('./area-layers.js')).AreaLayers }));
const AreaDragging = lazy(async () => ({ default: (await import('./area-dragging.js')).AreaDragging }));
const CornerLayers = lazy(async () => ({ default: (await import('./area-layers.js')).CornerLayers }));

type Corner = [number, number];

/** As fine as the api keeps it: seven digits are a centimetre. */
const rounded = ([lon, lat]: Corner): Corner => [Number(lon.toFixed(6)), Number(lat.toFixed(6))];

const written = (area: Area | null): string => (area === null ? '' : JSON.stringify(area));

/** Where the agency's desk takes incidents: on the map beside its neighbours, drawn or pasted. */
export function AgencyArea({ agency }: { agency: Agency }) {
  const { t } = useTranslation(['agency', 'house']);
  const queries = useQueryClient();
  const neighbours = useNeighbours();
  const others = neighbours.data?.neighbours ?? [];
  const [text, setText] = useState(() => written(agency.area));
  const [corners, setCorners] = useState<Corner[] | null>(null);
  const [isDragging, setDragging] = useState(false);
  const [live, setLive] = useState<Area | null>(null);
  const map = useRef<Map | null>(null);
  // Kept while the text is: what is in the hand is this very object.
  const read = useMemo(() => (text.trim() === '' ? null : readArea(text)), [text]);
  const area = read !== null && 'area' in read ? read.area : null;
  const canDrag = useMemo(() => area !== null && hasDraggableCorners(area), [area]);
  const wrong = read !== null && 'wrong' in read ? t(`agency:wrongArea.${read.wrong}`) : undefined;
  const isChanged = text.trim() !== written(agency.area);
  const bounds = useMemo(
    () => boundsOf([agency.area, ...(neighbours.data?.neighbours ?? []).map((each) => each.area as Area | null)]),
    [agency.area, neighbours.data],
  );
  const save = useMutation({
    mutationFn: (kept: Area | null) =>
      answer(api.PATCH('/v1/agencies/{id}', { params: { path: { id: agency.id } }, body: { area: kept } })),
    onSuccess: (saved) => queries.setQueryData(agencyKey(agency.id), saved),
  });
  const add = (corner: Corner): void => setCorners([...(corners ?? []), rounded(corner)]);

  function finish(): void {
    if (corners === null || corners.length < 3) return;
    const ring = [...corners, corners[0]!];
    const before = area === null ? [] : polygonsOfArea(area);
    setText(written(areaOf([...before, [ring]])));
    setCorners(null);
  }

  return (
    <section className="house-panel" aria-labelledby="agency-area">
      <h2 id="agency-area">{t('agency:area')}</h2>
      <p className="quiet">{t('agency:areaHelp')}</p>
      <div className="agency-map">
        <Suspense fallback={<p className="quiet">{t('house:loading')}</p>}>
          <MapView label={t('agency:mapLabel')} bounds={bounds} onReady={(opened) => void (map.current = opened)}>
            {/* What is loaded late must not hide the map meanwhile: hidden, it is fitted to no size. */}
            <Suspense fallback={null}>
              <AreaLayers own={live ?? area} name={agency.name} others={others} />
              {isDragging && corners === null && canDrag && area !== null && (
                <AreaDragging area={area} onLive={setLive} onDragged={(moved) => setText(written(moved))} />
              )}
              {corners !== null && <CornerLayers corners={corners} onCorner={add} />}
            </Suspense>
          </MapView>
        </Suspense>
      </div>
      {corners === null ? (
        <div className="house-buttons">
          <button type="button" className="button" onClick={() => setCorners([])}>
            {area === null ? t('agency:draw') : t('agency:drawMore')}
          </button>
          {area !== null && (
            <button
              type="button"
              className="button"
              aria-pressed={isDragging}
              disabled={!canDrag}
              onClick={() => setDragging(!isDragging)}
            >
              {t('agency:drag')}
            </button>
          )}
          <button type="button" className="button" disabled={text === ''} onClick={() => setText('')}>
            {t('agency:clear')}
          </button>
        </div>
      ) : (
        <div className="house-note agency-drawing" role="group" aria-label={t('agency:draw')}>
          <p role="status">
            {t('agency:drawing')} {t('agency:corners', { count: corners.length })}
          </p>
          <div className="house-buttons">
            <button type="button" className="button button-primary" disabled={corners.length < 3} onClick={finish}>
              {t('agency:finish')}
            </button>
            <button
              type="button"
              className="button"
              onClick={() => {
                const middle = map.current?.getCenter();
                if (middle) add([middle.lng, middle.lat]);
              }}
            >
              {t('agency:cornerHere')}
            </button>
            <button
              type="button"
              className="button"
              disabled={corners.length === 0}
              onClick={() => setCorners(corners.slice(0, -1))}
            >
              {t('agency:undoCorner')}
            </button>
            <button type="button" className="button" onClick={() => setCorners(null)}>
              {t('house:cancel')}
            </button>
          </div>
        </div>
      )}
      {corners === null && area !== null && (isDragging || !canDrag) && (
        <p className="quiet">{canDrag ? t('agency:dragHelp') : t('agency:tooManyToDrag')}</p>
      )}
      <details>
        <summary>{t('agency:asText')}</summary>
        <Field label="GeoJSON" help={t('agency:textHelp')} error={wrong}>
          {(control) => (
            <textarea
              {...control}
              rows={5}
              spellCheck={false}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
      </details>
      {save.error !== null && <ProblemNote error={save.error} onDismiss={save.reset} />}
      <div className="house-buttons">
        {text.trim() === '' && agency.area !== null ? (
          <ConfirmButton
            label={t('agency:saveNoArea')}
            help={t('agency:noAreaHelp')}
            isBusy={save.isPending}
            onConfirm={() => save.mutate(null)}
          />
        ) : (
          <button
            type="button"
            className="button button-primary"
            disabled={!isChanged || area === null || corners !== null || save.isPending}
            onClick={() => save.mutate(area)}
          >
            {save.isPending ? t('house:saving') : t('agency:saveArea')}
          </button>
        )}
        {isChanged && (
          <button type="button" className="button" onClick={() => setText(written(agency.area))}>
            {t('house:cancel')}
          </button>
        )}
      </div>
    </section>
  );
}
