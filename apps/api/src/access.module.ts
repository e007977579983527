import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import {
  AccessGuard,
  AUDIT_CHAIN,
  DEVICE_DIRECTORY,
  deriveKey,
  DeviceAuthenticator,
  type DeviceDirectory,
  PressAuthenticator,
  ProofNonces,
  ProofVerifier,
  STAFF_ACCOUNTS,
  STAFF_SESSIONS,
  StaffAuthenticator,
  type StaffSessions,
  StaffTokens,
  UsedProofs,
} from '#access';
import { CLOCK, type Clock } from '#domain';
import {
  AuditChainRepository,
  Database,
  DeviceDirectoryRepository,
  StaffAccountsRepository,
  StaffSessionsRepository,
} from '#persistence';
import { Processes } from '#processes';
import { CONFIGURATION, type Configuration } from './configuration.js';
import { PANIC_DATABASE } from './core.module.js';

@Global()
@Module({
  providers: [
    {
      provide: STAFF_ACCOUNTS,
      inject: [Database, CLOCK],
      useFactory: (db: Database, clock: Clock) => new StaffAccountsRepository(db, clock),
    },
    {
      provide: STAFF_SESSIONS,
      inject: [Database, CLOCK],
      useFactory: (db: Database, clock: Clock) => new StaffSessionsRepository(db, clock),
    },
    { provide: DEVICE_DIRECTORY, inject: [Database], useFactory: (db: Database) => new DeviceDirectoryRepository(db) },
    {
      provide: AUDIT_CHAIN,
      inject: [Database, CLOCK],
      useFactory: (db: Database, clock: Clock) => new AuditChainRepository(db, clock),
    },
    {
      provide: StaffTokens,
      inject: [CONFIGURATION, CLOCK],
      useFactory: (config: Configuration, clock: Clock) => new StaffTokens(config.ACCESS_TOKEN_SECRET, clock),
    },
    {
      provide: StaffAuthenticator,
      inject: [StaffTokens, STAFF_SESSIONS, CLOCK],
      useFactory: (tokens: StaffTokens, sessions: StaffSessions, clock: Clock) =>
        new StaffAuthenticator(tokens, sessions, clock),
    },
    {
      provide: DeviceAuthenticator,
      inject: [DEVICE_DIRECTORY, CLOCK, Processes],
      useFactory: (directory: DeviceDirectory, clock: Clock, processes: Processes) =>
        forgettingChanges(new DeviceAuthenticator(directory, clock), processes),
    },
    {
      provide: PressAuthenticator,
      inject: [PANIC_DATABASE, CLOCK, Processes],
      useFactory: (database: Database, clock: Clock, processes: Processes) =>
        forgettingChanges(new PressAuthenticator(new DeviceDirectoryRepository(database), clock), processes),
    },
    {
      provide: ProofVerifier,
      inject: [CONFIGURATION, CLOCK],
      useFactory: ({ ACCESS_TOKEN_SECRET, PUBLIC_URL }: Configuration, clock: Clock) =>
        new ProofVerifier(
          new ProofNonces(deriveKey(ACCESS_TOKEN_SECRET, 'proof nonces'), clock),
          new UsedProofs(clock),
          clock,
          PUBLIC_URL,
        ),
    },
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [
    STAFF_ACCOUNTS,
    STAFF_SESSIONS,
    AUDIT_CHAIN,
    DEVICE_DIRECTORY,
    StaffTokens,
    StaffAuthenticator,
    DeviceAuthenticator,
    PressAuthenticator,
    ProofVerifier,
  ],
})
export class AccessModule {}

function forgettingChanges<Authenticator extends DeviceAuthenticator>(
  authenticator: Authenticator,
  processes: Processes,
): Authenticator {
  processes.hear('devicesChanged', (deviceIds) => deviceIds.forEach((id) => authenticator.forget(id)));
  return authenticator;
}
