import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client.js';
import { ProblemNote } from '../../detail/problem-note.js';
import { Dialog } from '../../ui/dialog.js';
import { Field } from '../parts/field.js';

/** Ends the keeping of an incident: what is beyond its time is deleted by the next run. */
export function ReleaseHold({ incidentId, onReleased }: { incidentId: string; onReleased: () => void }) {
  const { t } = useTranslation(['retention', 'house']);
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const close = (): void => setOpen(false);
  const release = useMutation({
    mutationFn: () =>
      answer(
        api.POST('/v1/incidents/{id}/hold/release', {
          params: { path: { id: incidentId } },
          body: { reason: reason.trim() },
        }),
      ),
    onSuccess: () => {
      close();
      onReleased();
    },
  });
  return (
    <>
      <button
        type="button"
        className="tool"
        aria-label={t('retention:releaseName', { id: incidentId.slice(-12) })}
        onClick={() => setOpen(true)}
      >
        {t('retention:release')}
      </button>
      {isOpen && (
        <Dialog title={t('retention:releaseName', { id: incidentId.slice(-12) })} onClose={close}>
          <form
            className="retention-release"
            onSubmit={(event) => {
              event.preventDefault();
              release.mutate();
            }}
          >
            <p>{t('retention:releaseHelp')}</p>
            <Field label={t('house:reason')}>
              {(control) => (
                <textarea
                  {...control}
                  rows={3}
                  required
                  maxLength={500}
                  value={reason}
                  onChange={(event) => setReason(event.target.value)}
                />
              )}
            </Field>
            {release.error !== null && <ProblemNote error={release.error} onDismiss={release.reset} />}
            <div className="dialog-buttons">
              <button type="button" className="button" onClick={close}>
                {t('house:cancel')}
              </button>
              <button
                type="submit"
                className="button button-primary"
                disabled={reason.trim() === '' || release.isPending}
              >
                {t('retention:release')}
              </button>
            </div>
          </form>
        </Dialog>
      )}
    </>
  );
}
