import { type KeyboardEvent, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { useBlocker } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { OrderWithZones, Place, Zones } from '#contracts';
import { useSession } from '../../session/use-session.js';
import { draftOf, isByHand, newDraft } from './draft.js';
import { LeaveDialog } from './leave-dialog.js';
import { discOf, groundOf } from './map/zone-features.js';
import { ZonesMap } from './map/zones-map.js';
import { OutcomeNote, type Said } from './outcome-note.js';
import { boundsOf } from './shape/bounds.js';
import { lonLatOf, type LonLat, shapeOf } from './shape/shape.js';
import { warningRingOf } from './shape/warning-ring.js';
import { useDrawing } from './use-drawing.js';
import { useZoneCheck } from './use-zone-check.js';
import { type SavedDraft, usePlaces, useSaveZone } from './zone-data.js';
import { ZoneEditor } from './zone-editor.js';
import { ZoneList } from './zone-list.js';

/** Where one works while nothing is drawn. */
const middleOfKazakhstan: LonLat = [67, 48];
/** Enough around a place that was typed or found to know where it is. */
const surroundingsMeters = 600;
const noPlaces: readonly Place[] = [];

/** The zones of an order in a list and on the map; drawing, checking and saving them. */
export function ZonesWorkbench({ order, kept }: { order: OrderWithZones; kept: Zones }) {
  const { t } = useTranslation('zones');
  const { permissions } = useSession().staff;
  const { zones } = kept;
  const respondentId = order.parties.find(({ role }) => role === 'respondent')?.personId;
  const places = usePlaces(permissions.includes('person.read') ? respondentId : undefined).data ?? noPlaces;
  const drawing = useDrawing();
  const { draft, tool, fitted } = drawing;
  const checked = useZoneCheck(order.id, draft);
  const saving = useSaveZone(order.id);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [picked, setPicked] = useState<LonLat | null>(null);
  const [said, setSaid] = useState<Said | null>(null);
  const [isCancelling, setCancelling] = useState(false);
  // With its ring in sight; that it grows while one types does not move the map.
  const [ringMeters, setRingMeters] = useState(0);
  const felt = checked.check?.preview?.felt ?? null;
  const showFelt = useEffectEvent(() => {
    if (felt !== null) drawing.show(discOf(felt));
  });
  const isFelt = felt !== null;
  useEffect(() => {
    if (isFelt) showFelt();
  }, [isFelt]);
  const bounds = useMemo(
    () =>
      fitted
        ? boundsOf([warningRingOf(fitted, ringMeters) ?? fitted])
        : boundsOf(
            zones.flatMap(groundOf),
            places.map(({ point }) => lonLatOf(point.coordinates)),
          ),
    [fitted, ringMeters, zones, places],
  );
  const near = useMemo((): LonLat => {
    const all = boundsOf(
      zones.map(shapeOf),
      places.map(({ point }) => lonLatOf(point.coordinates)),
    );
    return all ? [(all[0][0] + all[1][0]) / 2, (all[0][1] + all[1][1]) / 2] : middleOfKazakhstan;
  }, [zones, places]);
  const isUnsaved = draft?.isChanged === true;
  const blocker = useBlocker({
    shouldBlockFn: () => isUnsaved,
    enableBeforeUnload: () => isUnsaved,
    withResolver: true,
  });

  const mapFrame = useRef<HTMLDivElement>(null);
  const isDrafting = draft !== null;
  const waitsForHand = isByHand(tool) ? tool : null;
  // In one column it may have been scrolled away.
  const showMap = useEffectEvent(() => mapFrame.current?.scrollIntoView({ block: 'nearest' }));
  useEffect(() => {
    if (isDrafting) showMap();
  }, [isDrafting]);
  useEffect(() => {
    if (waitsForHand !== null) showMap();
  }, [waitsForHand]);

  const open = (next: Parameters<typeof drawing.open>[0]): void => {
    saving.reset();
    setSaid(null);
    setChosenId(next.zoneId);
    setRingMeters(next.warningRingMeters);
    drawing.open(next);
  };
  const save = (given: SavedDraft): void =>
    saving.mutate(given, {
      onSuccess: (outcome) => {
        setSaid({ word: 'saved', name: given.draft.name, outcome });
        drawing.close();
      },
    });
  const keys = (event: KeyboardEvent): void => {
    if (!(event.ctrlKey || event.metaKey) || draft === null || isTyping(event.target)) return;
    const key = event.key.toLowerCase();
    if (key !== 'z' && key !== 'y') return;
    event.preventDefault();
    drawing.step({ step: key === 'y' || event.shiftKey ? 'redo' : 'undo' });
  };

  return (
    <div className="zones" onKeyDown={keys}>
      <div className="zones-panel">
        {said && <OutcomeNote said={said} />}
        {draft ? (
          <ZoneEditor
            key={draft.zoneId ?? 'new'}
            draft={draft}
            zones={zones}
            checked={checked}
            tool={tool}
            near={near}
            hasPlaces={places.length > 0}
            isActive={order.status === 'active'}
            isSplitMissed={drawing.isSplitMissed}
            isSaving={saving.isPending}
            error={saving.error}
            onStep={drawing.step}
            onTool={drawing.take}
            onLine={drawing.split}
            onSave={save}
            onCancel={() => (isUnsaved ? setCancelling(true) : drawing.close())}
          />
        ) : (
          <ZoneList
            order={order}
            kept={kept}
            respondentId={respondentId}
            places={places}
            near={near}
            chosenId={chosenId}
            picked={picked}
            onNew={() => open(newDraft())}
            onEdit={(zone) => open(draftOf(zone))}
            onShow={(zone) => {
              setChosenId(zone.id);
              setRingMeters(zone.warningRingMeters);
              drawing.show(shapeOf(zone));
            }}
            onSaid={setSaid}
            onPick={() => drawing.take('place')}
            onPicked={(point) => {
              setPicked(point);
              if (point !== null) drawing.show({ kind: 'circle', center: point, radiusMeters: surroundingsMeters });
            }}
          />
        )}
      </div>
      <div className="zones-map" ref={mapFrame}>
        <ZonesMap
          zones={zones}
          places={places}
          picked={draft ? null : picked}
          chosenId={chosenId}
          draft={draft}
          check={checked.check}
          tool={tool}
          bounds={bounds}
          onDrawn={drawing.draw}
          onLine={drawing.split}
          onPoint={(point) => {
            if (tool !== 'place') return drawing.center(point);
            setPicked(point);
            drawing.take('look');
          }}
        />
        {isByHand(tool) && <p className="zones-map-hint">{t(`hints.${tool}`)}</p>}
      </div>
      {(isCancelling || blocker.status === 'blocked') && (
        <LeaveDialog
          onStay={() => {
            setCancelling(false);
            blocker.reset?.();
          }}
          onLeave={() => {
            setCancelling(false);
            drawing.close();
            blocker.proceed?.();
          }}
        />
      )}
    </div>
  );
}

const isTyping = (target: EventTarget): boolean =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
