import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { Hold } from './hold.js';

interface Props {
  milliseconds: () => number;
  class: string;
  onHeld: () => void;
  children: (isHeld: boolean) => ComponentChildren;
}

/** By finger, mouse, Space or Enter. */
export function HoldButton({ milliseconds, class: name, onHeld, children }: Props) {
  const [isHeld, setHeld] = useState(false);
  const hold = useMemo(
    () =>
      new Hold({
        milliseconds,
        began: () => setHeld(true),
        gaveUp: () => setHeld(false),
        held: () => {
          setHeld(false);
          onHeld();
        },
      }),
    [],
  );
  useEffect(() => () => hold.stop(), [hold]);
  const isKey = ({ key }: KeyboardEvent): boolean => key === ' ' || key === 'Enter';
  return (
    <button
      type="button"
      class={isHeld ? `${name} held` : name}
      style={{ '--hold': `${milliseconds()}ms` }}
      onPointerDown={(event) => {
        // A finger that slides off the button is still down.
        event.currentTarget.setPointerCapture(event.pointerId);
        hold.start();
      }}
      onPointerUp={() => hold.stop()}
      onPointerCancel={() => hold.stop()}
      onKeyDown={(event) => {
        if (!isKey(event)) return;
        event.preventDefault();
        if (!event.repeat) hold.start();
      }}
      onKeyUp={(event) => isKey(event) && hold.stop()}
      onBlur={() => hold.stop()}
      onContextMenu={(event) => event.preventDefault()}
    >
      {children(isHeld)}
    </button>
  );
}
