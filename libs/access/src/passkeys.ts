import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import type { Clock, IdFactory } from '#domain';
import { AccessError } from './access.error.js';
import type { SessionCaller } from './caller.js';
import type { Passkey, SecondFactors } from './factor-ports.js';
import type { AuditChain, StaffAccount, StaffAccounts } from './ports.js';
import { requireRecentProof } from './recent-proof.js';
import type { RecoveryCodes } from './recovery-codes.js';
import { staffRecord } from './staff-record.js';

export type PasskeyRegistration = RegistrationResponseJSON;
export type PasskeyAnswer = AuthenticationResponseJSON;

/** Where the console is reached: a passkey is bound to the host and answers to no other page. */
export interface PasskeySite {
  /** Host name. */
  id: string;
  origin: string;
}

/** What is to be signed; its id comes back with the answer. */
export interface Challenge<Options> {
  challengeId: string;
  options: Options;
}

const challengeMilliseconds = 5 * 60_000;
const mostPasskeys = 20;

/** Loaded with the first passkey and not before: with its certificates it costs every process time at start, and memory. */
const library = () => import('@simplewebauthn/server');

/** Passkeys of staff (WebAuthn): bound to the site, with the user verified by the authenticator: two factors in one. */
export class Passkeys {
  constructor(
    private readonly site: PasskeySite,
    private readonly factors: SecondFactors,
    private readonly accounts: StaffAccounts,
    private readonly recoveryCodes: RecoveryCodes,
    private readonly audit: AuditChain,
    private readonly clock: Clock,
    private readonly newId: IdFactory,
  ) {}

  async beginRegistration(caller: SessionCaller) {
    requireRecentProof(caller, this.clock);
    const account = (await this.accounts.byId(caller.staffId))!;
    const { passkeys } = await this.factors.of(caller.staffId);
    if (passkeys.length >= mostPasskeys) throw new AccessError('second_factor_enrolled');
    const { generateRegistrationOptions } = await library();
    const options = await generateRegistrationOptions({
      rpName: 'Qalqan',
      rpID: this.site.id,
      userName: account.email,
      userDisplayName: account.name,
      userID: new Uint8Array(Buffer.from(account.staffId)),
      attestationType: 'none',
      excludeCredentials: passkeys.map(({ id, transports }) => ({ id, transports })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    return this.challenge(caller.staffId, options);
  }

  /** The recovery codes, when there were none before: this once. */
  async register(
    caller: SessionCaller,
    name: string,
    challengeId: string,
    response: RegistrationResponseJSON,
  ): Promise<{ passkey: Passkey; recoveryCodes: string[] }> {
    requireRecentProof(caller, this.clock);
    const asked = await this.factors.takeChallenge(challengeId, this.clock.now());
    if (asked?.staffId !== caller.staffId) throw new AccessError('passkey_refused');
    const expected = { ...this.expected(asked.challenge), expectedRPID: this.site.id };
    const { verifyRegistrationResponse } = await library();
    const { registrationInfo: info } = await orRefused(verifyRegistrationResponse({ response, ...expected }));
    if (!info) throw new AccessError('passkey_refused');
    const { id, publicKey, counter, transports = [] } = info.credential;
    const passkey: Passkey = {
      id,
      staffId: caller.staffId,
      name,
      publicKey: Buffer.from(publicKey),
      counter,
      transports,
      createdAt: this.clock.now(),
      usedAt: null,
    };
    const { recoveryCodesLeft } = await this.factors.of(caller.staffId);
    const { codes, hashes } = recoveryCodesLeft > 0 ? { codes: [], hashes: [] } : this.recoveryCodes.make();
    const session = { sessionId: caller.sessionId, by: 'passkey' as const };
    const record = staffRecord(caller, 'second_factor.enrol', { reason: 'passkey' });
    if (!(await this.factors.addPasskey(passkey, hashes, session, record))) throw new AccessError('passkey_refused');
    return { passkey, recoveryCodes: codes };
  }

  /** For whoever it may be: the authenticator knows which passkeys it has for this site. */
  async beginAuthentication() {
    const { generateAuthenticationOptions } = await library();
    const options = await generateAuthenticationOptions({ rpID: this.site.id, userVerification: 'required' });
    return this.challenge(null, options);
  }

  /** Whose passkey answered. */
  async authenticate(challengeId: string, response: AuthenticationResponseJSON): Promise<StaffAccount> {
    const asked = await this.factors.takeChallenge(challengeId, this.clock.now());
    const passkey = await this.factors.passkey(response.id);
    const account = passkey && (await this.accounts.byId(passkey.staffId));
    if (!asked || asked.staffId !== null || !account) throw new AccessError('passkey_refused');
    if (!(await this.verifies(passkey, asked.challenge, response))) {
      await this.audit.append([staffRecord(account, 'session.open', { reason: 'passkey', result: 'refused' })]);
      throw new AccessError('passkey_refused');
    }
    return account;
  }

  private async verifies(passkey: Passkey, challenge: string, response: AuthenticationResponseJSON): Promise<boolean> {
    const { id, publicKey, counter, transports } = passkey;
    const { verifyAuthenticationResponse } = await library();
    const verification = verifyAuthenticationResponse({
      response,
      ...this.expected(challenge),
      expectedRPID: this.site.id,
      credential: { id, publicKey: new Uint8Array(publicKey), counter, transports },
    });
    const { verified, authenticationInfo } = await orRefused(verification);
    // Between reading the counter and writing it another answer may have come: one of the two is a copy.
    return verified && this.factors.usePasskey(passkey, authenticationInfo.newCounter, this.clock.now());
  }

  private expected(challenge: string) {
    return { expectedChallenge: challenge, expectedOrigin: this.site.origin, requireUserVerification: true };
  }

  private async challenge<Options extends { challenge: string }>(
    staffId: string | null,
    options: Options,
  ): Promise<Challenge<Options>> {
    const now = this.clock.now();
    const challengeId = this.newId();
    const { challenge } = options;
    await this.factors.keepChallenge(
      { id: challengeId, staffId, challenge, expiresAt: now + challengeMilliseconds },
      now,
    );
    return { challengeId, options };
  }
}

interface Refused {
  verified: false;
  registrationInfo?: undefined;
  authenticationInfo?: undefined;
}

/** The library says what does not fit by an Error with details; nobody need know which it was. */
const orRefused = <Verified>(verification: Promise<Verified>): Promise<Verified | Refused> =>
  verification.catch((): Refused => ({ verified: false }));
