import { smallestCell } from '#domain';

/** What is counted of a group of incidents. */
export interface Count {
  incidents: number;
  /** Protected people to whom they happened, an order's as one; of groups added up: at least so many. */
  cases: number;
  /** Cases whose first incident of the month is in the group: of groups that have cases in common these can be added. */
  firsts: number;
}

export const none: Count = { incidents: 0, cases: 0, firsts: 0 };

/** Groups that have no case in common: regions, or groups of people. */
export const apart = (a: Count, b: Count): Count => ({
  incidents: a.incidents + b.incidents,
  cases: a.cases + b.cases,
  firsts: a.firsts + b.firsts,
});

/** Groups that have no incident in common, and may have cases in common. */
export const beside = (a: Count, b: Count): Count => {
  const firsts = a.firsts + b.firsts;
  return { incidents: a.incidents + b.incidents, cases: Math.max(a.cases, b.cases, firsts), firsts };
};

export const isLarge = ({ cases }: Count): boolean => cases >= smallestCell;

/** May not be shown. Nothing at all may. */
export const isSmall = (count: Count): boolean => count.incidents > 0 && !isLarge(count);
