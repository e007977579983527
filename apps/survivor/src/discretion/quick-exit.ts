/** A page that anybody may have open. */
const neutralPage = 'https://www.wikipedia.org/';

/**
 * Away at once. The app's entry of the history is replaced, so that Back does not lead here. The screen is blank before the other page
 * has come.
 */
export function leave(): void {
  document.documentElement.classList.add('away');
  location.replace(neutralPage);
}
