import { type Channel, nobody, outsideChannels } from '#domain';
import type { OutsideChannel } from '#notify';
import type { SkipReason } from './decide-step.js';
import type { PlannedAlarm } from './plan-alarm.js';
import type { PlanStep, ResponsePlan } from './response-plan.js';
import { type SimulatedStep, simulatePlan } from './simulate-plan.js';
import type { Reachable } from './told-by.js';

/** An alarm that nobody raised. */
export interface ImaginedAlarm {
  kind: PlannedAlarm['kind'];
  severity: PlannedAlarm['severity'];
  /** Milliseconds since 1970. */
  at: number;
  /** IANA zone of the agency. */
  timeZone: string;
  /** `null`: no console answers it. */
  confirmedAfterSeconds: number | null;
  /** `null`: nobody takes it. */
  acknowledgedAfterSeconds: number | null;
  /** How many contacts she has. */
  contacts: number;
}

export interface RehearsedStep extends Pick<SimulatedStep, 'step' | 'to'> {
  atSeconds: number;
  /** `null`: the recipient's own first. */
  channel: Channel | null;
  /** Of contacts who are told one after another, from 1. */
  turn: number | null;
  skipped: SkipReason | null;
}

/**
 * What a plan would do with an alarm that it may meet one day, by the decisions of its run. Everybody is there once and has
 * every channel; of contacts there are as many as are imagined.
 */
export function rehearsePlan(
  plan: ResponsePlan,
  imagined: ImaginedAlarm,
  ready: ReadonlySet<OutsideChannel>,
): RehearsedStep[] {
  const { kind, severity, at, timeZone, confirmedAfterSeconds, acknowledgedAfterSeconds } = imagined;
  const later = (seconds: number | null): number | null => (seconds === null ? null : at + seconds * 1_000);
  const takenAt = later(acknowledgedAfterSeconds);
  const contacts = Array.from({ length: imagined.contacts }, (_, place) => somebody(`contact ${place}`));
  const one = [somebody(nobody)];
  const steps = simulatePlan(
    plan,
    {
      timeZone,
      statuses: [
        { at, status: 'open' },
        ...(takenAt === null ? [] : [{ at: takenAt, status: 'acknowledged' as const }]),
      ],
      alarms: [
        {
          id: nobody,
          kind,
          severities: [{ at, severity }],
          confirmedAt: later(confirmedAfterSeconds),
          seenAt: null,
          audience: {
            deskId: nobody,
            supervisors: one,
            caseOfficers: one,
            protectedPersons: one,
            contacts,
            respondents: one,
            neighbours: one,
          },
        },
      ],
    },
    ready,
  );
  const turns = new Map<string, number>();
  return steps.map(({ step: id, to, afterSeconds: atSeconds, skipped, told }) => {
    const step = plan.steps.find((each) => each.id === id)!;
    const taken = step.eachAfterSeconds !== undefined && told.length > 0;
    const turn = taken ? (turns.get(id) ?? 0) + 1 : null;
    if (turn !== null) turns.set(id, turn);
    return { step: id, to, atSeconds, channel: channelOf(step, ready), turn, skipped };
  });
}

const somebody = (id: string): Reachable => ({ id, channels: outsideChannels });

function channelOf({ to, channels }: PlanStep, ready: ReadonlySet<OutsideChannel>): Channel | null {
  if (to === 'desk') return 'console';
  const named = channels as readonly OutsideChannel[];
  return named.find((channel) => ready.has(channel)) ?? named[0] ?? null;
}
