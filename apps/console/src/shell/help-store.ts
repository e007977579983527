import { createStore } from '../feed/store.js';

/** Whether the window with the keys is open: a key and a button on any screen open it. */
export const helpStore = createStore(false);
export const openHelp = (): void => helpStore.update(() => true);
export const closeHelp = (): void => helpStore.update(() => false);
