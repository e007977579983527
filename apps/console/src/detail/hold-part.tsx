import { useState } from 'react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Incident } from '#contracts';
import { systemClock } from '#domain';
import { changeHold, fetchHolds } from '../api/evidence.js';
import { useSession } from '../session/use-session.js';
import { dayAndTime } from '../time/time.js';
import { FormDialog } from '../ui/form-dialog.js';
import { formText } from '../ui/form-text.js';
import { useLanguage } from '../words/language.js';
import { ProblemNote } from './problem-note.js';

/** Whether everything of the incident is kept beyond its time, and why; placing and releasing that. */
export function HoldPart({ incident: { id } }: { incident: Incident }) {
  const { t } = useTranslation('incident');
  const language = useLanguage();
  const { timeZone } = useSession().staff.agency;
  const queries = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const key = ['holds', id];
  const holds = useQuery({ queryKey: key, queryFn: () => fetchHolds(id), staleTime: Infinity });
  const standing = holds.data?.find(({ releasedAt }) => releasedAt === null);
  const change = useMutation({
    mutationFn: (reason: string) => changeHold(id, standing === undefined ? 'hold' : 'hold/release', reason),
    onSettled: () => queries.invalidateQueries({ queryKey: key }),
    onSuccess: () => setAsking(false),
  });
  const when = (at: string): string => dayAndTime(Date.parse(at), systemClock.now(), language, timeZone);
  if (holds.data === undefined)
    return holds.isError ? <ProblemNote error={holds.error} onRetry={() => void holds.refetch()} /> : null;
  const label = standing === undefined ? t('hold.place') : t('hold.release');
  return (
    <div className="hold">
      <p role="status">
        {standing === undefined ? (
          <span className="quiet">{t('hold.none')}</span>
        ) : (
          <>
            <b>{t('hold.stands')}</b>{' '}
            <span className="quiet">
              {t('hold.since')} {when(standing.placedAt)} · {standing.reason}
            </span>
          </>
        )}
      </p>
      <button type="button" className="button" onClick={() => setAsking(true)}>
        {label}
      </button>
      {isAsking && (
        <HoldDialog
          title={label}
          help={standing === undefined ? t('hold.placeHelp') : t('hold.releaseHelp')}
          isBusy={change.isPending}
          error={change.error}
          onReason={(reason) => change.mutate(reason)}
          onClose={() => {
            setAsking(false);
            change.reset();
          }}
        />
      )}
    </div>
  );
}

interface HoldDialogProps {
  title: string;
  help: string;
  isBusy: boolean;
  error: Error | null;
  onReason: (reason: string) => void;
  onClose: () => void;
}

function HoldDialog({ title, help, isBusy, error, onReason, onClose }: HoldDialogProps) {
  const { t } = useTranslation('incident');

  function submit(form: FormData): void {
    const reason = formText(form, 'reason').trim();
    if (reason !== '') onReason(reason);
  }

  return (
    <FormDialog title={title} submit={title} isBusy={isBusy} error={error} onSubmit={submit} onClose={onClose}>
      <p>{help}</p>
      <label className="field">
        {t('hold.reason')}
        <textarea name="reason" rows={2} maxLength={500} required autoFocus />
      </label>
    </FormDialog>
  );
}
