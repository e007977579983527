import { Backend, HEADER_BYTES, type TransactionStatus } from './wire-messages.js';

/** What the engine answered to one request, taken apart. */
export interface BackendReply {
  /** Bytes for the client that asked, in order, without notifications. */
  readonly forClient: Buffer[];
  /** Whole NotificationResponse messages, for whoever listens. */
  readonly notifications: Buffer[];
  /** Status in the last ReadyForQuery, or undefined if there was none. */
  readonly status: TransactionStatus | undefined;
  /** Body of the first ErrorResponse, or undefined. */
  readonly error: Buffer | undefined;
  /** Tag of the last CommandComplete, for example `ROLLBACK`; empty if there was none. */
  readonly lastTag: string;
  /** Offset just after the first CopyInResponse within the concatenated `forClient`, or -1. */
  readonly copyInEnd: number;
}

/** What to leave out of the client's bytes. */
export interface ReplyFilter {
  /** Drop the first ParseComplete: the answer to a Parse that the server added itself. */
  readonly firstParseComplete?: boolean;
  /** Drop every ReadyForQuery: the request did not ask for one. */
  readonly readyForQuery?: boolean;
}

/**
 * Takes an engine's reply apart. `bytes` must hold whole messages, as the engine's output of one request does.
 * The parts are views of `bytes`, not copies.
 */
export function readReply(bytes: Buffer, filter: ReplyFilter = {}): BackendReply {
  const forClient: Buffer[] = [];
  const notifications: Buffer[] = [];
  let status: TransactionStatus | undefined;
  let error: Buffer | undefined;
  let tag: Buffer | undefined;
  let copyInEnd = -1;
  let dropParseComplete = filter.firstParseComplete === true;
  let kept = 0;
  let sent = 0;

  const leaveOut = (from: number, to: number): void => {
    if (from > kept) forClient.push(bytes.subarray(kept, from));
    sent += from - kept;
    kept = to;
  };

  let at = 0;
  while (at + HEADER_BYTES <= bytes.length) {
    const end = at + 1 + bytes.readInt32BE(at + 1);
    switch (bytes[at]) {
      case Backend.notificationResponse:
        notifications.push(bytes.subarray(at, end));
        leaveOut(at, end);
        break;
      case Backend.parseComplete:
        if (dropParseComplete) {
          leaveOut(at, end);
          dropParseComplete = false;
        }
        break;
      case Backend.readyForQuery:
        // After an error in the extended protocol the engine sends one at once and another at the Sync. PostgreSQL sends only
        // the second; one too many would pass for the answer to the client's next request.
        if (filter.readyForQuery || status !== undefined) leaveOut(at, end);
        if (filter.readyForQuery) break;
        status = String.fromCharCode(bytes[at + HEADER_BYTES] as number) as TransactionStatus;
        break;
      case Backend.errorResponse:
        error ??= bytes.subarray(at + HEADER_BYTES, end);
        break;
      case Backend.commandComplete:
        tag = bytes.subarray(at + HEADER_BYTES, end - 1);
        break;
      case Backend.copyInResponse:
        if (copyInEnd < 0) copyInEnd = sent + (end - kept);
        break;
      default:
    }
    at = end;
  }
  leaveOut(bytes.length, bytes.length);
  return { forClient, notifications, status, error, lastTag: tag ? tag.toString('latin1') : '', copyInEnd };
}

/** The human text (field M) of an ErrorResponse's body. */
export function errorText(body: Buffer): string {
  for (const field of body.toString('utf8').split('\0')) {
    if (field.startsWith('M')) return field.slice(1);
  }
  return 'unknown error';
}

const DATA_ROW = 0x44;

/** The rows of a reply to a simple query, in text form. */
export function dataRows(reply: BackendReply): Array<Array<string | null>> {
  const bytes = Buffer.concat(reply.forClient);
  const rows: Array<Array<string | null>> = [];
  for (let at = 0; at < bytes.length; at += 1 + bytes.readInt32BE(at + 1)) {
    if (bytes[at] !== DATA_ROW) continue;
    const row: Array<string | null> = [];
    let value = at + HEADER_BYTES + 2;
    for (let count = bytes.readInt16BE(at + HEADER_BYTES); count > 0; count -= 1) {
      const length = bytes.readInt32BE(value);
      value += 4;
      row.push(length < 0 ? null : bytes.toString('utf8', value, value + length));
      value += Math.max(length, 0);
    }
    rows.push(row);
  }
  return rows;
}
