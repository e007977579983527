import type { PlanState } from './decide-step.js';
import type { PlanStep } from './response-plan.js';
import type { Audience } from './told-by.js';

/** Noon in Almaty. */
export const noon = Date.UTC(2026, 10, 2, 7);
export const timeZone = 'Asia/Almaty';

export const untakenState: PlanState = { closed: false, acknowledged: false, confirmed: false, seen: false, timeZone };

let steps = 0;
export const aStep = (to: PlanStep['to'], afterSeconds = 0, more: Partial<PlanStep> = {}): PlanStep => ({
  id: `${to.replaceAll('_', '-')}-${(steps += 1)}`,
  to,
  channels: [],
  afterSeconds,
  ...more,
});

export const theDesk: PlanStep = { id: 'desk', to: 'desk', channels: ['console'], afterSeconds: 0 };

const reached = (...ids: string[]) => ids.map((id) => ({ id, channels: ['fcm', 'webhook'] as const }));

export const anAudience = (more: Partial<Audience> = {}): Audience => ({
  deskId: 'agency',
  supervisors: reached('supervisor'),
  caseOfficers: reached('officer'),
  protectedPersons: reached('she'),
  contacts: reached('mother', 'sister', 'shelter'),
  respondents: reached('he'),
  neighbours: reached('next-supervisor'),
  ...more,
});
