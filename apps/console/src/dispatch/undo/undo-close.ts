import { fetchIncident, undoClosing } from '../../api/incidents.js';
import { withIncident } from '../../feed/incident-state.js';
import { incidentStore } from '../../feed/stores.js';
import { tokenNow } from '../../session/session-store.js';
import { choose } from '../chosen-store.js';
import { beginUndo, forgetClosing, refuseUndo, undoStore } from './undo-store.js';

/** Takes the last closing back, while that is offered; then the incident is open on the right again. */
export async function undoClose(): Promise<void> {
  const closing = undoStore.get();
  if (closing?.state !== 'offered') return;
  const { id } = closing.incident;
  beginUndo();
  try {
    const present = await undoClosing(tokenNow(), id);
    incidentStore.update((state) => withIncident(state, present));
    forgetClosing();
    choose(id);
  } catch {
    refuseUndo();
    const present = await fetchIncident(tokenNow(), id).catch(() => null);
    if (present !== null) incidentStore.update((state) => withIncident(state, present));
  }
}
