import { useQuery } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Incident } from '#contracts';
import { fetchOtherDesks } from '../api/incidents.js';
import { useSession } from '../session/use-session.js';
import { Dialog } from '../ui/dialog.js';
import { formText } from '../ui/form-text.js';
import { ProblemNote } from './problem-note.js';
import type { IncidentSteps } from './use-incident-steps.js';

/** To which desk, and why: none is set beforehand. */
export function HandOverDialog({ incident, steps }: { incident: Incident; steps: IncidentSteps }) {
  const { t } = useTranslation('dispatch');
  const { token } = useSession();
  const desks = useQuery({ queryKey: ['desks', incident.id], queryFn: () => fetchOtherDesks(token, incident.id) });

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [agencyId, note] = [formText(form, 'desk'), formText(form, 'note').trim()];
    if (agencyId !== '' && note !== '') steps.run({ step: 'hand-over', agencyId, note });
  }

  return (
    <Dialog title={t('desks.chooseDesk')} onClose={steps.stopAsking}>
      {desks.isPending && <p className="quiet">{t('loading')}</p>}
      {desks.isError && <ProblemNote error={desks.error} onRetry={() => void desks.refetch()} />}
      {desks.data?.length === 0 && <p>{t('desks.noDesks')}</p>}
      <form onSubmit={submit}>
        <fieldset className="choices" disabled={steps.isBusy}>
          <legend className="unseen">{t('desks.chooseDesk')}</legend>
          {desks.data?.map(({ id, name, region }) => (
            <label key={id} className="button choice">
              <input type="radio" name="desk" value={id} required />
              <b>{name}</b> <span>{region}</span>
            </label>
          ))}
        </fieldset>
        <label className="field">
          {t('desks.why')}
          <textarea name="note" rows={3} maxLength={4000} required />
        </label>
        {steps.error !== null && <ProblemNote error={steps.error} />}
        <div className="dialog-buttons">
          <button type="button" className="button" onClick={steps.stopAsking}>
            {t('cancel')}
          </button>
          <button type="submit" className="button button-primary" disabled={steps.isBusy}>
            {steps.isBusy ? t('actions.busy') : t('desks.handOver')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
