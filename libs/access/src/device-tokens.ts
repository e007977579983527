import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, base64url: 43 characters. */
export const newDeviceToken = (): string => randomBytes(32).toString('base64url');

/** What is stored of a token. A plain hash suffices: nobody can guess 256 bits. */
export const hashDeviceToken = (token: string): Buffer => createHash('sha256').update(token).digest();
