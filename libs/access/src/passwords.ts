import { hash, verify } from '@node-rs/argon2';

/** OWASP Password Storage Cheat Sheet: Argon2id with 19 MiB, 2 passes, 1 lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Argon2id (the library's default algorithm) in PHC string form. For passwords and PINs. */
export const hashSecret = (secret: string): Promise<string> => hash(secret, cost);

export const verifySecret = (stored: string, secret: string): Promise<boolean> => verify(stored, secret);
