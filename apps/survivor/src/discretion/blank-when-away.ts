import { lockIfWanted } from '../lock/locked.js';

/**
 * While another app is in front the page is empty, for the picture that the task switcher takes. By a class and not by drawing anew:
 * the picture is taken at once, and what she has typed stays.
 */
export function blankWhenAway(): void {
  const look = (): void => {
    const isHidden = document.visibilityState === 'hidden';
    document.documentElement.classList.toggle('away', isHidden);
    if (isHidden) lockIfWanted();
  };
  document.addEventListener('visibilitychange', look);
  look();
}
