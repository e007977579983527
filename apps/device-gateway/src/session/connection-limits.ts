/** How many may be connected, over all listeners. Of an address that a mobile operator shares among devices there may be many. */
export class ConnectionLimits {
  private readonly byAddress = new Map<string, number>();
  private total = 0;

  constructor(
    private readonly most: number,
    private readonly mostOfAddress: number,
  ) {}

  get connected(): number {
    return this.total;
  }

  /** @returns whether there is a place; who got one gives it back by {@link leave} */
  enter(address: string): boolean {
    const of = this.byAddress.get(address) ?? 0;
    if (this.total >= this.most || of >= this.mostOfAddress) return false;
    this.total += 1;
    this.byAddress.set(address, of + 1);
    return true;
  }

  leave(address: string): void {
    const of = this.byAddress.get(address) ?? 0;
    this.total -= 1;
    if (of > 1) this.byAddress.set(address, of - 1);
    else this.byAddress.delete(address);
  }
}
