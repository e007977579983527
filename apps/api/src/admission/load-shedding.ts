import { Inject, Injectable } from '@nestjs/common';
import type { Admission } from '#tracking';
import { AdmissionMetrics } from './admission-metrics.js';
import { RecordShedding } from './record-shedding.js';
import { type Pressure, PRESSURE } from './pressure-gauge.js';
import { isShed, placeOf, retryAfterSeconds, type ShedClass } from './shedding.js';

/** Who is let in, by how hard this process is pressed. Decides nothing about what has no class: that is always let in. */
@Injectable()
export class LoadShedding implements Admission {
  private readonly asked: Record<ShedClass, number> = { lists: 0, positions: 0 };

  constructor(
    @Inject(PRESSURE) private readonly pressure: Pressure,
    @Inject(AdmissionMetrics) private readonly metrics: AdmissionMetrics,
    @Inject(RecordShedding) private readonly record: RecordShedding,
  ) {}

  /** `undefined` when it is let in; else in how many seconds to come back. */
  refuses(shedClass: ShedClass): number | undefined {
    const place = placeOf((this.asked[shedClass] += 1));
    if (!isShed(shedClass, this.pressure.pressure, place)) return undefined;
    this.metrics.shed(shedClass);
    this.record.shed(shedClass);
    return retryAfterSeconds(shedClass, place);
  }

  postponed(): number | undefined {
    return this.refuses('positions');
  }
}
