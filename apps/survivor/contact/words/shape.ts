import type { IncidentStatus } from '#domain';

export interface Words {
  title: string;
  /** How far the desk is. */
  statuses: Record<IncidentStatus, string>;
  where: string;
  unknownPlace: string;
  /** `minutes`: since the position; 0: less than one. */
  age(minutes: number): string;
  /** In meters. */
  accuracy(meters: number): string;
  /** The eight directions, from north on clockwise. */
  directions: readonly string[];
  distance(value: number, unit: 'm' | 'km', direction: string): string;
  fromHere: string;
  noPlaceOfYours: string;
  copy: string;
  copied: string;
  openMap: string;
  going: string;
  called: string;
  saidGoing: string;
  saidCalled: string;
  others(count: number): string;
  careful: string;
  away: string;
  retry: string;
  gone: string;
  goneHelp: string;
  consent: string;
  consentHelp: string;
  agree: string;
  refuse: string;
  agreed: string;
  refused: string;
  language: string;
}
