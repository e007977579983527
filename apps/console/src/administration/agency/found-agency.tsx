import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { agencyKinds, type AgencyKind, type Language, newId } from '#domain';
import { answer, api } from '../../api/client.js';
import { ProblemNote } from '../../detail/problem-note.js';
import { Field } from '../parts/field.js';
import { formText } from '../../ui/form-text.js';
import { timeZones } from './time-zones.js';

/** A further agency with its first administrator, who alone sees it from then on. */
export function FoundAgency({ timeZone, language }: { timeZone: string; language: Language }) {
  const { t } = useTranslation(['agency', 'house']);
  // The same key for the same form: a press that was repeated for want of an answer founds one agency.
  const key = useRef(newId());
  const [zone, setZone] = useState(timeZone);
  const found = useMutation({
    mutationFn: (form: FormData) =>
      answer(
        api.POST('/v1/agencies', {
          params: { header: { 'Idempotency-Key': key.current } },
          body: {
            name: formText(form, 'name'),
            kind: formText(form, 'kind') as AgencyKind,
            region: formText(form, 'region'),
            timeZone: zone,
            language,
            administrator: {
              name: formText(form, 'administratorName'),
              email: formText(form, 'email'),
              password: formText(form, 'password'),
              language,
              mustChangePassword: true,
            },
          },
        }),
      ),
    onSettled: () => (key.current = newId()),
  });
  return (
    <details className="house-panel">
      <summary>
        <h2 className="agency-found">{t('agency:found')}</h2>
      </summary>
      <p className="quiet">{t('agency:foundHelp')}</p>
      <form
        className="house-fields agency-found-form"
        onSubmit={(event) => {
          event.preventDefault();
          const form = event.currentTarget;
          found.mutate(new FormData(form), { onSuccess: () => form.reset() });
        }}
      >
        <Field label={t('agency:name')}>
          {(control) => <input {...control} name="name" required maxLength={200} />}
        </Field>
        <Field label={t('agency:kind')}>
          {(control) => (
            <select {...control} name="kind">
              {agencyKinds.map((kind) => (
                <option key={kind} value={kind}>
                  {t(`agency:kinds.${kind}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t('agency:region')}>
          {(control) => <input {...control} name="region" required maxLength={200} />}
        </Field>
        <Field label={t('agency:timeZone')}>
          {(control) => (
            <select {...control} value={zone} onChange={(event) => setZone(event.target.value)}>
              {timeZones(zone).map((each) => (
                <option key={each}>{each}</option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t('agency:administratorName')}>
          {(control) => <input {...control} name="administratorName" required maxLength={200} autoComplete="off" />}
        </Field>
        <Field label={t('agency:administratorEmail')}>
          {(control) => <input {...control} name="email" type="email" required maxLength={254} autoComplete="off" />}
        </Field>
        <Field label={t('agency:administratorPassword')} help={t('agency:administratorPasswordHelp')}>
          {(control) => (
            <input
              {...control}
              name="password"
              type="text"
              required
              minLength={10}
              maxLength={256}
              autoComplete="off"
            />
          )}
        </Field>
        <button type="submit" className="button button-primary" disabled={found.isPending}>
          {t('agency:foundButton')}
        </button>
      </form>
      {found.data !== undefined && (
        <p className="house-note house-note-good" role="status">
          {t('agency:founded', { name: found.data.name })}
        </p>
      )}
      {found.error !== null && <ProblemNote error={found.error} onDismiss={found.reset} />}
    </details>
  );
}
