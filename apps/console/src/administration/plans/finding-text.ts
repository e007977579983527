import type { TFunction } from 'i18next';
import type { Finding } from './ladder.js';

/** What the api's check says, by its own sentences; a number in one stays with it. */
const known = [
  [/^must tell the desk at once, of every alarm and at any hour$/, 'deskAtOnce'],
  [/^must not be more than (\d+)$/, 'tooMany'],
  [/^is that of an earlier step$/, 'idTwice'],
  [/^must be a whole number from (\d+) to (\d+)$/, 'outOfBounds'],
  [/^must be console for a desk$/, 'deskByConsole'],
  [/^is the desk’s alone$/, 'consoleIsDesks'],
  [/^must not be seen but for the protected person$/, 'seenIsHers'],
  [/^is the protected person’s alone$/, 'appIsHers'],
  [/^is named twice$/, 'namedTwice'],
  [/^must name one, or be left out$/, 'nameOne'],
  [/^is never told to this recipient/, 'neverTold'],
  [/^must be two different hours of the day/, 'twoHours'],
  [/^is for contacts alone/, 'contactsAlone'],
  [/^nobody but the desk is told of a critical alarm within (\d+) s$/, 'nobodyElse'],
  [/^an incident that the desk does not take climbs to nobody$/, 'climbsNowhere'],
  [/^is not configured here$/, 'notConfigured'],
  [/^tells nobody until the agency names its nextAgencyId$/, 'noNextAgency'],
  [/^tells another agency though the own desk has taken the incident$/, 'tellsThoughTaken'],
] as const;

export type FindingName = (typeof known)[number][1];

/** Its name among the words, and the numbers that belong to it; `undefined`: a sentence of a newer api. */
export function findingName(message: string): { name: FindingName; numbers: string[] } | undefined {
  for (const [pattern, name] of known) {
    const found = pattern.exec(message);
    if (found) return { name, numbers: found.slice(1) };
  }
  return undefined;
}

/** In the reader's language. */
export function findingText({ message }: Finding, t: TFunction<'plans'>): string {
  const found = findingName(message);
  if (!found) return message;
  const [least, most] = found.numbers;
  return t(`findings.${found.name}`, { least, most });
}
