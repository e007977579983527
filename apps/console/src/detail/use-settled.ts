import { useEffect, useState } from 'react';

/** Each reading of an incident is an entry in the audit chain, so passing over a row by key must not cause one. */
const settleMilliseconds = 400;

/** Whether one has stayed a moment. For components that are made anew for each incident. */
export function useSettled(): boolean {
  const [isSettled, setSettled] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(true), settleMilliseconds);
    return () => clearTimeout(timer);
  }, []);
  return isSettled;
}
