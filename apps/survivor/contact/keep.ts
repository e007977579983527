const tokenPlace = 'contact.token';
const devicePlace = 'contact.device';

/** The token leaves the address at once, so that neither history nor a screenshot has it; the tab keeps it for when it is loaded again. */
export function takeToken(): string | null {
  const given = location.hash.slice(1);
  if (given === '') return sessionStorage.getItem(tokenPlace);
  sessionStorage.setItem(tokenPlace, given);
  history.replaceState(null, '', location.pathname);
  return given;
}

/** What a link is bound to: random, and of nothing else. */
export function deviceSecret(): string {
  const kept = localStorage.getItem(devicePlace);
  if (kept !== null) return kept;
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const made = btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
  localStorage.setItem(devicePlace, made);
  return made;
}
