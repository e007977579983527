import type { Pdu } from 'smpp';

/**
 * The text of what a carrier delivers, by whichever of two fields it comes. `smpp` reads the basic alphabet with its extension, Latin-1
 * and UCS-2 and takes the user data header off; what it does not know comes octet by octet.
 */
export function textOf({ short_message, message_payload }: Pdu): string {
  for (const message of [short_message?.message, message_payload?.message]) {
    if (Buffer.isBuffer(message) && message.length > 0) return message.toString('latin1');
    if (typeof message === 'string' && message !== '') return message;
  }
  return '';
}
