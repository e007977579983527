import type { NewDelivery } from './incident-store.port.js';
import type { CommittedDelivery } from './live-push.port.js';

/** Those of new deliveries that the queue must hear of; the desk's own are brought by the feed. */
export const leavingTheHouse = (deliveries: readonly NewDelivery[]): CommittedDelivery[] =>
  deliveries.filter(({ channel }) => channel !== 'console').map(({ id, alarmKind }) => ({ id, alarmKind }));
