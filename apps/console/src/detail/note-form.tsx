import { type FormEvent, type KeyboardEvent, useRef } from 'react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Incident } from '#contracts';
import { addNote } from '../api/incidents.js';
import { withIncident } from '../feed/incident-state.js';
import { incidentStore } from '../feed/stores.js';
import { useSession } from '../session/use-session.js';
import { formText } from '../ui/form-text.js';
import { ProblemNote } from './problem-note.js';

/** What the log does not say by itself. What could not be sent stays in the field. */
export function NoteForm({ incident }: { incident: Incident }) {
  const { t } = useTranslation('incident');
  const { token } = useSession();
  const form = useRef<HTMLFormElement>(null);
  const note = useMutation({
    mutationFn: (text: string) => addNote(token, incident.id, text),
    onSuccess: (changed) => {
      incidentStore.update((state) => withIncident(state, changed));
      form.current?.reset();
    },
  });

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const text = formText(new FormData(event.currentTarget), 'text').trim();
    if (text !== '' && !note.isPending) note.mutate(text);
  }

  function sendByKey(event: KeyboardEvent): void {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.current?.requestSubmit();
  }

  return (
    <form ref={form} className="note-form" onSubmit={submit}>
      <textarea
        name="text"
        rows={1}
        maxLength={4000}
        required
        aria-label={t('note.label')}
        placeholder={t('note.label')}
        aria-keyshortcuts="Control+Enter"
        onKeyDown={sendByKey}
      />
      <button type="submit" className="button" disabled={note.isPending} title={t('note.hint')}>
        {t('note.send')}
      </button>
      <span className="unseen" role="status">
        {note.isSuccess ? t('note.sent') : ''}
      </span>
      {note.error !== null && <ProblemNote error={note.error} onDismiss={note.reset} />}
    </form>
  );
}
