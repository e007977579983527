import type { ReactNode } from 'react';
import { createStore, useStore } from '../feed/store.js';
import './panel.css';

const storageKey = 'qalqan.panels';

/** Which panels are open where that is not as usual: the dispatcher's own choice, kept on this machine. */
const chosen = createStore<Readonly<Record<string, boolean>>>(read());

function read(): Record<string, boolean> {
  try {
    return JSON.parse(localStorage.getItem(storageKey) ?? '{}') as Record<string, boolean>;
  } catch {
    return {};
  }
}

function choose(id: string, isOpen: boolean): void {
  if (chosen.get()[id] === isOpen) return;
  chosen.update((panels) => ({ ...panels, [id]: isOpen }));
  localStorage.setItem(storageKey, JSON.stringify(chosen.get()));
}

interface PanelProps {
  id: string;
  title: string;
  /** Stands in the title's line, also when the panel is closed: the one thing that must be seen of it. */
  aside?: ReactNode;
  usuallyOpen: boolean;
  children: ReactNode;
}

/** A part of the chosen incident that can be closed; what is in it is drawn, and read, only while it is open. */
export function Panel({ id, title, aside, usuallyOpen, children }: PanelProps) {
  const isOpen = useStore(chosen, (panels) => panels[id] ?? usuallyOpen);
  return (
    <details
      className={`panel panel-${id}`}
      open={isOpen}
      onToggle={({ currentTarget }) => choose(id, currentTarget.open)}
    >
      <summary>
        <h3>{title}</h3>
        {aside !== undefined && <span className="panel-aside">{aside}</span>}
      </summary>
      {isOpen && <div className="panel-body">{children}</div>}
    </details>
  );
}
