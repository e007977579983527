import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Place } from '#contracts';
import { placeKinds } from '#domain';
import { ProblemNote } from '../../detail/problem-note.js';
import { ConfirmButton } from '../../ui/confirm-button.js';
import { AddressFields } from './address-fields.js';
import { coordinatesText } from './shape/coordinates.js';
import type { LonLat } from './shape/shape.js';
import { useNotePlace, useRemovePlace } from './zone-data.js';

interface RespondentPlacesProps {
  orderId: string;
  personId: string;
  places: readonly Place[];
  near: LonLat;
  mayWrite: boolean;
  /** A place that was chosen on the map; `null`: none yet. */
  picked: LonLat | null;
  isNoting: boolean;
  onNoting: (isNoting: boolean) => void;
  onPick: () => void;
  onPicked: (point: LonLat) => void;
}

/** Where the respondent lives and works, so that a zone is not drawn over it by mistake. */
export function RespondentPlaces(props: RespondentPlacesProps) {
  const { orderId, personId, places, mayWrite, isNoting, onNoting } = props;
  const { t } = useTranslation('zones');
  const removing = useRemovePlace(orderId, personId);
  return (
    <section className="zones-places" aria-labelledby="zones-places-title">
      <h3 id="zones-places-title">{t('places.title')}</h3>
      <p className="quiet">{t('places.help')}</p>
      {places.length === 0 && <p>{t('places.none')}</p>}
      <ul>
        {places.map(({ id, kind, address, point }) => (
          <li key={id}>
            <span>
              <strong>{t(`places.kinds.${kind}`)}</strong>
              <span className="quiet"> {address ?? coordinatesText(point.coordinates as unknown as LonLat)}</span>
            </span>
            {mayWrite && (
              <ConfirmButton
                label={t('places.remove')}
                name={t('places.removeOf', { kind: t(`places.kinds.${kind}`) })}
                help={t('places.removeHelp')}
                isBusy={removing.isPending}
                onConfirm={() => removing.mutate(id)}
              />
            )}
          </li>
        ))}
      </ul>
      {removing.error !== null && <ProblemNote error={removing.error} onDismiss={removing.reset} />}
      {mayWrite && !isNoting && (
        <button type="button" className="button" onClick={() => onNoting(true)}>
          {t('places.note')}
        </button>
      )}
      {mayWrite && isNoting && <PlaceForm {...props} />}
    </section>
  );
}

function PlaceForm({ orderId, personId, near, picked, onNoting, onPick, onPicked }: RespondentPlacesProps) {
  const { t } = useTranslation('zones');
  const noting = useNotePlace(orderId, personId);
  const [kind, setKind] = useState<Place['kind']>('home');
  const [address, setAddress] = useState('');
  const save = (): void => {
    if (picked !== null)
      noting.mutate({ kind, point: picked, address: address.trim() }, { onSuccess: () => onNoting(false) });
  };
  return (
    <div className="form zones-group" role="group" aria-label={t('places.noteTitle')}>
      <fieldset className="zones-choice">
        <legend>{t('places.kind')}</legend>
        {placeKinds.map((each) => (
          <label key={each}>
            <input type="radio" name="place-kind" checked={kind === each} onChange={() => setKind(each)} />
            {t(`places.kinds.${each}`)}
          </label>
        ))}
      </fieldset>
      <AddressFields
        near={near}
        point={picked}
        onPlace={({ point, label }) => {
          onPicked(point);
          if (label !== null) setAddress(label);
        }}
      />
      <button type="button" className="tool" onClick={onPick}>
        {t('places.pick')}
      </button>
      <label>
        {t('places.address')}
        <input type="text" maxLength={300} value={address} onChange={(event) => setAddress(event.target.value)} />
        <small>{t('places.addressHelp')}</small>
      </label>
      {noting.error !== null && <ProblemNote error={noting.error} onDismiss={noting.reset} />}
      <div className="zones-save">
        <button type="button" className="button" onClick={() => onNoting(false)}>
          {t('form.cancel')}
        </button>
        <button
          type="button"
          className="button button-primary"
          disabled={picked === null || noting.isPending}
          onClick={save}
        >
          {t('places.save')}
        </button>
      </div>
    </div>
  );
}
