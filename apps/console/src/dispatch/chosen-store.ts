import { createStore } from '../feed/store.js';

/** The incident that is open on the right: what every key acts on. It stays chosen while one looks at another screen. */
export const chosenStore = createStore<string | null>(null);
export const choose = (incidentId: string | null): void => chosenStore.update(() => incidentId);
