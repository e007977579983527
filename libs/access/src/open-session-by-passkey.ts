import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import type { Clock } from '#domain';
import { AttemptLimit, networkOf } from './attempt-limit.js';
import type { Passkeys } from './passkeys.js';
import type { Client, OpenedSession, StartSession } from './start-session.js';

/** Asking costs a row and an answer a signature; a shift that logs in at once stays far below. */
const askedOfNetwork = { allowed: 120, windowMilliseconds: 5 * 60_000 };

/** Logs a member of staff in by a passkey alone: it is something they have, and the authenticator has verified them. */
export class OpenSessionByPasskey {
  private readonly networks: AttemptLimit;

  constructor(
    private readonly passkeys: Passkeys,
    private readonly start: StartSession,
    clock: Clock,
  ) {
    this.networks = new AttemptLimit(askedOfNetwork, clock);
  }

  begin({ address }: Client) {
    this.networks.begin(networkOf(address));
    return this.passkeys.beginAuthentication();
  }

  async execute(challengeId: string, response: AuthenticationResponseJSON, client: Client): Promise<OpenedSession> {
    return this.start.execute(await this.passkeys.authenticate(challengeId, response), 'passkey', client);
  }
}
