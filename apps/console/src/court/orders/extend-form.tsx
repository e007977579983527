import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { Order } from '#contracts';
import { systemClock } from '#domain';
import { ProblemNote } from '../../detail/problem-note.js';
import { extendOrder } from '../court-api.js';
import { checkTerm, presetOf } from '../form/presets.js';
import { addDays, instantOf, localTimeOf } from '../../time/local-time.js';
import { useCourt } from '../use-words-of-court.js';
import { TimeFields } from './time-fields.js';

interface ExtendFormProps {
  order: Pick<Order, 'id' | 'validFrom' | 'validTo' | 'timeZone' | 'legalBasis'>;
  onDone: (validTo: string) => void;
  onCancel: () => void;
}

const quickDays = [10, 30, 90] as const;

/** Moves the end of an order further away, where it is listed or on its page. */
export function ExtendForm({ order, onDone, onCancel }: ExtendFormProps) {
  const { t, language, end } = useCourt();
  const queries = useQueryClient();
  const zone = order.timeZone;
  const present = localTimeOf(Date.parse(order.validTo!), zone);
  const [until, setUntil] = useState(addDays(present, 30));
  const extension = useMutation({
    mutationFn: (validTo: string) => extendOrder(order.id, validTo),
    onSuccess: async (_, validTo) => {
      await queries.invalidateQueries({ queryKey: ['court'] });
      onDone(validTo);
    },
  });
  const at = instantOf(until, zone);
  const fault =
    at === undefined
      ? t('form.badDate')
      : at <= Date.parse(order.validTo!)
        ? t('extend.afterEnd')
        : at <= systemClock.now()
          ? t('extend.future')
          : undefined;
  const preset = presetOf(order.legalBasis);
  const term = preset && checkTerm(preset, localTimeOf(Date.parse(order.validFrom), zone), until);
  const limit = preset?.name === 'police' ? t('presets.police.limit') : t('presets.court.limitMost');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (at !== undefined && fault === undefined) extension.mutate(new Date(at).toISOString());
  };
  return (
    <form className="extend-form" onSubmit={submit} aria-label={t('extend.title')}>
      <TimeFields
        label={t('extend.until')}
        value={until}
        onChange={setUntil}
        fault={fault}
        hint={`${t('extend.now', { end: end(order.validTo, zone) })}. ${t('form.zoneNote', { zone })}`}
      />
      <div className="court-row">
        {quickDays.map((days) => (
          <button key={days} type="button" className="tool" onClick={() => setUntil(addDays(present, days))}>
            {t('extend.quick', { count: days })}
          </button>
        ))}
      </div>
      {term?.fault === 'presetTooLong' && (
        <p className="form-warning" role="status">
          {t('extend.beyond', { limit, source: preset!.basis[language] })}
        </p>
      )}
      <div className="court-row">
        <button type="submit" className="button button-primary" disabled={fault !== undefined || extension.isPending}>
          {t('extend.do')}
        </button>
        <button type="button" className="button" onClick={onCancel}>
          {t('cancel')}
        </button>
      </div>
      {extension.error !== null && <ProblemNote error={extension.error} onDismiss={extension.reset} />}
    </form>
  );
}
