import type { AlarmKind, Channel, PlanCondition, PlanRecipient, Severity } from '#domain';

/** Hours of the day by the agency's clock, `HH:MM`. To an hour before `from`: over midnight. */
export interface PlanHours {
  from: string;
  to: string;
}

/** One step of a response plan: who is told, when, and when not. */
export interface PlanStep {
  /** Unique within its plan: the log names the step by it. */
  id: string;
  to: PlanRecipient;
  /** In order of preference; a recipient who has none of them is told by the first of their own. Empty: their own order. */
  channels: readonly Channel[];
  /** From the moment the alarm is raised. */
  afterSeconds: number;
  /** The step is left out once this is so; a closed incident ends every plan. Absent: `closed`. */
  unless?: PlanCondition | undefined;
  /** Absent: every severity. */
  severities?: readonly Severity[] | undefined;
  /** Absent: every kind that this recipient may be told of (`isToldOf`). */
  alarmKinds?: readonly AlarmKind[] | undefined;
  /** Absent: at any hour. */
  between?: PlanHours | undefined;
  /** Contacts only: one after another, with this pause between two. Absent: all at once. */
  eachAfterSeconds?: number | undefined;
}

/** Who is told of an alarm, through what, in which order, and what happens when nobody answers. */
export interface ResponsePlan {
  steps: readonly PlanStep[];
}

/** What a plan may hold. */
export const planBounds = {
  steps: 50,
  /** A day: what nobody has taken by then is past help by messages. */
  afterSeconds: 86_400,
  leastEachAfterSeconds: 10,
  eachAfterSeconds: 3_600,
} as const;

/** With no confirmation by a console within this time, a plan goes on without waiting for its next step (design, section 6). */
export const confirmWithinMilliseconds = 5_000;

/**
 * Agencies that have set up no plan: the desk at once, and with critical and urgent alarms the protected persons and every contact of
 * theirs at once.
 */
export const usualPlan: ResponsePlan = {
  steps: [
    { id: 'desk', to: 'desk', channels: ['console'], afterSeconds: 0 },
    {
      id: 'protected-person',
      to: 'protected_person',
      channels: [],
      afterSeconds: 0,
      severities: ['critical', 'urgent'],
    },
    { id: 'contacts', to: 'contacts', channels: [], afterSeconds: 0, severities: ['critical', 'urgent'] },
  ],
};
