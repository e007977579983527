import type { Severity } from '#domain';
import { useWords } from '../words/use-words.js';
import { SeverityShape } from './icons.js';

/** Word, shape and colour of a severity. */
export function SeverityTag({ severity }: { severity: Severity }) {
  const words = useWords();
  return (
    <span className={`severity-tag severity-${severity}`}>
      <SeverityShape severity={severity} />
      {words.severities[severity]}
    </span>
  );
}
