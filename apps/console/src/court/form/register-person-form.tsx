import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Person } from '#contracts';
import { languages, type Language } from '#domain';
import { ApiError } from '../../api/request.js';
import { ProblemNote } from '../../detail/problem-note.js';
import { registerPerson } from '../court-api.js';
import { useCourt } from '../use-words-of-court.js';
import { TextField } from './text-field.js';

const phonePattern = /^\+?[0-9][0-9 ()-]{3,29}$/;

/** Takes somebody new into the agency's files, and into the order. */
export function RegisterPersonForm({ firstName, onDone }: { firstName: string; onDone: (person: Person) => void }) {
  const { t, language } = useCourt();
  const [name, setName] = useState(firstName);
  const [phone, setPhone] = useState('');
  const [spoken, setSpoken] = useState<Language>(language);
  const [isTried, setTried] = useState(false);
  const registration = useMutation({ mutationFn: registerPerson, onSuccess: onDone });
  const { error } = registration;
  const refused = new Map(error instanceof ApiError ? error.errors.map(({ path, message }) => [path, message]) : []);
  const said = (path: string): string | undefined =>
    refused.has(path) ? `${t('form.refused')}: ${refused.get(path)}` : undefined;
  const nameFault = isTried && name.trim() === '' ? t('form.required') : said('name');
  const phoneFault =
    isTried && phone.trim() !== '' && !phonePattern.test(phone.trim()) ? t('people.badPhone') : said('phone');

  const submit = (): void => {
    setTried(true);
    if (name.trim() === '' || (phone.trim() !== '' && !phonePattern.test(phone.trim()))) return;
    registration.mutate({ name: name.trim(), phone: phone.trim() === '' ? null : phone.trim(), language: spoken });
  };
  return (
    // No form of its own: it stands within that of the order.
    <div
      className="person-form"
      role="group"
      aria-label={t('people.register')}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
        event.preventDefault();
        submit();
      }}
    >
      <TextField label={t('people.name')} value={name} onChange={setName} maxLength={200} fault={nameFault} />
      <TextField
        label={t('people.phone')}
        note={t('form.optional')}
        type="tel"
        value={phone}
        onChange={setPhone}
        maxLength={30}
        fault={phoneFault}
      />
      <label className="court-field">
        <span className="court-label">{t('people.language')}</span>
        <select value={spoken} onChange={(event) => setSpoken(event.target.value as Language)}>
          {languages.map((each) => (
            <option key={each} value={each}>
              {t(`languages.${each}`)}
            </option>
          ))}
        </select>
      </label>
      <button type="button" className="button" disabled={registration.isPending} onClick={submit}>
        {t('people.registerDo')}
      </button>
      {error !== null && refused.size === 0 && <ProblemNote error={error} onDismiss={registration.reset} />}
    </div>
  );
}
