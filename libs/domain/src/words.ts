/** The words of the design (section 1) as closed sets. Code, tables, API and screens use exactly these. */

export const severities = ['critical', 'urgent', 'notice'] as const;
export type Severity = (typeof severities)[number];

export const alarmKinds = [
  'panic',
  'duress',
  'breach',
  'crossing',
  'approach',
  'missed_check_in',
  'tamper',
  'separation',
  'power_cut',
  'unpaired',
  /** One person has done in an emergency what needs two. */
  'acted_alone',
  'silence',
  'jamming',
  'mock_location',
  'disagreement',
  'implausible',
  'uncertain',
  'low_battery',
  'order_expiring',
] as const;
export type AlarmKind = (typeof alarmKinds)[number];

/** Raised by the press of a button or by its cancel: what everything else waits for under overload. */
export const pressAlarmKinds = ['panic', 'duress'] as const satisfies readonly AlarmKind[];
export const isOfPress = (kind: AlarmKind): boolean => (pressAlarmKinds as readonly AlarmKind[]).includes(kind);

export const partyRoles = ['protected', 'respondent'] as const;
export type PartyRole = (typeof partyRoles)[number];

/** As an agency notes it of a person; unknown is no value. */
export const sexes = ['female', 'male'] as const;
export type Sex = (typeof sexes)[number];

export const deviceKinds = ['bracelet', 'tracker', 'phone', 'beacon'] as const;
export type DeviceKind = (typeof deviceKinds)[number];

export const agencyKinds = ['police', 'court', 'monitoring_centre', 'crisis_centre'] as const;
export type AgencyKind = (typeof agencyKinds)[number];

/** Agencies to whose desks an incident can go by its place. Any agency's desk works on the incidents of its own orders. */
export const deskKinds = ['police', 'monitoring_centre'] as const satisfies readonly AgencyKind[];
export const hasDesk = (kind: AgencyKind): boolean => (deskKinds as readonly AgencyKind[]).includes(kind);

export const orderStatuses = ['draft', 'active', 'revoked'] as const;
export type OrderStatus = (typeof orderStatuses)[number];

export const incidentStatuses = ['open', 'acknowledged', 'dispatched', 'on_scene', 'closed'] as const;
export type IncidentStatus = (typeof incidentStatuses)[number];

export const incidentOutcomes = [
  'resolved',
  'respondent_arrested',
  'respondent_left',
  'false_alarm',
  'test',
  'other',
] as const;
export type IncidentOutcome = (typeof incidentOutcomes)[number];

export const deliveryStatuses = ['queued', 'sent', 'delivered', 'seen', 'failed', 'escalated'] as const;
export type DeliveryStatus = (typeof deliveryStatuses)[number];

/** Whom a step of a response plan tells. `contacts` are those of the protected persons, in the order they chose. */
export const planRecipients = [
  'desk',
  'supervisor',
  'case_officer',
  'protected_person',
  'contacts',
  'respondent',
  'neighbouring_agency',
] as const;
export type PlanRecipient = (typeof planRecipients)[number];

/** What makes a step of a response plan needless. */
export const planConditions = ['acknowledged', 'confirmed', 'closed'] as const;
export type PlanCondition = (typeof planConditions)[number];

export const planStatuses = ['draft', 'active', 'retired'] as const;
export type PlanStatus = (typeof planStatuses)[number];

/** `console` is the desk's own screen; the others leave the house. */
export const channels = ['console', 'fcm', 'web_push', 'sms', 'email', 'webhook'] as const;
export type Channel = (typeof channels)[number];

/** Who a delivery is for. `desk` is an agency's; the others are people, and their role says in which table they stand. */
export const recipientRoles = [
  'desk',
  'supervisor',
  'case_officer',
  'protected_person',
  'contact',
  'respondent',
] as const;
export type RecipientRole = (typeof recipientRoles)[number];

/** Of somebody's asking where a party is: `waiting` for the next fix, for a while. */
export const locationRequestStatuses = ['waiting', 'answered', 'expired'] as const;
export type LocationRequestStatus = (typeof locationRequestStatuses)[number];

export const panicTriggers = ['button', 'hold_release', 'hardware', 'timer', 'sms'] as const;
export type PanicTrigger = (typeof panicTriggers)[number];

export const staffRoles = ['dispatcher', 'supervisor', 'case_officer', 'court', 'administrator', 'auditor'] as const;
export type StaffRole = (typeof staffRoles)[number];

/** Of the evidence of an incident that somebody asked for. `expired`: its files are deleted. */
export const exportStatuses = ['queued', 'running', 'ready', 'failed', 'expired'] as const;
export type ExportStatus = (typeof exportStatuses)[number];

/** Why evidence was not made. `given_up`: its worker died each time. */
export const exportFailures = ['signing_not_configured', 'incident_unknown', 'too_large', 'given_up'] as const;
export type ExportFailure = (typeof exportFailures)[number];

/** BCP 47 tags of the languages that screens and messages speak. */
export const languages = ['kk', 'ru', 'en'] as const;
export type Language = (typeof languages)[number];

/** What a device may say besides a position. A report that carries one is never dropped by a position filter. */
export const reportAlarms = [
  'sos',
  'strap',
  'removal',
  'power_cut',
  'low_battery',
  'separation',
  'jamming',
  'tamper',
  'fall',
] as const;
export type ReportAlarm = (typeof reportAlarms)[number];

/** By what, beside the password or instead of it, a session was opened. */
export const secondFactors = ['none', 'totp', 'passkey', 'recovery', 'oidc'] as const;
export type SecondFactor = (typeof secondFactors)[number];

/** Whether an agency's staff may work in a session without a second factor. */
export const secondFactorPolicies = ['optional', 'required'] as const;
export type SecondFactorPolicy = (typeof secondFactorPolicies)[number];

/**
 * What an agency keeps for a time of its own choosing. The first three by their own age, the others by how long ago their
 * incident was closed.
 */
export const retentionKinds = [
  'positions_quiet',
  'quarantined',
  'location_requests',
  'positions_incident',
  'panic_fixes',
  'notes',
  'deliveries',
  'exports',
  'incidents',
] as const;
export type RetentionKind = (typeof retentionKinds)[number];

/** What two persons can be demanded for, by an agency's policy. */
export const approvalActions = [
  'order.activate',
  /** An order, its zones or its hours are made to forbid less, or to hide less. */
  'order.shrink',
  'order.revoke',
  /** A device no longer tells of its person. */
  'device.unpair',
  /** A track leaves the house. */
  'track.export',
  'plan.change',
  /** The policy itself. Demanded as soon as anything is. */
  'policy.change',
] as const;
export type ApprovalAction = (typeof approvalActions)[number];

/** `stale`: what was to be changed has changed since. */
export const approvalStates = ['requested', 'executed', 'refused', 'withdrawn', 'expired', 'stale'] as const;
export type ApprovalState = (typeof approvalStates)[number];
