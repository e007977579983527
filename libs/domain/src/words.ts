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

/** Who chose a contact: an officer who registered the person, or the person herself, on her phone. */
export const contactDesignators = ['officer', 'person'] as const;
export type ContactDesignator = (typeof contactDesignators)[number];

/** What a contact says on the page of an incident. */
export const contactAnswers = ['going', 'called'] as const;
export type ContactAnswer = (typeof contactAnswers)[number];

/** Raised by the press of a button or by its cancel: what everything else waits for under overload. */
export const pressAlarmKinds = ['panic', 'duress'] as const satisfies readonly AlarmKind[];
export const isOfPress = (kind: AlarmKind): boolean => (pressAlarmKinds as readonly AlarmKind[]).includes(kind);

export const partyRoles = ['protected', 'respondent'] as const;
export type PartyRole = (typeof partyRoles)[number];

/** As an agency notes it of a person; unknown is no value. */
export const sexes = ['female', 'male'] as const;
export type Sex = (typeof sexes)[number];

/** What a place is to the person whose it is. */
export const placeKinds = ['home', 'work', 'other'] as const;
export type PlaceKind = (typeof placeKinds)[number];

export const deviceKinds = ['bracelet', 'tracker', 'phone', 'beacon'] as const;
export type DeviceKind = (typeof deviceKinds)[number];

/** What reports in the background for a phone whose own app cannot. */
export const trackerApps = ['owntracks', 'traccar'] as const;
export type TrackerApp = (typeof trackerApps)[number];

/** By which protocol a tracker speaks to the gateway, and is known by the name that it gives itself. */
export const trackerProtocols = ['teltonika', 'gt06', 'h02', 'watch', 'mqtt'] as const;
export type TrackerProtocol = (typeof trackerProtocols)[number];

export const agencyKinds = ['police', 'court', 'monitoring_centre', 'crisis_centre'] as const;
export type AgencyKind = (typeof agencyKinds)[number];

/** Agencies to whose desks an incident can go by its place. Any agency's desk works on the incidents of its own orders. */
export const deskKinds = ['police', 'monitoring_centre'] as const satisfies readonly AgencyKind[];
export const hasDesk = (kind: AgencyKind): boolean => (deskKinds as readonly AgencyKind[]).includes(kind);

export const orderStatuses = ['draft', 'active', 'revoked'] as const;
export type OrderStatus = (typeof orderStatuses)[number];

/** As of now: an order between activation and revocation waits for its beginning, is in force, or has ended. */
export const orderStates = ['draft', 'upcoming', 'in_force', 'ended', 'revoked'] as const;
export type OrderState = (typeof orderStates)[number];

/** What made a version of an order; `found`: as it was when its versions began to be kept. */
export const orderChanges = [
  'found',
  'created',
  'changed',
  'activated',
  'extended',
  'revoked',
  'zone_drawn',
  'zone_changed',
  'zone_removed',
  'permit_granted',
  'permit_withdrawn',
] as const;
export type OrderChangeKind = (typeof orderChanges)[number];

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

/** What makes a step of a response plan needless. `seen`: by the protected persons whom it would tell again. */
export const planConditions = ['acknowledged', 'confirmed', 'seen', 'closed'] as const;
export type PlanCondition = (typeof planConditions)[number];

export const planStatuses = ['draft', 'active', 'retired'] as const;
export type PlanStatus = (typeof planStatuses)[number];

/**
 * `console` is the desk's own screen; the others leave the house. `app` is the protected person's own phone: what waits for it is
 * shown by the app when it reads, and wakes nobody.
 */
export const channels = ['console', 'app', 'fcm', 'web_push', 'sms', 'email', 'webhook'] as const;
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

/** What a device is asked to do over its own connection. */
export const deviceCommandKinds = ['locate_now', 'set_interval', 'vibrate', 'text'] as const;
export type DeviceCommandKind = (typeof deviceCommandKinds)[number];

/** `sent`: it has gone to the device, once or more, and has not been answered. */
export const deviceCommandStatuses = ['queued', 'sent', 'answered', 'failed', 'expired'] as const;
export type DeviceCommandStatus = (typeof deviceCommandStatuses)[number];

/** Why a command failed. `unsupported`: its protocol has no such command; `refused`: the device said so. */
export const deviceCommandFailures = ['unsupported', 'refused', 'no_answer'] as const;
export type DeviceCommandFailure = (typeof deviceCommandFailures)[number];

export const panicTriggers = ['button', 'hold_release', 'hardware', 'timer', 'sms'] as const;
export type PanicTrigger = (typeof panicTriggers)[number];

/** A promise to be heard of by a time; of a journey, by when one has arrived. */
export const checkInKinds = ['timer', 'journey'] as const;
export type CheckInKind = (typeof checkInKinds)[number];

/** What a protected person says to a warning. */
export const warningAnswers = ['safe', 'need_help', 'false'] as const;
export type WarningAnswer = (typeof warningAnswers)[number];

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
 * What an agency keeps for a time of its own choosing. The first seven by their own age, the others by how long ago their
 * incident was closed.
 */
export const retentionKinds = [
  'positions_quiet',
  'quarantined',
  'location_requests',
  'shift_notes',
  'intake_reports',
  'check_ins',
  'device_commands',
  'positions_incident',
  'panic_fixes',
  'notes',
  'deliveries',
  'exports',
  'incidents',
] as const;
export type RetentionKind = (typeof retentionKinds)[number];

/** What a phone's recording is: what browsers make. */
export const recordingTypes = ['audio/webm', 'audio/ogg', 'audio/mp4'] as const;
export type RecordingType = (typeof recordingTypes)[number];

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

/** What can be wrong with an audit chain. */
export const auditFaultKinds = [
  /** What the entry says is not what was written. */
  'altered',
  /** Entries are missing, from `sequence` up to `until`. */
  'removed',
  /** The entry stands at `sequence` and was written at `until`. */
  'reordered',
  /** The chain ends before `sequence`; it went up to `until`. */
  'truncated',
  /** Each entry follows the one before it, but what stands between `sequence` and `until` is not what was signed. */
  'rewritten',
  /** The head of the chain does not name the last entry. */
  'head_altered',
  /** An entry after the head, which the application did not write. */
  'unaccounted',
  /** A checkpoint whose signature does not hold, or whose key is unknown. */
  'checkpoint_forged',
  /** A checkpoint that is kept elsewhere and no longer in the database. */
  'checkpoint_removed',
] as const;
export type AuditFaultKind = (typeof auditFaultKinds)[number];
