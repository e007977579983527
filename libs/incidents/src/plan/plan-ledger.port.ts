import type { AlarmKind, PlanCondition } from '#domain';
import type { PlannedStep } from './plan-alarm.js';
import type { PlanState, SkipReason } from './decide-step.js';
import type { PlanStep } from './response-plan.js';
import type { Reachable, ReachableContact, ReachablePerson } from './told-by.js';

/** Which plan it was; the log names it. */
export interface PlanVersion {
  id: string;
  version: number;
}

/** What an agency does when an alarm is raised. */
export interface AgencyPlan {
  agencyId: string;
  /** IANA zone. */
  timeZone: string;
  nextAgencyId: string | null;
  /** `null`: it has activated none. */
  active: (PlanVersion & { steps: readonly PlanStep[] }) | null;
}

/** One alarm whose plan runs. */
export interface PlanRun {
  /** Whose plan it is. */
  agencyId: string;
  /** Whose desk works on the incident. */
  deskAgencyId: string;
  incidentId: string;
  alarmId: string;
  alarmKind: AlarmKind;
  orderId: string | null;
  /** Whom the alarm is about. */
  personId: string;
  protectedPersonIds: readonly string[];
  nextAgencyId: string | null;
  /** `null`: the usual plan, which the log does not name. */
  plan: PlanVersion | null;
}

/** A step that waits for its time, as its row holds it. */
export interface WaitingStep extends PlannedStep {
  id: string;
  incidentId: string;
  alarmId: string;
  agencyId: string;
  plan: PlanVersion;
}

/** A step whose time has come, with all that deciding takes; its row and its incident's are locked. */
export interface DueStep extends PlannedStep {
  id: string;
  run: PlanRun & { plan: PlanVersion };
  state: PlanState;
}

/** What became of a waiting step. */
export interface SettledStep {
  id: string;
  status: 'done' | 'skipped';
  reason: SkipReason | null;
}

/** A step that the desk's work made needless. */
export interface NeedlessStep {
  alarmId: string;
  plan: PlanVersion;
  step: PlanStep;
  place: number | null;
}

/**
 * Port: what response plans read and write, within a transaction on one cell. Everything is set-based. A waiting step is
 * changed only under the lock of its incident's row.
 */
export interface PlanLedger {
  plansOf(agencyIds: readonly string[]): Promise<AgencyPlan[]>;
  /** Accounts that are not disabled. */
  supervisorsOf(agencyIds: readonly string[]): Promise<(Reachable & { agencyId: string; onDuty: boolean })[]>;
  caseOfficersOf(orderIds: readonly string[]): Promise<(Reachable & { orderId: string })[]>;
  people(personIds: readonly string[]): Promise<ReachablePerson[]>;
  /** In the order each person chose. Whom the person designated herself and who has not agreed is absent. */
  contactsOf(personIds: readonly string[]): Promise<ReachableContact[]>;

  insertSteps(steps: readonly WaitingStep[]): Promise<void>;
  /** Steps due at `now`, the longest due first, at most `limit`; those that another transaction works on are passed over. */
  takeDue(now: number, limit: number): Promise<DueStep[]>;
  settle(steps: readonly SettledStep[], now: number): Promise<void>;
  postpone(steps: readonly { id: string; until: number }[]): Promise<void>;
  /** Skips the waiting steps of an incident, whose row is locked, that have one of these conditions. */
  skipNeedless(
    incidentId: string,
    unless: readonly PlanCondition[],
    reason: PlanCondition,
    now: number,
  ): Promise<NeedlessStep[]>;
  /** Steps that only the closing at this time made needless wait again, to their old time. Resolves to how many. */
  resumeSteps(incidentId: string, closedAt: number): Promise<number>;
  /** Staff who were told of these alarms and have not taken them: the plan goes on past them. */
  escalateDeliveries(alarmIds: readonly string[], now: number): Promise<void>;
}
