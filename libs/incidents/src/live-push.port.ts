import type { AlarmKind } from '#domain';

/** A party moved while its order has an open incident. */
export interface MovedParty {
  incidentId: string;
  /** Of the order. */
  agencyId: string;
  /** Whose consoles may see it: see `agenciesOf`. */
  agencyIds: readonly string[];
  personId: string;
  role: 'protected' | 'respondent';
  longitude: number;
  latitude: number;
  accuracyMeters: number;
  speedMetersPerSecond: number | null;
  courseDegrees: number | null;
  batteryPercent: number | null;
  signalPercent: number | null;
  source: string | null;
  mock: boolean;
  fixTime: number;
}

/** A request for a location has its answer. Ids only: whoever may see the place reads it. */
export interface LocatedPerson {
  requestId: string;
  agencyId: string;
  /** Who asked. */
  staffId: string;
  /** From asking to the answer, by the server's clock. */
  secondsToFix: number;
}

/** A delivery that leaves the house. */
export interface CommittedDelivery {
  id: string;
  /** Of its alarm: by it the queue keeps presses apart. */
  alarmKind: AlarmKind;
}

/** What a transaction left to be told, once it is committed. Losing it loses nothing: cursors and sweepers find it. */
export interface CommittedNews {
  cell: number;
  /** Last cursor of the cell's log that this transaction wrote. */
  cursor: number | undefined;
  /** Those that leave the house: for the queue. */
  deliveries: readonly CommittedDelivery[];
  moved: readonly MovedParty[];
  located?: readonly LocatedPerson[];
}

export interface LivePush {
  /** Never throws and never waits: the data is safe already. */
  tell(news: CommittedNews): void;
}
export const LIVE_PUSH = Symbol('LivePush');
