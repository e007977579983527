/** Parts of an order's page, as its address names them. */
export const orderTabs = ['overview', 'zones', 'schedule', 'devices', 'history', 'approvals'] as const;
export type OrderTab = (typeof orderTabs)[number];
