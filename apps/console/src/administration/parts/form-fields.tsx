import { type ComponentProps, type ReactNode, useId } from 'react';

interface FieldProps {
  label: string;
  help?: string;
  /** What is wrong with what stands in it. */
  wrong?: string | undefined;
}

/** One line to type, with its name above and what is wrong below. */
export function TextField({ label, help, wrong, ...input }: FieldProps & ComponentProps<'input'>) {
  const noteId = useId();
  const note = wrong ?? help;
  return (
    <label>
      <span>{label}</span>
      <input
        autoComplete="off"
        {...input}
        aria-invalid={wrong !== undefined}
        {...(note !== undefined && { 'aria-describedby': noteId })}
      />
      {note !== undefined && (
        <small id={noteId} className={wrong === undefined ? '' : 'wrong'}>
          {note}
        </small>
      )}
    </label>
  );
}

interface ChoiceFieldProps extends FieldProps, Omit<ComponentProps<'select'>, 'children'> {
  choices: readonly (readonly [value: string, name: string])[];
}

export function ChoiceField({ label, help, choices, ...select }: ChoiceFieldProps) {
  const noteId = useId();
  return (
    <label>
      <span>{label}</span>
      <select {...select} {...(help !== undefined && { 'aria-describedby': noteId })}>
        {choices.map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
      {help !== undefined && <small id={noteId}>{help}</small>}
    </label>
  );
}

export function CheckField({ label, ...input }: { label: ReactNode } & ComponentProps<'input'>) {
  return (
    <label className="check">
      <input type="checkbox" {...input} />
      <b>{label}</b>
    </label>
  );
}

/** A reason that is kept with the change. */
export function ReasonField({ label, help }: { label: string; help?: string }) {
  return (
    <label>
      <span>{label}</span>
      <textarea name="reason" rows={2} maxLength={500} required minLength={3} />
      {help !== undefined && <small>{help}</small>}
    </label>
  );
}
