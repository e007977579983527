import type { z } from 'zod';

/** What stands in examples, and what is typed to get on. */
const wellKnown = /change.?me|example|secret|password|qalqan|default|123456|test|todo|xxxx/i;
const fewestCharacters = 12;
const defaultPasswords = new Set(['postgres', 'password', 'qalqan', 'admin', 'root', 'secret', 'changeme', '123456']);

type Secrets<Name extends string> = { NODE_ENV?: string | undefined; DATABASE_URL: string } & {
  [Key in Name]?: string | undefined;
};

/** In production no secret may be one that everybody knows: the process does not start, and says which one it is. */
export const refuseKnownSecrets =
  <Name extends string>(...names: readonly Name[]) =>
  (given: Secrets<Name>, context: z.RefinementCtx): void => {
    if (given.NODE_ENV !== 'production') return;
    const refuse = (name: string, message: string): void => context.addIssue({ code: 'custom', path: [name], message });
    for (const name of names) {
      const secret = given[name];
      if (secret !== undefined && isKnown(secret))
        refuse(name, 'is easily guessed; make one at random, for example with: openssl rand -base64 48');
    }
    const { username, password } = new URL(given.DATABASE_URL);
    const isDefault = defaultPasswords.has(decodeURIComponent(password).toLowerCase());
    // Without a password the server knows us by certificate or by the socket: that is its own to decide.
    if (password !== '' && (isDefault || password === username))
      refuse('DATABASE_URL', 'has a password that everybody knows; choose another one');
  };

const isKnown = (secret: string): boolean => new Set(secret).size < fewestCharacters || wellKnown.test(secret);
