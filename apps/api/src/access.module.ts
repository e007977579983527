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
  RenewSession,
  STAFF_ACCOUNTS,
  type StaffAccounts,
  StaffAuthenticator,
  StaffTokens,
} from '#access';
import { CLOCK, type Clock } from '#domain';
import { AuditChainRepository, Database, DeviceDirectoryRepository, StaffAccountsRepository } from '#persistence';
import { CONFIGURATION, type Configuration } from './configuration.js';

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
      inject: [DEVICE_DIRECTORY, CLOCK],
      useFactory: (directory: DeviceDirectory, clock: Clock) => new DeviceAuthenticator(directory, clock),
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
    OpenSession,
    RenewSession,
  ],
})
export class AccessModule {}
