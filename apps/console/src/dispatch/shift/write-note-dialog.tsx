import { useMemo, useState, type FormEvent } from 'react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { newId } from '#domain';
import { writeNote } from '../../api/shift-notes.js';
import { ProblemNote } from '../../detail/problem-note.js';
import { shiftNoteStore } from '../../feed/stores.js';
import { useQueue } from '../../feed/use-queue.js';
import { useSession } from '../../session/use-session.js';
import { Dialog } from '../../ui/dialog.js';

/** Who goes writes what who comes must know. What is open stands beside it, so that nothing is forgotten. */
export function WriteNoteDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('shift');
  const { id: agencyId } = useSession().staff.agency;
  const { waiting, inWork } = useQueue(agencyId);
  const [text, setText] = useState('');
  // Of this very text: an edited one is another note.
  const key = useMemo(() => newId(), [text]);
  const write = useMutation({
    mutationFn: (written: string) => writeNote(written, key),
    onSuccess: () => {
      shiftNoteStore.update((count) => count + 1);
      onClose();
    },
  });

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (text.trim() !== '') write.mutate(text.trim());
  }

  return (
    <Dialog title={t('write')} onClose={onClose}>
      <form onSubmit={submit}>
        <p>{t('help')}</p>
        <p className="quiet">{t('open', { waiting: waiting.length, inWork: inWork.length })}</p>
        <label className="field">
          {t('text')}
          <textarea
            rows={7}
            maxLength={4000}
            required
            autoFocus
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        </label>
        {write.error !== null && <ProblemNote error={write.error} />}
        <div className="dialog-buttons">
          <button type="button" className="button" onClick={onClose}>
            {t('cancel')}
          </button>
          <button type="submit" className="button button-primary" disabled={write.isPending || text.trim() === ''}>
            {t('leave')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
