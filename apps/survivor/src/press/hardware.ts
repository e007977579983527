import { settings } from '../keep/settings.js';
import { pressPanic } from './press-panic.js';

const start = '#now=';

/**
 * A press that a shortcut, a volume key or an NFC tag calls for by address. The address holds a key that only this phone knows: a page
 * or a message with a link must not be able to press. It is taken out of the address, and so out of the history, at once.
 */
export function pressIfAsked(): void {
  const { hash, pathname } = location;
  if (hash === '') return;
  history.replaceState(null, '', pathname);
  const { hardwareKey } = settings.get();
  if (hardwareKey !== undefined && hash === `${start}${hardwareKey}`) void pressPanic('hardware');
}

export const hardwareAddress = (key: string): string => `${location.origin}/app/${start}${key}`;

/** 128 bits. */
export const newHardwareKey = (): string => crypto.randomUUID().replaceAll('-', '');
