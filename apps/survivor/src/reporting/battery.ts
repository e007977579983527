import { Store } from '../ui/store.js';
import type { Battery } from './pace.js';

/** Of the Battery Status API, which the types of the browser no longer have. */
interface BatteryManager extends EventTarget {
  readonly level: number;
  readonly charging: boolean;
}

/** `undefined`: this browser does not tell. */
export const battery = new Store<Battery | undefined>(undefined);

export async function followBattery(): Promise<void> {
  const { getBattery } = navigator as { getBattery?: () => Promise<BatteryManager> };
  const manager = await getBattery?.call(navigator).catch(() => undefined);
  if (manager === undefined) return;
  const look = (): void => battery.set({ percent: Math.round(manager.level * 100), isCharging: manager.charging });
  for (const change of ['levelchange', 'chargingchange']) manager.addEventListener(change, look);
  look();
}
