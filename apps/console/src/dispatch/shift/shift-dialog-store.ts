import { createStore } from '../../feed/store.js';

/** Whether the window for a shift note is open: a key and a button open it. */
export const shiftDialogStore = createStore(false);
