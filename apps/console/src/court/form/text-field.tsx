import { useId, type InputHTMLAttributes } from 'react';

interface TextFieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value'> {
  label: string;
  value: string;
  onChange: (value: string) => void;
  fault?: string | undefined;
  hint?: string | undefined;
  /** Beside the label, for what may stay empty. */
  note?: string | undefined;
  /** Several lines. */
  rows?: number;
}

/** A labelled field with its fault and its hint, read out together with it. */
export function TextField({ label, value, onChange, fault, hint, note, rows, ...rest }: TextFieldProps) {
  const id = useId();
  const shared = {
    id,
    value,
    'aria-invalid': fault !== undefined,
    'aria-describedby': `${id}-fault ${id}-hint`,
    maxLength: rest.maxLength,
    placeholder: rest.placeholder,
    required: rest.required,
  };
  return (
    <div className="court-field">
      <label htmlFor={id}>
        {label} {note !== undefined && <span className="court-hint">({note})</span>}
      </label>
      {rows === undefined ? (
        <input {...rest} {...shared} onChange={(event) => onChange(event.target.value)} />
      ) : (
        <textarea {...shared} rows={rows} onChange={(event) => onChange(event.target.value)} />
      )}
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
    </div>
  );
}
