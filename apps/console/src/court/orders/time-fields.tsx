import { useId } from 'react';
import type { LocalTime } from '../../time/local-time.js';
import { useCourt } from '../use-words-of-court.js';
import { DateInput, TimeInput } from './date-input.js';

interface TimeFieldsProps {
  label: string;
  value: LocalTime;
  onChange: (value: LocalTime) => void;
  fault?: string | undefined;
  hint?: string | undefined;
  disabled?: boolean;
}

/** A day and a time of day, in the zone of the order. */
export function TimeFields({ label, value, onChange, fault, hint, disabled = false }: TimeFieldsProps) {
  const { t } = useCourt();
  const id = useId();
  const described = fault === undefined ? `${id}-hint` : `${id}-fault ${id}-hint`;
  return (
    <fieldset className="court-field" disabled={disabled}>
      <legend>{label}</legend>
      <span className="court-times">
        <DateInput
          label={`${label}: ${t('form.date')}`}
          value={value.date}
          isWrong={fault !== undefined}
          describedBy={described}
          onChange={(date) => onChange({ ...value, date })}
        />
        <TimeInput
          label={`${label}: ${t('form.time')}`}
          value={value.time}
          isWrong={fault !== undefined}
          describedBy={described}
          onChange={(time) => onChange({ ...value, time })}
        />
      </span>
      {fault !== undefined && (
        <span className="court-fault" id={`${id}-fault`}>
          {fault}
        </span>
      )}
      {hint !== undefined && (
        <span className="court-hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
    </fieldset>
  );
}
