import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/request.js';
import { ProblemNote } from '../../detail/problem-note.js';
import { useLanguage } from '../../words/language.js';
import { CoordinateField } from './coordinate-field.js';
import type { LonLat } from './shape/shape.js';
import { type FoundPlace, useFindAddress, useGeocoder } from './zone-data.js';

interface AddressFieldsProps {
  near: LonLat;
  point: LonLat | null;
  onPlace: (place: { point: LonLat; label: string | null }) => void;
}

/** A place by its address, as a service of one's own knows it; without one by coordinates. */
export function AddressFields({ near, point, onPlace }: AddressFieldsProps) {
  const { t } = useTranslation('zones');
  const language = useLanguage();
  const geocoder = useGeocoder();
  const search = useFindAddress();
  const [address, setAddress] = useState('');
  const find = (): void => {
    if (address.trim() !== '') search.mutate({ address: address.trim(), language });
  };
  const isAway = search.error instanceof ApiError && search.error.code === 'geocoder_away';
  return (
    <div className="zones-group">
      {geocoder.data === false ? (
        <p className="form-warning">{t('address.notConfigured')}</p>
      ) : (
        <div className="zones-inline" role="search">
          <label className="form-field">
            {t('address.label')}
            <input
              type="text"
              maxLength={300}
              autoComplete="off"
              value={address}
              onChange={(event) => setAddress(event.target.value)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter') return;
                event.preventDefault();
                find();
              }}
            />
          </label>
          <button type="button" className="button" disabled={search.isPending} onClick={find}>
            {search.isPending ? t('address.finding') : t('address.find')}
          </button>
        </div>
      )}
      {isAway && <p className="form-warning">{t('address.away')}</p>}
      {search.error !== null && !isAway && <ProblemNote error={search.error} onDismiss={search.reset} />}
      {search.data !== undefined && <Found places={search.data} onPlace={onPlace} />}
      <CoordinateField
        label={t('address.coordinates')}
        help={t('circle.centerHelp')}
        point={point}
        near={near}
        onPoint={(read) => {
          if (read !== null) onPlace({ point: read, label: null });
        }}
      />
    </div>
  );
}

function Found({ places, onPlace }: { places: readonly FoundPlace[]; onPlace: (place: FoundPlace) => void }) {
  const { t } = useTranslation('zones');
  return (
    <div role="status">
      <p className="quiet">
        {places.length === 0 ? t('address.nothing') : t('address.found', { count: places.length })}
      </p>
      <ul className="zones-found" aria-label={t('address.choose')}>
        {places.map((place) => (
          <li key={`${place.label} ${place.point.join(' ')}`}>
            <button type="button" className="tool" onClick={() => onPlace(place)}>
              {place.label}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
