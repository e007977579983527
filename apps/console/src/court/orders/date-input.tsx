import { useRef, useState } from 'react';
import { useCourt } from '../use-words-of-court.js';
import { shownDate, typedDate, typedTime } from './typed-time.js';

interface InputProps {
  label: string;
  value: string;
  isWrong: boolean;
  describedBy: string;
  onChange: (value: string) => void;
}

/**
 * A day as `22.11.2026`, whatever the browser's own language is: its field would show some clerks 11/22 and others 22/11. The
 * calendar behind the button is the browser's.
 */
export function DateInput({ label, value, isWrong, describedBy, onChange }: InputProps) {
  const { t } = useCourt();
  const picker = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <span className="date-input">
      <input
        type="text"
        inputMode="numeric"
        size={11}
        autoComplete="off"
        placeholder={t('form.dateForm')}
        value={typed ?? shownDate(value)}
        aria-label={label}
        aria-invalid={isWrong}
        aria-describedby={describedBy}
        onChange={(event) => {
          setTyped(event.target.value);
          onChange(typedDate(event.target.value) ?? '');
        }}
        onBlur={() => {
          if (typed !== null && typedDate(typed) !== undefined) setTyped(null);
        }}
      />
      <button
        type="button"
        className="tool"
        aria-label={`${t('form.calendar')}: ${label}`}
        onClick={() => picker.current?.showPicker()}
      >
        <svg className="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
          <path d="M3.500 5h13v11.500h-13zM3.500 8.500h13M7 3v3.500M13 3v3.500" />
        </svg>
      </button>
      <input
        ref={picker}
        className="date-picker"
        type="date"
        tabIndex={-1}
        aria-hidden="true"
        value={value}
        onChange={(event) => {
          setTyped(null);
          onChange(event.target.value);
        }}
      />
    </span>
  );
}

/** A time of day on 24 hours: `14:30`. */
export function TimeInput({ label, value, isWrong, describedBy, onChange }: InputProps) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <input
      type="text"
      inputMode="numeric"
      size={5}
      autoComplete="off"
      placeholder="--:--"
      value={typed ?? value}
      aria-label={label}
      aria-invalid={isWrong}
      aria-describedby={describedBy}
      onChange={(event) => {
        setTyped(event.target.value);
        onChange(typedTime(event.target.value) ?? '');
      }}
      onBlur={() => {
        if (typed !== null && typedTime(typed) !== undefined) setTyped(null);
      }}
    />
  );
}
