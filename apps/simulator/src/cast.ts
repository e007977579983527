import type { DemoDevice, DemoFile } from './demo-file.js';
import { LocalPlane, type PlanePoint } from './geo/local-plane.js';
import type { Life } from './people/act.js';
import { CaseMap } from './people/case-map.js';
import { DemoPerson } from './people/demo-person.js';
import { driveIntoHome, pressOnTheWay, protectedLife, respondentLife } from './people/ordinary-life.js';
import { Random } from './random.js';

/** The middle of the demo's town: between Satpaev and Timiryazev streets in Almaty. */
const middleOfTown = [76.9286, 43.2389] as const;

export interface Actor {
  device: DemoDevice;
  person: DemoPerson;
}

export interface Cast {
  plane: LocalPlane;
  actors: readonly Actor[];
}

/** Gives every device of the demo a person with a life. The first order opens with a breach, the second with a press. */
export function castDemo(demo: DemoFile, seed: number, haste: number): Cast {
  const plane = new LocalPlane(middleOfTown);
  const random = new Random(seed);
  const actors = demo.orders.flatMap((order, index) => {
    const map = new CaseMap(
      order.zones.map((zone) => ({ middle: plane.toPlane(zone.center), radius: zone.radiusMeters })),
    );
    return demo.devices
      .filter((device) => device.orderId === order.id)
      .map((device): Actor => {
        const own = random.fork();
        const { life, start } = lifeOf(device, index, map, own);
        return { device, person: new DemoPerson(life, start, own, haste) };
      });
  });
  return { plane, actors };
}

function lifeOf(device: DemoDevice, order: number, map: CaseMap, random: Random): { life: Life; start: PlanePoint } {
  const start = device.role === 'protected' ? map.home.middle : map.clearPlace(random);
  if (device.role === 'protected') {
    return { life: order === 1 ? pressOnTheWay(map, random) : protectedLife(map, random), start };
  }
  return { life: order === 0 ? driveIntoHome(map, random) : respondentLife(map, random), start };
}
