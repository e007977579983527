import { type ReactNode, useId } from 'react';

interface FieldProps {
  label: string;
  help?: ReactNode;
  /** What is wrong with it. */
  error?: string | undefined;
  /** Given what names and describes the control. */
  children: (control: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }) => ReactNode;
}

/** A control with its name, what it means and what is wrong with it. */
export function Field({ label, help, error, children }: FieldProps) {
  const id = useId();
  const described = help !== undefined || error !== undefined;
  return (
    <div className="house-field">
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        ...(described && { 'aria-describedby': `${id}-about` }),
        ...(error !== undefined && { 'aria-invalid': true as const }),
      })}
      {described && (
        <div id={`${id}-about`}>
          {error !== undefined && <p className="house-invalid">{error}</p>}
          {help !== undefined && <small>{help}</small>}
        </div>
      )}
    </div>
  );
}
