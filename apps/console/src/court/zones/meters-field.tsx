import { useId, useState } from 'react';

interface MetersFieldProps {
  label: string;
  help: string;
  fault: string;
  least: number;
  most: number;
  value: number;
  /** `NaN` while what is typed is no such length. */
  onValue: (meters: number) => void;
}

/** A length in meters, typed. */
export function MetersField({ label, help, fault, least, most, value, onValue }: MetersFieldProps) {
  const id = useId();
  const [typed, setTyped] = useState<{ text: string; value: number } | null>(null);
  const text =
    typed !== null && Object.is(typed.value, value) ? typed.text : Number.isFinite(value) ? String(value) : '';
  const take = (given: string): void => {
    const meters = Number(given.trim().replace(',', '.'));
    const read = given.trim() !== '' && meters >= least && meters <= most ? meters : Number.NaN;
    setTyped({ text: given, value: read });
    onValue(read);
  };
  const isWrong = !Number.isFinite(value);
  return (
    <div className="form-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        value={text}
        aria-invalid={isWrong}
        aria-describedby={`${id}-said`}
        onChange={(event) => take(event.target.value)}
      />
      <small id={`${id}-said`} className={isWrong ? 'zones-fault' : ''}>
        {isWrong ? fault : help}
      </small>
    </div>
  );
}
