import { LoadFixes } from './load-fixes.js';
import type { LoadRequest } from './open-loop.js';
import type { LoadDevice } from './seed-load.js';

/** Positions of devices, or the lists of one member of staff. */
export type FloodWhat =
  { what: 'positions'; devices: LoadDevice[]; startTime: number; poison?: Poison } | { what: 'lists'; token: string };

export type FloodPlan = FloodWhat & {
  port: number;
  /** Requests a second; absent: as many as the connections take. JSON knows no Infinity. */
  rate?: number;
  seconds: number;
  connections: number;
};

/** One report of ten is poison: it carries this as its source. */
export interface Poison {
  source: string;
  /** Of every tenth device, or in turn of every one. */
  of: 'own_devices' | 'every_device';
}

const poisonEvery = 10;

/** The requests of a flood as bytes: one fix a request, as phones send it. */
export class FloodRequests {
  private readonly fixes: LoadFixes | undefined;
  private turn = 0;

  constructor(private readonly plan: FloodPlan) {
    if (plan.what === 'positions') this.fixes = new LoadFixes(plan.devices, plan.startTime, 1);
  }

  next(): LoadRequest {
    const { plan } = this;
    if (plan.what === 'lists') {
      return {
        bytes: `GET /v1/incidents?limit=50 HTTP/1.1\r\nhost: load\r\nauthorization: Bearer ${plan.token}\r\n\r\n`,
        kind: 'lists',
      };
    }
    const turn = (this.turn += 1) - 1;
    const { token, body } = this.fixes!.next();
    const isPoison = plan.poison !== undefined && this.isPoisonTurn(turn, plan.devices.length, plan.poison.of);
    const sent = isPoison
      ? body.replace('"accuracyMeters"', `"source":"${plan.poison!.source}","accuracyMeters"`)
      : body;
    const head = `POST /v1/positions HTTP/1.1\r\nhost: load\r\nauthorization: Bearer ${token}\r\n`;
    const bytes = `${head}content-type: application/json\r\ncontent-length: ${Buffer.byteLength(sent)}\r\n\r\n${sent}`;
    return { bytes, kind: isPoison ? 'poison' : 'others' };
  }

  /** Every device: each round another tenth of them. */
  private isPoisonTurn(turn: number, devices: number, of: Poison['of']): boolean {
    const round = of === 'every_device' ? Math.floor(turn / devices) : 0;
    return ((turn % devices) + round) % poisonEvery === 0;
  }
}
