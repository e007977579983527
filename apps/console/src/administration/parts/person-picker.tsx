import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findPeople } from './queries.js';

interface PersonPickerProps {
  label: string;
  chosen: string;
  onChoose: (personId: string) => void;
}

/** Finds one person by name or phone, and chooses among those who were found. */
export function PersonPicker({ label, chosen, onChoose }: PersonPickerProps) {
  const { t } = useTranslation('cases');
  const id = useId();
  const [typed, setTyped] = useState('');
  const [sought, setSought] = useState('');
  const { data } = useQuery({
    queryKey: ['people', 'found', sought],
    queryFn: () => findPeople(sought),
    enabled: sought.length > 1,
    gcTime: 0,
    retry: false,
  });
  const search = (): void => {
    setSought(typed.trim());
    onChoose('');
  };
  return (
    <fieldset className="window-form">
      <legend className="unseen">{label}</legend>
      <label htmlFor={id}>
        <span>{t('devices.choosePerson')}</span>
        <div style={{ display: 'flex', gap: 8 }}>
          <input
            id={id}
            type="search"
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              search();
            }}
          />
          <button type="button" className="button" onClick={search}>
            {t('search')}
          </button>
        </div>
      </label>
      {data?.length === 0 && (
        <small className="wrong" role="status">
          {t('people.notFound')}
        </small>
      )}
      {data?.map((person) => (
        <label key={person.id} className="check">
          <input
            type="radio"
            name="chosen-person"
            checked={chosen === person.id}
            onChange={() => onChoose(person.id)}
          />
          <b>
            {person.name} {person.phone}
          </b>
        </label>
      ))}
    </fieldset>
  );
}
