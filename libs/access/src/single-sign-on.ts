import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  ClientSecretBasic,
  type Configuration,
  discovery,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import type { Clock } from '#domain';
import { AccessError } from './access.error.js';
import type { SecretBox } from './secret-box.js';

/** The house's client at its provider of OpenID Connect. */
export interface SingleSignOnSettings {
  /** https, or http on this very machine. */
  issuer: URL;
  clientId: string;
  clientSecret: string;
  /** `…/v1/sessions/oidc/callback`, as it is registered with the provider. */
  redirectUri: string;
  /** Whose staff the provider speaks for; absent: that of every agency of the house. */
  agencyId: string | undefined;
}

/** What the provider says of who has logged in there. */
export interface SignedOnPerson {
  /** Issuer and subject: never given to anybody else. */
  subject: string;
  /** Only when the provider has verified it. Lower case. */
  verifiedEmail: string | undefined;
}

/** What the browser keeps sealed until it comes back. */
interface Journey {
  state: string;
  nonce: string;
  codeVerifier: string;
  expiresAt: number;
}

const journeyMilliseconds = 10 * 60_000;
const context = 'single sign-on';
/** A provider that is asked and does not answer must not hold a request for longer. */
const patienceSeconds = 10;

/** OpenID Connect: authorization code with PKCE, state and nonce. */
export class SingleSignOn {
  private discovered: Promise<Configuration> | undefined;

  constructor(
    readonly settings: SingleSignOnSettings,
    private readonly box: SecretBox,
    private readonly clock: Clock,
  ) {}

  /** Where to send the browser, and what it keeps on its way. */
  async begin(): Promise<{ address: URL; journey: string }> {
    const provider = await this.provider();
    const journey: Journey = {
      state: randomState(),
      nonce: randomNonce(),
      codeVerifier: randomPKCECodeVerifier(),
      expiresAt: this.clock.now() + journeyMilliseconds,
    };
    const address = buildAuthorizationUrl(provider, {
      redirect_uri: this.settings.redirectUri,
      scope: 'openid email',
      response_type: 'code',
      state: journey.state,
      nonce: journey.nonce,
      code_challenge: await calculatePKCECodeChallenge(journey.codeVerifier),
      code_challenge_method: 'S256',
    });
    return { address, journey: this.box.seal(Buffer.from(JSON.stringify(journey)), context).toString('base64url') };
  }

  /** @param query of the callback's address, with its question mark */
  async finish(query: string, sealed: string | undefined): Promise<SignedOnPerson> {
    const { state, nonce, codeVerifier } = this.opened(sealed);
    const provider = await this.provider();
    try {
      const tokens = await authorizationCodeGrant(provider, new URL(query, this.settings.redirectUri), {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: codeVerifier,
        idTokenExpected: true,
      });
      const { iss, sub } = tokens.claims()!;
      const told = await fetchUserInfo(provider, tokens.access_token, sub);
      const verified = told.email_verified === true && typeof told.email === 'string';
      return { subject: `${iss} ${sub}`, verifiedEmail: verified ? told.email.trim().toLowerCase() : undefined };
    } catch (cause) {
      // Whatever did not fit, or the person's own "no": the browser learns only that nobody was told of.
      throw new AccessError('single_sign_on_refused', undefined, [], cause);
    }
  }

  private opened(sealed: string | undefined): Journey {
    let journey: Journey;
    try {
      journey = JSON.parse(this.box.open(Buffer.from(sealed ?? '', 'base64url'), context).toString()) as Journey;
    } catch {
      throw new AccessError('single_sign_on_refused');
    }
    if (journey.expiresAt < this.clock.now()) throw new AccessError('single_sign_on_refused');
    return journey;
  }

  private async provider(): Promise<Configuration> {
    const { issuer, clientId, clientSecret } = this.settings;
    this.discovered ??= discovery(issuer, clientId, undefined, ClientSecretBasic(clientSecret), {
      timeout: patienceSeconds,
      ...(issuer.protocol === 'http:' && { execute: [allowInsecureRequests] }),
    });
    try {
      return await this.discovered;
    } catch (cause) {
      this.discovered = undefined;
      throw new AccessError('single_sign_on_unavailable', 10, [], cause);
    }
  }
}
