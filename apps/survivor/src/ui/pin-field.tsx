import { useEffect, useId, useRef } from 'preact/hooks';

interface Props {
  label: string;
  value: string;
  onInput: (value: string) => void;
  hasFault?: boolean;
  /** Where it is what the screen is for: a keyboard that comes by itself covers half of a small one. */
  isFirst?: boolean;
}

/** Digits, hidden; nothing that a password manager would keep. */
export function PinField({ label, value, onInput, hasFault = false, isFirst = false }: Props) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => void (isFirst && field.current?.focus()), []);
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        ref={field}
        id={id}
        class="pin"
        // A password's dots without a password's manager.
        type="text"
        inputMode="numeric"
        autoComplete="off"
        autoCorrect="off"
        spellcheck={false}
        maxLength={32}
        aria-invalid={hasFault}
        value={value}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </div>
  );
}
