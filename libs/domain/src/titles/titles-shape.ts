import type {
  AlarmKind,
  ApprovalAction,
  ApprovalState,
  ContactAnswer,
  IncidentOutcome,
  IncidentStatus,
  PartyRole,
  StaffRole,
  WarningAnswer,
} from '../words.js';

/** What the log of an incident may hold. */
type EventKind =
  | 'opened'
  | 'alarm_raised'
  | 'alarm_updated'
  | 'alarm_ended'
  | 'acknowledged'
  | 'dispatched'
  | 'arrived'
  | 'closed'
  | 'close_undone'
  | 'reopened'
  | 'noted'
  | 'panic_cancelled'
  | 'check_in_completed'
  | 'journey_missed'
  | 'warning_answered'
  | 'recording_begun'
  | 'handed_over'
  | 'step_taken'
  | 'step_skipped'
  | 'contact_answered'
  | 'links_revoked';

/** The words of the house as a screen or a document shows them: each thing has one, wherever it is named. */
export interface Titles {
  statuses: Record<IncidentStatus, string>;
  roles: Record<PartyRole, string>;
  alarmKinds: Record<AlarmKind, string>;
  outcomes: Record<IncidentOutcome, string>;
  warningAnswers: Record<WarningAnswer, string>;
  staffRoles: Record<StaffRole, string>;
  approvalActions: Record<ApprovalAction, string>;
  approvalStates: Record<ApprovalState, string>;
  contactAnswers: Record<ContactAnswer, string>;
  /** By the names of a decision's numbers; one without a word stands as it is. */
  numbers: Readonly<Record<string, string>>;
  /** A kind that has no word yet stands as it is. */
  eventKinds: Record<EventKind, string> & Readonly<Record<string, string>>;
}
