import { useState, type FormEvent } from 'react';
import type { OrderWithZones } from '#contracts';
import { systemClock } from '#domain';
import { ProblemNote } from '../../detail/problem-note.js';
import { grantPermit, type Outcome } from '../court-api.js';
import { TextField } from '../form/text-field.js';
import { instantOf, type LocalTime } from '../../time/local-time.js';
import { TimeFields } from '../orders/time-fields.js';
import { useOutcome } from '../orders/use-outcome.js';
import { useCourt } from '../use-words-of-court.js';

const longest = 31 * 86_400_000;

interface PermitFormProps {
  order: OrderWithZones;
  /** `null`: of the distance. */
  zoneId: string | null;
  first: { from: LocalTime; to: LocalTime };
  /** Whether anything is forbidden in that time at all. */
  isOfUse: (from: number, to: number) => boolean;
  onDone: (outcome: Outcome<unknown>) => void;
  onCancel: () => void;
}

/** Lets the respondent be, for a time, where the order forbids it. */
export function PermitForm({ order, zoneId, first, isOfUse, onDone, onCancel }: PermitFormProps) {
  const { t } = useCourt();
  const [from, setFrom] = useState(first.from);
  const [to, setTo] = useState(first.to);
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const grant = useOutcome((body: { from: string; to: string; reason: string }) =>
    grantPermit(order.id, { zoneId, ...body }),
  );
  const [begin, end] = [instantOf(from, order.timeZone), instantOf(to, order.timeZone)];
  const fromFault =
    begin === undefined
      ? t('form.badDate')
      : order.validTo !== null && begin >= Date.parse(order.validTo)
        ? t('schedule.permitOutside')
        : undefined;
  const toFault =
    end === undefined
      ? t('form.badDate')
      : begin !== undefined && end <= begin
        ? t('form.endBeforeStart')
        : end <= systemClock.now()
          ? t('schedule.permitOver')
          : begin !== undefined && end - begin > longest
            ? t('schedule.permitTooLong')
            : undefined;
  const isShort = reason.trim() === '';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (begin === undefined || end === undefined || fromFault || toFault || isShort) return;
    const body = { from: new Date(begin).toISOString(), to: new Date(end).toISOString(), reason: reason.trim() };
    grant.mutate(body, { onSuccess: onDone });
  };
  return (
    <form className="person-form" onSubmit={submit} aria-label={t('schedule.grant')}>
      <div className="form-columns">
        <TimeFields
          label={t('schedule.from')}
          value={from}
          onChange={setFrom}
          fault={isTried ? fromFault : undefined}
        />
        <TimeFields label={t('schedule.to')} value={to} onChange={setTo} fault={toFault} />
      </div>
      <TextField
        label={t('schedule.permitReason')}
        placeholder={t('schedule.permitReasonHint')}
        rows={2}
        maxLength={1000}
        value={reason}
        onChange={setReason}
        fault={isTried && isShort ? t('form.required') : undefined}
      />
      {begin !== undefined && end !== undefined && end > begin && !isOfUse(begin, end) && (
        <p className="form-warning" role="status">
          {t('schedule.useless')}
        </p>
      )}
      <div className="court-row">
        <button type="submit" className="button button-primary" disabled={grant.isPending}>
          {t('schedule.grantDo')}
        </button>
        <button type="button" className="button" onClick={onCancel}>
          {t('cancel')}
        </button>
        <span className="court-hint">{t('form.zoneNote', { zone: order.timeZone })}</span>
      </div>
      {grant.error !== null && <ProblemNote error={grant.error} onDismiss={grant.reset} />}
    </form>
  );
}
