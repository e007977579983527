import type { CompanionHint } from './companion-hints.port.js';

/** Port: tells a person's phones what another phone of theirs has done. Never throws, never waits. */
export interface CompanionNews {
  changed(hint: CompanionHint): void;
}
export const COMPANION_NEWS = Symbol('CompanionNews');
