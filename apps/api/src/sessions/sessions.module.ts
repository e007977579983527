import { Module } from '@nestjs/common';
import {
  AUDIT_CHAIN,
  type AuditChain,
  ChangePassword,
  deriveKey,
  EndSession,
  EnrolTotp,
  KeyedSecretBox,
  KnownClients,
  OpenSession,
  OpenSessionByPasskey,
  OpenSessionBySingleSignOn,
  Passkeys,
  ProveSecondFactor,
  RecoveryCodes,
  RefreshSession,
  RefreshTokens,
  RemoveSecondFactor,
  RenewRecoveryCodes,
  ResetSecondFactors,
  SECOND_FACTORS,
  type SecondFactors,
  type SecretBox,
  SingleSignOn,
  STAFF_ACCOUNTS,
  STAFF_SESSIONS,
  type StaffAccounts,
  type StaffSessions,
  StaffTokens,
  StartSession,
} from '#access';
import { CLOCK, type Clock, type IdFactory, IDS } from '#domain';
import { Database, SecondFactorsRepository } from '#persistence';
import { CONFIGURATION, type Configuration } from '../configuration.js';
import { OwnAccountController } from './own-account.controller.js';
import { OwnPagesGuard } from './own-pages.guard.js';
import { PasskeySessionsController } from './passkey-sessions.controller.js';
import { passkeySite } from './passkey-site.js';
import { SessionsController } from './sessions.controller.js';
import { singleSignOnSettings } from './single-sign-on-environment.js';
import { SingleSignOnController } from './single-sign-on.controller.js';
import { StaffSessionsController } from './staff-sessions.controller.js';

/** Injection token of the {@link SecretBox} for what proves staff. */
const FACTOR_BOX = Symbol('SecretBox of second factors');

const factorKey = ({ SECOND_FACTOR_SECRET, ACCESS_TOKEN_SECRET }: Configuration, purpose: string): Buffer =>
  deriveKey(SECOND_FACTOR_SECRET ?? ACCESS_TOKEN_SECRET, purpose);

const keys = [
  {
    provide: RefreshTokens,
    inject: [CONFIGURATION],
    useFactory: (config: Configuration) => new RefreshTokens(deriveKey(config.ACCESS_TOKEN_SECRET, 'refresh tokens')),
  },
  {
    provide: KnownClients,
    inject: [CONFIGURATION],
    useFactory: (config: Configuration) => new KnownClients(deriveKey(config.ACCESS_TOKEN_SECRET, 'known clients')),
  },
  {
    provide: RecoveryCodes,
    inject: [CONFIGURATION],
    useFactory: (config: Configuration) => new RecoveryCodes(factorKey(config, 'recovery codes')),
  },
  {
    provide: FACTOR_BOX,
    inject: [CONFIGURATION],
    useFactory: (config: Configuration) => new KeyedSecretBox(factorKey(config, 'second factors')),
  },
];

const loggingIn = [
  {
    provide: StartSession,
    inject: [STAFF_SESSIONS, StaffTokens, RefreshTokens, KnownClients, CLOCK, IDS],
    useFactory: (...given: [StaffSessions, StaffTokens, RefreshTokens, KnownClients, Clock, IdFactory]) =>
      new StartSession(...given),
  },
  {
    provide: ProveSecondFactor,
    inject: [SECOND_FACTORS, FACTOR_BOX, RecoveryCodes, CLOCK],
    useFactory: (...given: [SecondFactors, SecretBox, RecoveryCodes, Clock]) => new ProveSecondFactor(...given),
  },
  {
    provide: OpenSession,
    inject: [STAFF_ACCOUNTS, AUDIT_CHAIN, KnownClients, ProveSecondFactor, StartSession, CLOCK],
    useFactory: (...given: [StaffAccounts, AuditChain, KnownClients, ProveSecondFactor, StartSession, Clock]) =>
      new OpenSession(...given),
  },
  {
    provide: OpenSessionByPasskey,
    inject: [Passkeys, StartSession, CLOCK],
    useFactory: (...given: [Passkeys, StartSession, Clock]) => new OpenSessionByPasskey(...given),
  },
  {
    provide: OpenSessionBySingleSignOn,
    inject: [STAFF_ACCOUNTS, StartSession, CONFIGURATION, CLOCK],
    useFactory: (accounts: StaffAccounts, start: StartSession, config: Configuration, clock: Clock) => {
      const settings = singleSignOnSettings(config);
      const box = new KeyedSecretBox(deriveKey(config.ACCESS_TOKEN_SECRET, 'single sign-on'));
      return new OpenSessionBySingleSignOn(accounts, start, settings && new SingleSignOn(settings, box, clock));
    },
  },
  {
    provide: RefreshSession,
    inject: [STAFF_SESSIONS, STAFF_ACCOUNTS, StaffTokens, RefreshTokens, CLOCK],
    useFactory: (...given: [StaffSessions, StaffAccounts, StaffTokens, RefreshTokens, Clock]) =>
      new RefreshSession(...given),
  },
  {
    provide: EndSession,
    inject: [STAFF_SESSIONS, CLOCK],
    useFactory: (...given: [StaffSessions, Clock]) => new EndSession(...given),
  },
];

const ownAccount = [
  {
    provide: ChangePassword,
    inject: [STAFF_ACCOUNTS, StartSession, CLOCK],
    useFactory: (...given: [StaffAccounts, StartSession, Clock]) => new ChangePassword(...given),
  },
  {
    provide: EnrolTotp,
    inject: [SECOND_FACTORS, STAFF_ACCOUNTS, FACTOR_BOX, RecoveryCodes, CLOCK],
    useFactory: (...given: [SecondFactors, StaffAccounts, SecretBox, RecoveryCodes, Clock]) => new EnrolTotp(...given),
  },
  {
    provide: Passkeys,
    inject: [CONFIGURATION, SECOND_FACTORS, STAFF_ACCOUNTS, RecoveryCodes, AUDIT_CHAIN, CLOCK, IDS],
    useFactory: (
      config: Configuration,
      ...given: [SecondFactors, StaffAccounts, RecoveryCodes, AuditChain, Clock, IdFactory]
    ) => new Passkeys(passkeySite(config), ...given),
  },
  {
    provide: RemoveSecondFactor,
    inject: [SECOND_FACTORS, STAFF_ACCOUNTS, CLOCK],
    useFactory: (...given: [SecondFactors, StaffAccounts, Clock]) => new RemoveSecondFactor(...given),
  },
  {
    provide: RenewRecoveryCodes,
    inject: [SECOND_FACTORS, RecoveryCodes, CLOCK],
    useFactory: (...given: [SecondFactors, RecoveryCodes, Clock]) => new RenewRecoveryCodes(...given),
  },
  {
    provide: ResetSecondFactors,
    inject: [SECOND_FACTORS, STAFF_SESSIONS, STAFF_ACCOUNTS, CLOCK],
    useFactory: (...given: [SecondFactors, StaffSessions, StaffAccounts, Clock]) => new ResetSecondFactors(...given),
  },
];

@Module({
  controllers: [
    SingleSignOnController,
    PasskeySessionsController,
    SessionsController,
    OwnAccountController,
    StaffSessionsController,
  ],
  providers: [
    {
      provide: SECOND_FACTORS,
      inject: [Database, CLOCK],
      useFactory: (database: Database, clock: Clock) => new SecondFactorsRepository(database, clock),
    },
    OwnPagesGuard,
    ...keys,
    ...loggingIn,
    ...ownAccount,
  ],
})
export class SessionsModule {}
