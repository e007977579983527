import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Permit } from '#contracts';
import { systemClock } from '#domain';
import { ProblemNote } from '../../detail/problem-note.js';
import { ConfirmButton } from '../../ui/confirm-button.js';
import { withdrawPermit } from '../court-api.js';
import { useCourt } from '../use-words-of-court.js';

interface PermitListProps {
  permits: readonly Permit[];
  timeZone: string;
  isOpen: boolean;
}

/** Permits of what is shown: those that hold, will hold, or held within the week. */
export function PermitList({ permits, timeZone, isOpen }: PermitListProps) {
  const { t, dayAndMinute } = useCourt();
  const queries = useQueryClient();
  const withdrawal = useMutation({
    mutationFn: withdrawPermit,
    onSettled: () => queries.invalidateQueries({ queryKey: ['court'] }),
  });
  const now = systemClock.now();
  const stateOf = ({ from, to, withdrawnAt }: Permit): string | undefined => {
    if (withdrawnAt !== null) return t('schedule.withdrawn', { at: dayAndMinute(Date.parse(withdrawnAt), timeZone) });
    if (Date.parse(to) <= now) return t('schedule.over');
    return Date.parse(from) <= now ? t('schedule.now') : undefined;
  };
  if (permits.length === 0) return <p className="court-hint">{t('schedule.noPermits')}</p>;
  return (
    <>
      <ul className="person-list">
        {permits.map((permit) => {
          const text = `${dayAndMinute(Date.parse(permit.from), timeZone)} – ${dayAndMinute(Date.parse(permit.to), timeZone)}`;
          const state = stateOf(permit);
          const isStanding = permit.withdrawnAt === null && Date.parse(permit.to) > now;
          return (
            <li key={permit.id} className="court-row">
              <span>
                <strong>{text}</strong> {state !== undefined && <span className="late">{state}</span>}
                <span className="permit-reason">{permit.reason}</span>
              </span>
              {isOpen && isStanding && (
                <ConfirmButton
                  label={t('schedule.withdraw')}
                  name={t('schedule.withdrawName', { text })}
                  help={t('schedule.withdrawHelp')}
                  isBusy={withdrawal.isPending}
                  onConfirm={() => withdrawal.mutate(permit.id)}
                />
              )}
            </li>
          );
        })}
      </ul>
      {withdrawal.error !== null && <ProblemNote error={withdrawal.error} onDismiss={withdrawal.reset} />}
    </>
  );
}
