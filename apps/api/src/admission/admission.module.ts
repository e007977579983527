import { type DynamicModule, Global, Inject, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Database } from '#persistence';
import { PANIC_DATABASE } from '../core.module.js';
import { AdmissionMetrics } from './admission-metrics.js';
import { LoadShedding } from './load-shedding.js';
import { type Pressure, PRESSURE, PressureGauge } from './pressure-gauge.js';
import { RecordShedding } from './record-shedding.js';
import { Readings } from './readings.js';

/** A wait for a connection that long is felt by everybody who reads or writes. */
const poolLimitMilliseconds = 250;

/** Lets in what the process can take, measured by how late it is. */
@Global()
@Module({})
export class AdmissionModule {
  constructor(
    @Inject(PressureGauge) gauge: PressureGauge,
    @Inject(Database) database: Database,
    @Inject(PANIC_DATABASE) panicDatabase: Database,
  ) {
    gauge.watch('pool', poolLimitMilliseconds, () => database.waits.takeLongest());
    // A press that waits is the reason to refuse all else.
    gauge.watch('panic_pool', poolLimitMilliseconds, () => panicDatabase.waits.takeLongest());
  }

  /** @param pressure replaces what is measured, for tests */
  static with(pressure?: Pressure): DynamicModule {
    return {
      module: AdmissionModule,
      imports: [DiscoveryModule],
      providers: [
        PressureGauge,
        AdmissionMetrics,
        RecordShedding,
        LoadShedding,
        pressure ? { provide: PRESSURE, useValue: pressure } : { provide: PRESSURE, useExisting: PressureGauge },
        Readings,
      ],
      exports: [LoadShedding, PressureGauge],
    };
  }
}
