import type { ReactNode } from 'react';
import '../../words/house/index.js';
import './house.css';
import './administration.css';

interface ScreenProps {
  title: ReactNode;
  /** What the screen is for, in a sentence or two. */
  intro?: ReactNode;
  /** What stands beside the title: what can be done on the whole. */
  actions?: ReactNode;
  /** The way back to the list. */
  back?: ReactNode;
  children: ReactNode;
}

/** The frame of a screen of the administration. */
export function Screen({ title, intro, actions, back, children }: ScreenProps) {
  return (
    <main className="house">
      {back !== undefined && <p className="house-back">{back}</p>}
      <div className="house-head">
        <div>
          <h1>{title}</h1>
          {intro !== undefined && <p className="house-intro">{intro}</p>}
        </div>
        {actions !== undefined && <div className="house-actions">{actions}</div>}
      </div>
      {children}
    </main>
  );
}

interface SectionProps {
  title: string;
  actions?: ReactNode;
  children: ReactNode;
}

export function Section({ title, actions, children }: SectionProps) {
  return (
    <section className="admin-section" aria-label={title}>
      <header className="admin-head">
        <h2>{title}</h2>
        {actions !== undefined && <div className="house-actions">{actions}</div>}
      </header>
      {children}
    </section>
  );
}

/** What is known of one thing, as names and values. */
export function Facts({ facts }: { facts: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className="admin-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
