import type { Severity } from '#domain';
import type { Theme } from './theme.js';

/** Each severity has a shape of its own, so that it is never told by colour alone. */
export function SeverityShape({ severity }: { severity: Severity }) {
  return (
    <svg className={`shape shape-${severity}`} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {severity === 'critical' && (
        <>
          <path className="shape-body" d="M8 1.5h8L22.5 8v8L16 22.5H8L1.5 16V8z" />
          <path className="shape-mark" d="M12 6.5v7M12 17.250v.250" />
        </>
      )}
      {severity === 'urgent' && (
        <>
          <path className="shape-body" d="M12 2 23 21.5H1z" />
          <path className="shape-mark" d="M12 9v5.5M12 18v.250" />
        </>
      )}
      {severity === 'notice' && (
        <>
          <circle className="shape-body" cx="12" cy="12" r="9" />
          <path className="shape-mark" d="M12 11v6M12 7v.250" />
        </>
      )}
    </svg>
  );
}

/** The mark of Qalqan. */
export function Shield() {
  return (
    <svg className="shield" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path d="M16 2 28 6v9c0 8-5 12.5-12 15C9 27.5 4 23 4 15V6z" />
      <circle className="shield-dot" cx="16" cy="13" r="3.2" />
      <path className="shield-mark" d="M9.5 15a6.7 6.7 0 0 0 13 0" />
    </svg>
  );
}

/** A loudspeaker, crossed out when it is silent. */
export function Speaker({ isOn }: { isOn: boolean }) {
  return (
    <svg className="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path className="icon-solid" d="M3 7.5h3l4-3.5v12l-4-3.5H3z" />
      <path d={isOn ? 'M12.5 7.5a3.5 3.5 0 0 1 0 5M14.5 5a7 7 0 0 1 0 10' : 'm13 8 4 4m0-4-4 4'} />
    </svg>
  );
}

/** The theme that a press would bring: a sun in the dark, a moon in the light. */
export function ThemeMark({ theme }: { theme: Theme }) {
  return (
    <svg className="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      {theme === 'dark' ? (
        <>
          <circle className="icon-solid" cx="10" cy="10" r="3.5" />
          <path d="M10 2v2M10 16v2M2 10h2M16 10h2M4.3 4.3l1.4 1.4M14.3 14.3l1.4 1.4M4.3 15.7l1.4-1.4M14.3 5.7l1.4-1.4" />
        </>
      ) : (
        <path className="icon-solid" d="M13.5 3.5a7 7 0 1 0 3 9.5 6 6 0 0 1-3-9.5z" />
      )}
    </svg>
  );
}

/** Head and shoulders. */
export function Person() {
  return (
    <svg className="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <circle cx="10" cy="6.5" r="3.5" />
      <path d="M3.5 17a6.5 6.5 0 0 1 13 0" />
    </svg>
  );
}

/** Two halves of a chain that no longer meet. */
export function BrokenLink() {
  return (
    <svg className="broken-link" viewBox="0 0 48 28" aria-hidden="true" focusable="false">
      <path d="M18 6h-6a8 8 0 0 0 0 16h6M30 6h6a8 8 0 0 1 0 16h-6M24 2v5M24 21v5M19 11l3 3-3 3M29 11l-3 3 3 3" />
    </svg>
  );
}

/** A bell, crossed out when it is silent. */
export function Bell({ isOn }: { isOn: boolean }) {
  return (
    <svg className="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d="M4.5 14.5h11l-1.3-2v-4a4.2 4.2 0 0 0-8.4 0v4zM8.5 17h3" />
      {!isOn && <path d="M3 3l14 14" />}
    </svg>
  );
}
