import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderWithZones, Place, Zone, Zones } from '#contracts';
import { ProblemNote } from '../../detail/problem-note.js';
import { useSession } from '../../session/use-session.js';
import { MapLegend } from './map-legend.js';
import type { Said } from './outcome-note.js';
import { RespondentPlaces } from './respondent-places.js';
import type { LonLat } from './shape/shape.js';
import { useRemoveZone, useWaiting } from './zone-data.js';
import { ZoneItem } from './zone-item.js';

interface ZoneListProps {
  order: OrderWithZones;
  kept: Zones;
  respondentId: string | undefined;
  places: readonly Place[];
  near: LonLat;
  chosenId: string | null;
  picked: LonLat | null;
  onNew: () => void;
  onEdit: (zone: Zone) => void;
  onShow: (zone: Zone) => void;
  onSaid: (said: Said | null) => void;
  /** A place is to be chosen on the map. */
  onPick: () => void;
  onPicked: (point: LonLat | null) => void;
}

/** The kept zones of an order, and the respondent's places that they are compared with. */
export function ZoneList(props: ZoneListProps) {
  const { order, kept, respondentId, places, near, chosenId, picked, onNew, onSaid, onPick, onPicked } = props;
  const { t } = useTranslation('zones');
  const { permissions } = useSession().staff;
  const waiting = useWaiting().data ?? [];
  const removing = useRemoveZone(order.id);
  const [isNoting, setNoting] = useState(false);
  const isRevoked = order.status === 'revoked';
  const may = (permission: string): boolean => permissions.includes(permission) && !isRevoked;
  const remove = (zone: Zone): void => {
    onSaid(null);
    removing.mutate(zone.id, { onSuccess: (outcome) => onSaid({ word: 'removed', name: zone.name, outcome }) });
  };
  return (
    <>
      {may('order.write') && (
        <button type="button" className="button button-primary" onClick={onNew}>
          {t('draw')}
        </button>
      )}
      {isRevoked && <p className="quiet">{t('revoked')}</p>}
      {!isRevoked && !may('order.write') && <p className="quiet">{t('readOnly')}</p>}
      {removing.error !== null && <ProblemNote error={removing.error} onDismiss={removing.reset} />}
      {kept.zones.length === 0 && <p>{t('none')}</p>}
      <ul className="zones-list" aria-label={t('title')}>
        {kept.zones.map((zone) => (
          <ZoneItem
            key={zone.id}
            zone={zone}
            zones={kept.zones}
            conflicts={kept.conflicts.find(({ zoneId }) => zoneId === zone.id)}
            waiting={waiting.filter(({ objectId }) => objectId === zone.id)}
            isChosen={zone.id === chosenId}
            mayWrite={may('order.write')}
            isBusy={removing.isPending}
            onShow={() => props.onShow(zone)}
            onEdit={() => props.onEdit(zone)}
            onRemove={() => remove(zone)}
          />
        ))}
      </ul>
      {respondentId !== undefined && permissions.includes('person.read') && (
        <RespondentPlaces
          orderId={order.id}
          personId={respondentId}
          places={places}
          near={near}
          mayWrite={may('person.write')}
          picked={picked}
          isNoting={isNoting}
          onNoting={(next) => {
            setNoting(next);
            onPicked(null);
          }}
          onPick={onPick}
          onPicked={onPicked}
        />
      )}
      <MapLegend />
    </>
  );
}
