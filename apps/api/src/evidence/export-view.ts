import type { EvidenceExportView } from '#contracts';
import type { EvidenceExport } from '#evidence';

const iso = (milliseconds: number | null): string | null =>
  milliseconds === null ? null : new Date(milliseconds).toISOString();

export const exportView = (found: EvidenceExport): EvidenceExportView => {
  const { cell: _, agencyId: __, requestedAt, readyAt, expiresAt, ...rest } = found;
  return {
    ...rest,
    requestedAt: new Date(requestedAt).toISOString(),
    readyAt: iso(readyAt),
    expiresAt: iso(expiresAt),
  };
};
