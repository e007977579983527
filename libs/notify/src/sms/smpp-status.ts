import type { Outcome } from '../channel.js';

/** What a command_status other than 0 means for the message (SMPP 3.4, 5.1.3). */
export function smppRefusal(status: number): Outcome {
  switch (status) {
    case 0x58: // ESME_RTHROTTLED
    case 0x14: // ESME_RMSGQFUL
      return { kind: 'retry', error: 'rate_limited' };
    case 0x0d: // ESME_RBINDFAIL
    case 0x0e: // ESME_RINVPASWD
    case 0x0f: // ESME_RINVSYSID
      return { kind: 'retry', error: 'credentials_refused' };
    case 0x0b: // ESME_RINVDSTADR
      return { kind: 'give_up', error: 'address_refused' };
    case 0x01: // ESME_RINVMSGLEN
    case 0x0a: // ESME_RINVSRCADR
    case 0x43: // ESME_RINVESMCLASS
    case 0x62: // ESME_RINVEXPIRY
    case 0x65: // ESME_RX_P_APPN
    case 0x66: // ESME_RX_R_APPN
      return { kind: 'give_up', error: 'message_refused' };
    default:
      return { kind: 'retry', error: 'service_failed' };
  }
}
