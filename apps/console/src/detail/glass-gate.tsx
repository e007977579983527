import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Incident } from '#contracts';
import { formText } from '../ui/form-text.js';
import { ProblemNote } from './problem-note.js';
import { useGlass } from './use-track.js';

const leastReason = 10;

/** In the place of the positions of a closed incident, until a reason was given. */
export function GlassGate({ incident }: { incident: Incident }) {
  const { t } = useTranslation('incident');
  const glass = useGlass(incident);

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    glass.mutate(formText(new FormData(event.currentTarget), 'reason').trim());
  }

  if (glass.isSuccess)
    return (
      <p className="quiet" role="status">
        {t('glass.done')}
      </p>
    );
  return (
    <form className="glass" onSubmit={submit}>
      <p>
        <b>{t('glass.title')}</b>
      </p>
      <p className="quiet">{t('glass.help')}</p>
      <label className="field">
        {t('glass.reason')}
        <input name="reason" required minLength={leastReason} maxLength={500} autoComplete="off" />
      </label>
      {glass.error !== null && <ProblemNote error={glass.error} onDismiss={glass.reset} />}
      <button type="submit" className="button" disabled={glass.isPending}>
        {glass.isPending ? t('glass.reading') : t('glass.read')}
      </button>
    </form>
  );
}
