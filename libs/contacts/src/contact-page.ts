import { createHash, randomBytes } from 'node:crypto';

/** As of receipts: nobody guesses another's. */
const tokenBytes = 16;

/** The dot, which no other token has, tells the page which of the two it is there for. */
export const newConsentToken = (): string => `c.${randomBytes(tokenBytes).toString('base64url')}`;

export const consentHash = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Of a secret that a page has made for its device. */
export const deviceHash = (secret: string): Buffer => createHash('sha256').update(secret).digest();
