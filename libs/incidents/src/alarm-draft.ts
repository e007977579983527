import type { AlarmKind, Severity } from '#domain';
import type { Audience } from '#geofence';

/** What a detection or a press wants a human to know, before it is an alarm of an incident. */
export interface AlarmDraft {
  agencyId: string;
  /** `null`: a press of a person who has no order. */
  orderId: string | null;
  /** Whose incident it is: the protected person of the order (the first, when there are several). */
  incidentPersonId: string;
  /** Whose contacts are told. */
  protectedPersonIds: readonly string[];
  kind: AlarmKind;
  severity: Severity;
  phase: 'began' | 'changed' | 'ended';
  /** One open alarm per order and condition. */
  conditionKey: string;
  /** Whom the alarm is about. */
  personId: string;
  deviceId: string | null;
  zoneId: string | null;
  /** Where help is needed, when the alarm came with a position; absent: where the person was last. */
  place?: { longitude: number; latitude: number } | undefined;
  /** When it happened: milliseconds since 1970. */
  at: number;
  late: boolean;
  decision: object;
  /** Absent: whomever the plan names. */
  audience?: Audience;
  /** What a respondent is told of, when it is not the alarm itself: what was felt of a concealed zone. */
  feltAs?: AlarmKind;
}
