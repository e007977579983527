import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import {
  AccessGuard,
  AUDIT_CHAIN,
  type AuditChain,
  DEVICE_DIRECTORY,
  DeviceAuthenticator,
  type DeviceDirectory,
  OpenSession,
  PressAuthenticator,
  RenewSession,
  STAFF_ACCOUNTS,
  type StaffAccounts,
  StaffAuthenticator,
  StaffTokens,
} from '#access';
import { CLOCK, type Clock } from '#domain';
import { AuditChainRepository, Database, DeviceDirectoryRepository, StaffAccountsRepository } from '#persistence';
import { CONFIGURATION, type Configuration } from './configuration.js';
import { PANIC_DATABASE } from './core.module.js';
import { Processes } from './processes/processes.js';

@Global()
@Module({
  providers: [
    { provide: STAFF_ACCOUNTS, inject: [Database], useFactory: (db: Database) => new StaffAccountsRepository(db) },
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
      inject: [StaffTokens, STAFF_ACCOUNTS],
      useFactory: (tokens: StaffTokens, accounts: StaffAccounts) => new StaffAuthenticator(tokens, accounts),
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
      provide: OpenSession,
      inject: [STAFF_ACCOUNTS, StaffTokens, AUDIT_CHAIN, CLOCK],
      useFactory: (accounts: StaffAccounts, tokens: StaffTokens, audit: AuditChain, clock: Clock) =>
        new OpenSession(accounts, tokens, audit, clock),
    },
    {
      provide: RenewSession,
      inject: [StaffTokens, CLOCK],
      useFactory: (tokens: StaffTokens, clock: Clock) => new RenewSession(tokens, clock),
    },
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [
    STAFF_ACCOUNTS,
    AUDIT_CHAIN,
    StaffTokens,
    StaffAuthenticator,
    DeviceAuthenticator,
    PressAuthenticator,
    OpenSession,
    RenewSession,
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
