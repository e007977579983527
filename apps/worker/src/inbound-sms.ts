/**
 * What phones send by SMPP, between the channel that hears it and the operation that takes it, which needs the queue and so comes
 * later. Until then the carrier is asked to bring it again.
 */
export class InboundSms {
  private taker: ((text: string) => Promise<void>) | undefined;

  readonly hear = async (text: string): Promise<void> => {
    if (!this.taker) throw new Error('nobody takes messages yet');
    await this.taker(text);
  };

  taking(taker: (text: string) => Promise<void>): void {
    this.taker = taker;
  }
}
