import { choose } from './chosen-store.js';
import { resetQueueView } from './queue/filter-store.js';
import { forgetClosing } from './undo/undo-store.js';

/** Who signs in begins with everything in sight and nothing chosen. */
export function resetDesk(): void {
  choose(null);
  resetQueueView();
  forgetClosing();
}
