import { useMutation } from '@tanstack/react-query';
import { useState, type KeyboardEvent } from 'react';
import type { Person } from '#contracts';
import { ProblemNote } from '../../detail/problem-note.js';
import { useSession } from '../../session/use-session.js';
import { findPeople } from '../court-api.js';
import { useCourt } from '../use-words-of-court.js';
import { RegisterPersonForm } from './register-person-form.js';

interface PersonSearchProps {
  /** As whom they are looked for. */
  role: string;
  /** Those who are parties already. */
  named: ReadonlySet<string>;
  onChosen: (person: Pick<Person, 'id' | 'name' | 'phone'>) => void;
}

const looksLikePhone = (text: string): boolean => /^\+?[0-9][0-9 ()-]{3,29}$/.test(text);

/** Searches when asked to, not with each letter: each search is an entry in the audit chain. */
export function PersonSearch({ role, named, onChosen }: PersonSearchProps) {
  const { t } = useCourt();
  const mayRegister = useSession().staff.permissions.includes('person.write');
  const [text, setText] = useState('');
  const search = useMutation({
    mutationFn: (sought: string) => findPeople(looksLikePhone(sought) ? { phone: sought } : { name: sought }),
  });
  const ask = (): void => {
    if (text.trim() !== '') search.mutate(text.trim());
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter') return;
    // The form around it is not meant.
    event.preventDefault();
    ask();
  };
  return (
    <div className="person-search">
      <div className="court-row">
        <input
          type="search"
          value={text}
          maxLength={200}
          placeholder={t('people.search')}
          aria-label={t('people.searchName', { role })}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <button type="button" className="button" disabled={search.isPending} onClick={ask}>
          {t('people.find')}
        </button>
      </div>
      <p role="status" className="court-hint">
        {search.isSuccess &&
          (search.data.length === 0 ? t('people.nobody') : t('people.found', { count: search.data.length }))}
      </p>
      {search.error !== null && <ProblemNote error={search.error} onDismiss={search.reset} />}
      {search.isSuccess && search.data.length > 0 && (
        <ul className="person-list">
          {search.data.map((person) => (
            <li key={person.id} className="court-row">
              <span>
                <strong>{person.name}</strong> <span className="court-hint">{person.phone ?? t('people.noPhone')}</span>
              </span>
              {named.has(person.id) ? (
                <span className="court-hint">{t('people.named')}</span>
              ) : (
                <button
                  type="button"
                  className="button"
                  aria-label={`${t('people.choose')}: ${person.name}`}
                  onClick={() => onChosen(person)}
                >
                  {t('people.choose')}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {mayRegister && (
        <details>
          <summary>{t('people.register')}</summary>
          <RegisterPersonForm
            key={looksLikePhone(text) ? '' : text}
            firstName={looksLikePhone(text) ? '' : text}
            onDone={onChosen}
          />
        </details>
      )}
    </div>
  );
}
