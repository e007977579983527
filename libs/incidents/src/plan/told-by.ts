import type { AlarmKind, PlanRecipient } from '#domain';
import type { OutsideChannel } from '#notify';
import type { NewDelivery } from '../incident-store.port.js';
import type { PlannedStep } from './plan-alarm.js';
import { roleOf } from './role-of.js';

/** Somebody with the channels they have, in their own order. Addresses are not read here. */
export interface Reachable {
  id: string;
  channels: readonly OutsideChannel[];
}

export interface ReachablePerson extends Reachable {
  /** A phone with the app is enrolled for them. */
  hasApp: boolean;
}

/**
 * A protected person whose phone has the app is told by it when there is no other way: it wakes nobody. What she is told otherwise
 * stands in the app too.
 */
export const withApp = ({ id, channels, hasApp }: ReachablePerson): Reachable => ({
  id,
  channels: hasApp ? [...channels, 'app'] : channels,
});

export interface ReachableContact extends Reachable {
  personId: string;
  /** Of which alarms they are told; `null`: of all. */
  toldOf: readonly AlarmKind[] | null;
}

/** Whom she wants told of her presses is told when she was forced to take one back, too. */
export const isContactFor = ({ toldOf }: ReachableContact, kind: AlarmKind): boolean =>
  toldOf === null || toldOf.includes(kind) || (kind === 'duress' && toldOf.includes('panic'));

/** Everybody whom a plan could tell of one alarm. */
export interface Audience {
  /** The agency whose desk works on the incident. */
  deskId: string;
  /** Those on duty; all of them when none is. */
  supervisors: readonly Reachable[];
  caseOfficers: readonly Reachable[];
  protectedPersons: readonly Reachable[];
  /** In the order the protected persons chose. */
  contacts: readonly Reachable[];
  /** The respondent, if the alarm is about the respondent. */
  respondents: readonly Reachable[];
  /** Supervisors of the agency that is told when this one does not answer. */
  neighbours: readonly Reachable[];
}

export type Told = Pick<NewDelivery, 'recipient' | 'recipientId' | 'channel'>;

/**
 * Whom a step tells and by which channel: each once, by the first of the step's channels that they have and that is
 * `ready` here, else by the first of their own that is. When none is ready the first is taken all the same: that delivery
 * then fails in sight of an operator, where leaving it out would fail in silence. Who has no channel is left out.
 */
export function toldBy({ step, place }: PlannedStep, audience: Audience, ready: ReadonlySet<OutsideChannel>): Told[] {
  if (step.to === 'desk') return [{ recipient: 'desk', recipientId: audience.deskId, channel: 'console' }];
  const recipient = roleOf[step.to];
  const people = peopleOf[step.to](audience);
  const meant = place === null ? people : people.slice(place, place + 1);
  const told = new Map<string, Told>();
  for (const { id, channels } of meant) {
    const preferred = step.channels.filter((channel) => channels.some((own) => own === channel)) as OutsideChannel[];
    const inOrder = [...preferred, ...channels];
    const channel = inOrder.find((one) => ready.has(one)) ?? inOrder[0];
    if (channel) told.set(id, { recipient, recipientId: id, channel });
  }
  return [...told.values()];
}

const peopleOf: Record<Exclude<PlanRecipient, 'desk'>, (audience: Audience) => readonly Reachable[]> = {
  supervisor: ({ supervisors }) => supervisors,
  case_officer: ({ caseOfficers }) => caseOfficers,
  protected_person: ({ protectedPersons }) => protectedPersons,
  contacts: ({ contacts }) => contacts,
  respondent: ({ respondents }) => respondents,
  neighbouring_agency: ({ neighbours }) => neighbours,
};
