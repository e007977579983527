import { useEffect, useState } from 'preact/hooks';

/** What the phone believes. It may be wrong: requests are tried whatever it says. */
export function useOnline(): boolean {
  const [isOnline, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const hear = (): void => setOnline(navigator.onLine);
    addEventListener('online', hear);
    addEventListener('offline', hear);
    return () => {
      removeEventListener('online', hear);
      removeEventListener('offline', hear);
    };
  }, []);
  return isOnline;
}
