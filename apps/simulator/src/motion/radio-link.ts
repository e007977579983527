import type { Random } from '../random.js';

/** Percent of full strength, and how far it strays from that. */
const outOfDoors = 78;
const indoors = 52;
const deviation = 9;
/** A step around a corner changes it, a second at a table does not. */
const correlationSeconds = 20;

/** How strongly a device hears its mast: wanders around what the place allows. */
export class RadioLink {
  private readonly random: Random;
  private strays = 0;
  private mean = outOfDoors;

  constructor(random: Random) {
    this.random = random.fork();
  }

  advance(seconds: number, isIndoors: boolean): void {
    this.mean = isIndoors ? indoors : outOfDoors;
    const kept = Math.exp(-seconds / correlationSeconds);
    this.strays = this.strays * kept + deviation * Math.sqrt(1 - kept ** 2) * this.random.normal();
  }

  /** From 0 to 100. */
  get percent(): number {
    return Math.min(100, Math.max(0, this.mean + this.strays));
  }
}
