import { createHash, randomBytes } from 'node:crypto';

/** 128 bits: nobody guesses another delivery's; 22 characters, since an SMS has few to spare. */
const tokenBytes = 16;

/** Opaque, for one attempt of one delivery; the database keeps its key only. */
export const newReceiptToken = (): string => randomBytes(tokenBytes).toString('base64url');

/** Key of a link's token in the directory of receipts: what is kept cannot be used to claim that a link was opened. */
export const linkKey = (token: string): string => `link:${createHash('sha256').update(token).digest('base64url')}`;

/** Key of a carrier's own name for a message. */
export const carrierKey = (carrier: 'smpp' | 'http', reference: string): string => `${carrier}:${reference}`;

/** Where the link of a contact leads: the page that shows the incident, and tells the house that it was opened. */
export const contactLink = (token: string): string => `/c/#${token}`;

/** Where a message's link leads: the page that tells the house that it was opened. */
export const receiptLink = (token: string): string => `/r#${token}`;
