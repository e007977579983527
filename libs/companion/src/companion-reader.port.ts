import type { AlarmKind, CheckInKind, Language, WarningAnswer } from '#domain';
import type { DeviceCaller } from '#access';

/** Whose state is read, and in which cell. */
export interface PersonScope {
  cell: number;
  personId: string;
}

/** A press with what its incident has come to. Times are milliseconds since 1970. */
export interface PressRecord {
  id: string;
  pressedAt: number;
  receivedAt: number;
  /** When it was taken back, by whichever PIN. */
  cancelledAt: number | null;
  acknowledgedAt: number | null;
  /** When a console of the desk first showed the press's own alarm. */
  shownAt: number | null;
  dispatchedAt: number | null;
  arrivedAt: number | null;
  closedAt: number | null;
}

/** `duress` is known to the desk alone: the phone is shown `completed`. */
export type CheckInStatus = 'waiting' | 'completed' | 'duress' | 'missed';

export interface Destination {
  longitude: number;
  latitude: number;
  name: string | null;
}

export interface CheckInRecord {
  id: string;
  kind: CheckInKind;
  status: CheckInStatus;
  begunAt: number;
  /** The promise. */
  dueAt: number;
  destination: Destination | null;
  /** When it was completed first, by whichever PIN. */
  completedAt: number | null;
}

/** What a person was told of one alarm, by however many deliveries. */
export interface WarningRecord {
  /** Of the first of its deliveries. */
  id: string;
  alarmId: string;
  incidentId: string;
  /** Whose incident it is. */
  agencyId: string;
  kind: AlarmKind;
  at: number;
  answer: WarningAnswer | null;
  answeredAt: number | null;
}

export interface CompanionPerson {
  language: Language;
}

export interface CompanionAgency {
  name: string;
  timeZone: string;
  /** What she dials when nothing else works. */
  policeLine: string;
}

/** What the agency decides about the app. */
export interface CompanionPolicy {
  /** How long the button is held before it is a press. */
  holdMilliseconds: number;
  warningMap: boolean;
  audioEvidence: boolean;
}

export interface CompanionReading extends CompanionPerson {
  agency: CompanionAgency;
  policy: CompanionPolicy;
}

/** What the agency decides about the app. */
export interface CompanionPolicy {
  /** Whether a warning tells where he was last seen. */
  warningMap: boolean;
}

export interface CompanionReading extends CompanionPerson {
  agency: CompanionAgency;
  policy: CompanionPolicy;
}

/** Port: what a phone may know of its own person. */
export interface CompanionReader {
  of(device: Pick<DeviceCaller, 'personId' | 'agencyId'>): Promise<CompanionReading>;
  press(scope: PersonScope, id: string): Promise<PressRecord | undefined>;
  /** Newest first. */
  pressesSince(scope: PersonScope, since: number): Promise<PressRecord[]>;
  /** Those that wait, and those begun or completed since; newest first. */
  checkInsSince(scope: PersonScope, since: number): Promise<CheckInRecord[]>;
  /** Newest first. */
  warningsSince(scope: PersonScope, since: number): Promise<WarningRecord[]>;
}
export const COMPANION_READER = Symbol('CompanionReader');
