/** A report in quarantine, without its content: positions are read for a reason only. */
export interface QuarantinedReportView {
  id: string;
  deviceId: string;
  /** ISO 8601 UTC. */
  receivedAt: string;
  reason: string;
}

/** Port, bound to the agency. */
export interface QuarantineReader {
  /** Newest first. @param after id of the last one of the page before */
  newest(
    scope: { cell: number; agencyId: string },
    page: { after?: string | undefined; limit: number },
  ): Promise<QuarantinedReportView[]>;
}
export const QUARANTINE_READER = Symbol('QuarantineReader');
