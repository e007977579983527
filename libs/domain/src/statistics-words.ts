import { alarmKinds, incidentOutcomes, sexes } from './words.js';

/** A number that is published is of at least so many cases, or of none. */
export const smallestCell = 5;

/** What falls below the first number is in the first group, and so on. */
export interface Steps {
  from: readonly number[];
  groups: readonly string[];
}

/** From opening until a desk took the incident. Seconds. */
export const responseSteps: Steps = {
  from: [30, 60, 120, 300, 900],
  groups: ['under_30_seconds', 'under_1_minute', 'under_2_minutes', 'under_5_minutes', 'under_15_minutes', 'later'],
};

/** From opening until a patrol was on the scene. Seconds. */
export const arrivalSteps: Steps = {
  from: [300, 600, 1_200, 2_400],
  groups: ['under_5_minutes', 'under_10_minutes', 'under_20_minutes', 'under_40_minutes', 'later'],
};

/** Of the protected person, by the year of birth. Years. */
export const ageSteps: Steps = {
  from: [18, 30, 45, 60],
  groups: ['under_18', '18_to_29', '30_to_44', '45_to_59', '60_or_more'],
};

/** By what incidents are told apart, each with its groups; every incident is in exactly one group of each. */
export const statisticGroups = {
  kind: [...alarmKinds, 'unknown'],
  outcome: [...incidentOutcomes, 'not_closed'],
  response: [...responseSteps.groups, 'never'],
  arrival: [...arrivalSteps.groups, 'never'],
  sex: [...sexes, 'unknown'],
  age: [...ageSteps.groups, 'unknown'],
} as const satisfies Record<string, readonly string[]>;
export type StatisticDimension = keyof typeof statisticGroups;
export const statisticDimensions = Object.keys(statisticGroups) as readonly StatisticDimension[];

/** The published tables: `region` has no second dimension. */
export const statisticCuts = ['region', 'kind', 'outcome', 'response', 'arrival', 'sex', 'age'] as const;
export type StatisticCut = (typeof statisticCuts)[number];

/** `house`: everything. `rest`: the regions that are too small to be shown one by one. */
export const statisticScopes = ['house', 'region', 'rest'] as const;
export type StatisticScope = (typeof statisticScopes)[number];

/**
 * Groups of what is not known. They hide no other group: who has no sex noted has no year of birth either, so that one table
 * would show what another hides.
 */
export const unknownGroups: ReadonlySet<string> = new Set(['unknown', 'never', 'not_closed']);

/** All groups together; and those that are too small to be shown one by one. */
export const wholeGroup = 'all';
export const restGroup = 'rest';
