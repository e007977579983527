import type { Directive, ReceivedReports, RejectedReport } from '#tracking';

/** The answer to clients that read no more than the status; for the people who set them up. Incidents stay unsaid. */
export interface IngestReply {
  accepted: number;
  duplicates: number;
  rejected: readonly RejectedReport[];
  directive: Directive;
}

export const ingestReply = ({ accepted, duplicates, rejected, directive }: ReceivedReports): IngestReply => ({
  accepted,
  duplicates,
  rejected,
  directive,
});
