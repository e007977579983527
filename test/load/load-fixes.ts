import type { LoadDevice } from './seed-load.js';

/**
 * Fixes as devices send them, one body a request. Each device walks on at about 1 m/s, 2–3 km from its zone, so that
 * every fix is new and ordinary: an alarm in every batch would measure something else.
 */
export class LoadFixes {
  private turn = 0;

  constructor(
    private readonly devices: readonly LoadDevice[],
    private readonly startTime: number,
    private readonly perRequest: number,
  ) {}

  next(): { token: string; body: string } {
    const turn = this.turn;
    this.turn += 1;
    const device = this.devices[turn % this.devices.length]!;
    const round = Math.floor(turn / this.devices.length);
    const fixes = Array.from({ length: this.perRequest }, (_, at) => this.fix(device, round * this.perRequest + at));
    return { token: device.token, body: `{"fixes":[${fixes.join(',')}]}` };
  }

  private fix(device: LoadDevice, step: number): string {
    const time = new Date(this.startTime + step * 1_000).toISOString();
    const longitude = (device.longitude + 0.03 + step * 0.00001).toFixed(6);
    const latitude = (device.latitude + 0.01 + step * 0.000005).toFixed(6);
    return (
      `{"fixTime":"${time}","point":{"type":"Point","coordinates":[${longitude},${latitude}]},` +
      `"accuracyMeters":${8 + (step % 9)},"speedMetersPerSecond":${(0.9 + (step % 3) / 10).toFixed(1)},"moving":true}`
    );
  }
}
