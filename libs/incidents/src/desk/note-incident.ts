import type { StaffCaller } from '#access';
import type { WorkOnIncident } from './work-on-incident.js';

/** Adds a note to the log, also after closing. */
export class NoteIncident {
  constructor(private readonly work: WorkOnIncident) {}

  execute(caller: StaffCaller, incidentId: string, text: string): Promise<void> {
    return this.work.execute(caller, incidentId, { step: undefined, event: 'noted', data: { text } });
  }
}
