import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client.js';
import { ApiError } from '../../api/request.js';
import { ProblemNote } from '../../detail/problem-note.js';
import { ConfirmButton } from '../../ui/confirm-button.js';
import { Field } from '../parts/field.js';
import { useDate } from '../parts/use-date.js';

/** Another system that gets the agency's alarms as CAP messages. Address and secret are never shown again. */
export function CapEndpoint({ agencyId }: { agencyId: string }) {
  const { t } = useTranslation(['agency', 'house']);
  const date = useDate();
  const queries = useQueryClient();
  const [url, setUrl] = useState('');
  const [secret, setSecret] = useState('');
  const path = { id: agencyId };
  const key = ['cap-endpoint', agencyId];
  const { data, error, isPending, refetch } = useQuery({
    queryKey: key,
    queryFn: async () => {
      try {
        return await answer(api.GET('/v1/agencies/{id}/cap-endpoint', { params: { path } }));
      } catch (refused) {
        if (refused instanceof ApiError && refused.status === 404) return null;
        throw refused;
      }
    },
  });
  const name = useMutation({
    mutationFn: () =>
      answer(api.PUT('/v1/agencies/{id}/cap-endpoint', { params: { path }, body: { url: url.trim(), secret } })),
    onSuccess: () => {
      setUrl('');
      setSecret('');
      void queries.invalidateQueries({ queryKey: key });
    },
  });
  const remove = useMutation({
    mutationFn: () => answer(api.DELETE('/v1/agencies/{id}/cap-endpoint', { params: { path } })),
    onSettled: () => queries.invalidateQueries({ queryKey: key }),
  });
  return (
    <section className="house-panel" aria-labelledby="agency-cap">
      <h2 id="agency-cap">{t('agency:cap')}</h2>
      <p className="quiet">{t('agency:capHelp')}</p>
      {error !== null && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {isPending && <p className="quiet">{t('house:loading')}</p>}
      {data === null && <p>{t('agency:capNone')}</p>}
      {data && (
        <div className={`house-note ${data.lastError === null ? 'house-note-good' : 'house-note-warn'}`}>
          <p>
            {t('agency:capLast')}: {data.lastSentAt === null ? t('house:never') : date(data.lastSentAt)}
          </p>
          {data.lastError !== null && (
            <p>
              {t('agency:capError')}: <code>{data.lastError}</code> ({t('agency:capAttempts', { count: data.attempts })}
              )
            </p>
          )}
        </div>
      )}
      <form
        className="house-fields"
        onSubmit={(event) => {
          event.preventDefault();
          name.mutate();
        }}
      >
        <Field label={t('agency:capUrl')}>
          {(control) => (
            <input
              {...control}
              type="url"
              required
              autoComplete="off"
              placeholder="https://"
              value={url}
              onChange={(event) => setUrl(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('agency:capSecret')} help={t('agency:capSecretHelp')}>
          {(control) => (
            <input
              {...control}
              type="password"
              required
              autoComplete="new-password"
              value={secret}
              onChange={(event) => setSecret(event.target.value)}
            />
          )}
        </Field>
        <button type="submit" className="button" disabled={name.isPending || url.trim() === '' || secret === ''}>
          {data ? t('agency:capReplace') : t('agency:capName')}
        </button>
        {data && (
          <ConfirmButton
            label={t('house:remove')}
            name={t('agency:capRemove')}
            help={t('agency:capRemoveHelp')}
            isBusy={remove.isPending}
            onConfirm={() => remove.mutate()}
          />
        )}
      </form>
      {name.isSuccess && <p role="status">{t('house:saved')}</p>}
      {name.error !== null && <ProblemNote error={name.error} onDismiss={name.reset} />}
      {remove.error !== null && <ProblemNote error={remove.error} onDismiss={remove.reset} />}
    </section>
  );
}
