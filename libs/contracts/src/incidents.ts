import { z } from 'zod';
import {
  alarmKinds,
  channels,
  recipientRoles,
  deliveryStatuses,
  deviceKinds,
  incidentOutcomes,
  incidentStatuses,
  languages,
  partyRoles,
  planConditions,
  planRecipients,
  severities,
} from '#domain';
import { maybeEmptyText, text } from './fields.js';
import { point } from './geojson.js';

export const decisionRecord = z.object({
  rule: z.string(),
  policyVersion: z.int(),
  fixIds: z.array(z.string()),
  numbers: z.record(z.string(), z.number()),
  /** Who was told, when not whomever the plan names: of what a concealed zone hides, or of what is felt for it. */
  audience: z.enum(['not_respondent', 'respondent_only']).optional(),
  /** What it was to the respondent alone. */
  feltAs: z.enum(alarmKinds).optional(),
});

/** A decision in one sentence of each language, in the agency's time zone. It may name a zone. */
export const decisionWords = z.record(z.enum(languages), z.string());

export const alarm = z.object({
  id: z.uuid(),
  incidentId: z.uuid(),
  orderId: z.uuid().nullable(),
  kind: z.enum(alarmKinds),
  severity: z.enum(severities),
  personId: z.uuid(),
  personRole: z.enum(partyRoles).nullable(),
  deviceId: z.uuid().nullable(),
  /** Kind of device and name of the zone as they were when the alarm was raised. */
  deviceKind: z.enum(deviceKinds).nullable(),
  zoneId: z.uuid().nullable(),
  zoneName: z.string().nullable(),
  /** When it happened, by the device's clock. */
  at: z.iso.datetime(),
  raisedAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
  late: z.boolean(),
  decision: decisionRecord,
  /** Time of the finding that the decision is of: `at`, unless the alarm was updated since. */
  decidedAt: z.iso.datetime(),
  words: decisionWords,
});
export type Alarm = z.infer<typeof alarm>;

export const incident = z.object({
  id: z.uuid(),
  /** Of its order. */
  agencyId: z.uuid(),
  /** Whose desk works on it. */
  deskAgencyId: z.uuid(),
  deskName: z.string(),
  /** Handed it over, and works on it too until the desk has taken it. */
  formerDeskAgencyId: z.uuid().nullable(),
  handedOverAt: z.iso.datetime().nullable(),
  orderId: z.uuid().nullable(),
  orderReference: z.string().nullable(),
  personId: z.uuid(),
  status: z.enum(incidentStatuses),
  severity: z.enum(severities),
  openedAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  acknowledgedAt: z.iso.datetime().nullable(),
  acknowledgedBy: z.uuid().nullable(),
  dispatchedAt: z.iso.datetime().nullable(),
  unitId: z.uuid().nullable(),
  arrivedAt: z.iso.datetime().nullable(),
  closedAt: z.iso.datetime().nullable(),
  outcome: z.enum(incidentOutcomes).nullable(),
  /** Of its last event: where to resume. */
  cursor: z.string(),
  /** Newest first. */
  alarms: z.array(alarm),
});
export type Incident = z.infer<typeof incident>;

export const incidentPage = z.object({ incidents: z.array(incident), nextCursor: z.string().nullable() });
export type IncidentPage = z.infer<typeof incidentPage>;

export const listIncidentsQuery = z.strictObject({
  status: z.enum([...incidentStatuses, 'active']).optional(),
  severity: z.enum(severities).optional(),
  orderId: z.uuid().optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type ListIncidentsQuery = z.infer<typeof listIncidentsQuery>;

export const dispatchBody = z.strictObject({ unitId: z.uuid() });
export const closeBody = z.strictObject({ outcome: z.enum(incidentOutcomes), note: maybeEmptyText(4000).optional() });
export const noteBody = z.strictObject({ text: text(4000) });
export const handOverBody = z.strictObject({ agencyId: z.uuid(), note: text(4000) });
export type HandOverBody = z.infer<typeof handOverBody>;

/** To whom an incident can be handed over. */
export const otherDesks = z.object({
  desks: z.array(z.object({ id: z.uuid(), name: z.string(), region: z.string() })),
});
export type OtherDesks = z.infer<typeof otherDesks>;

export const nearestUnitsQuery = z.strictObject({ limit: z.coerce.number().int().min(1).max(50).default(5) });
export type NearestUnitsQuery = z.infer<typeof nearestUnitsQuery>;

/** Nearest first, with what is needed to doubt it: how old both positions are. */
export const nearestUnits = z.object({
  /** Whose position is the place of the incident, and when it was taken; `null`: nobody knows, and no unit is listed. */
  place: z.object({ personId: z.uuid(), at: z.iso.datetime(), ageSeconds: z.int() }).nullable(),
  units: z.array(
    z.object({
      id: z.uuid(),
      agencyId: z.uuid(),
      name: z.string(),
      callSign: z.string().nullable(),
      distanceMeters: z.number(),
      positionAt: z.iso.datetime().nullable(),
      ageSeconds: z.int().nullable(),
      /** Its position is older than ten minutes. */
      stale: z.boolean(),
      /** Sent to an incident that is not closed. */
      busy: z.boolean(),
    }),
  ),
});
export type NearestUnitsAnswer = z.infer<typeof nearestUnits>;

export const incidentPlacesQuery = z.strictObject({
  /** Separated by commas, at most 100. */
  ids: z
    .string()
    .max(4_000)
    .transform((ids) => ids.split(','))
    .pipe(z.array(z.uuid()).max(100)),
});
export type IncidentPlacesQuery = z.infer<typeof incidentPlacesQuery>;

/** Where incidents are that are not closed: whose last position it is, and how old. Those whose place nobody knows are left out. */
export const incidentPlaces = z.object({
  places: z.array(
    z.object({
      incidentId: z.uuid(),
      personId: z.uuid(),
      point,
      accuracyMeters: z.number(),
      at: z.iso.datetime(),
    }),
  ),
});
export type IncidentPlacesAnswer = z.infer<typeof incidentPlaces>;

export const incidentEvent = z.object({
  cursor: z.string(),
  incidentId: z.uuid(),
  /** `opened`, `alarm_raised`, `alarm_updated`, `alarm_ended`, `acknowledged`, `dispatched`, `arrived`, `closed`, `close_undone`, `reopened`, `noted`, `panic_cancelled`, `check_in_completed`, `journey_missed`, `warning_answered`, `recording_begun`, `handed_over`, `step_taken`, `step_skipped`, … */
  kind: z.string(),
  at: z.iso.datetime(),
  staffId: z.uuid().nullable(),
  data: z.record(z.string(), z.unknown()),
  /** The decision that stands in the event, in words. */
  words: decisionWords.nullable(),
});
export type IncidentEvent = z.infer<typeof incidentEvent>;

/** The response plans that run for an incident: what was done, then what waits, by time. The usual plan leaves no steps. */
export const runningPlan = z.object({
  steps: z.array(
    z.object({
      alarmId: z.uuid(),
      planId: z.uuid(),
      planVersion: z.int(),
      /** Its name within the plan. */
      step: z.string(),
      to: z.enum(planRecipients),
      /** Whose turn it is, from 0; `null`: all of them. */
      place: z.int().nullable(),
      status: z.enum(['waiting', 'done', 'skipped']),
      /** When it was taken or skipped; for one that waits, when it is taken unless something makes it needless. */
      at: z.iso.datetime(),
      reason: z.enum([...planConditions, 'time_of_day', 'nobody_to_tell']).nullable(),
      /** By what one that waits would be made needless, and through what it tells first. `null` of what is over. */
      unless: z.enum(planConditions).nullable(),
      channels: z.array(z.enum(channels)).nullable(),
    }),
  ),
});
export type RunningPlan = z.infer<typeof runningPlan>;

export const incidentDelivery = z.object({
  id: z.uuid(),
  alarmId: z.uuid(),
  /** `recipientId` is of an agency (desk), a member of staff, a person or a contact. */
  recipient: z.enum(recipientRoles),
  recipientId: z.uuid(),
  channel: z.enum(channels),
  status: z.enum(deliveryStatuses),
  attempts: z.int(),
  lastError: z.string().nullable(),
  queuedAt: z.iso.datetime(),
  sentAt: z.iso.datetime().nullable(),
  deliveredAt: z.iso.datetime().nullable(),
  seenAt: z.iso.datetime().nullable(),
  failedAt: z.iso.datetime().nullable(),
  /** When the plan went on past it, since nobody had taken the incident. */
  escalatedAt: z.iso.datetime().nullable(),
});
export type IncidentDelivery = z.infer<typeof incidentDelivery>;

/** What a message said, as its recipient read it; without the name that an agency's policy may add. */
export const messageWords = z.object({ title: z.string(), body: z.string() });

/** With what was said, in each language: `null` where nothing may be said of such an alarm, or it is older than those shown. */
export const toldDelivery = incidentDelivery.extend({
  words: z.record(z.enum(languages), messageWords).nullable(),
});
export type ToldDelivery = z.infer<typeof toldDelivery>;
export const toldDeliveries = z.object({ deliveries: z.array(toldDelivery) });
export type ToldDeliveries = z.infer<typeof toldDeliveries>;

/** Both parties' positions: GeoJSON, one Point feature per fix, oldest first. */
export const track = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.object({
      type: z.literal('Feature'),
      id: z.uuid(),
      geometry: point,
      properties: z.object({
        personId: z.uuid(),
        role: z.enum(partyRoles),
        deviceId: z.uuid(),
        fixTime: z.iso.datetime(),
        receivedAt: z.iso.datetime(),
        accuracyMeters: z.number(),
        speedMetersPerSecond: z.number().nullable(),
        courseDegrees: z.number().nullable(),
        batteryPercent: z.number().nullable(),
        /** Strength of the device's radio link. */
        signalPercent: z.number().nullable(),
        /** What the position was taken from, in the device's word: `gps`, `wifi`, `cell`, … */
        source: z.string().nullable(),
        /** The device says that it is faked. */
        mock: z.boolean(),
      }),
    }),
  ),
});
export type Track = z.infer<typeof track>;
