import type { Clock } from '#domain';
import { RequestExport } from '#evidence';
import type { AgencyScope, Exports } from '#orders';
import type { HouseSql } from '../database.js';
import { ExportShelfRepository } from './export-shelf.repository.js';

/** The evidence's own operation, in the transaction of somebody else. */
export const exportsOf = (sql: HouseSql, { agencyId, cell }: AgencyScope, clock: Clock): Exports => ({
  request: async (id, requestedBy, { incidentId, ...wanted }) => {
    const shelf = ExportShelfRepository.within(sql, clock);
    const caller = { agencyId, cell, staffId: requestedBy };
    const made = await new RequestExport(shelf, clock, () => id).execute(caller, incidentId, wanted);
    return { id: made.id, status: made.status };
  },
});
