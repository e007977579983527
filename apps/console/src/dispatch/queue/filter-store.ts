import { createStore } from '../../feed/store.js';
import { noFilter, type Grouping, type QueueFilter } from './queue-view.js';

/** In memory alone: who sits down next begins with everything in sight. */
export const filterStore = createStore<QueueFilter>(noFilter);
export const changeFilter = (change: Partial<QueueFilter>): void =>
  filterStore.update((filter) => ({ ...filter, ...change }));

export const groupingStore = createStore<Grouping>('none');

export function resetQueueView(): void {
  filterStore.update(() => noFilter);
  groupingStore.update(() => 'none');
}
