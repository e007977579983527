import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A line to an api that can be cut, or lose what is pushed: bytes pass, or do not. */
export class FailingLine {
  /** Nobody gets through. */
  isCut = false;
  /** What the api sends by itself under this name never arrives. */
  swallows: string | undefined;
  private readonly open = new Set<Socket>();

  private constructor(private readonly server: Server) {}

  static async to(port: number): Promise<FailingLine> {
    const server = createServer((near) => line.join(near, port));
    const line = new FailingLine(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return line;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  cut(): void {
    this.isCut = true;
    for (const socket of this.open) socket.destroy();
  }

  mend(): void {
    this.isCut = false;
    this.swallows = undefined;
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private join(near: Socket, port: number): void {
    if (this.isCut) return void near.destroy();
    const far = connect(port, '127.0.0.1');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.open.add(one);
      one.on('error', () => other.destroy());
      one.once('close', () => {
        this.open.delete(one);
        other.destroy();
      });
    }
    near.on('data', (bytes) => far.write(bytes));
    far.on('data', (bytes) => {
      if (this.swallows === undefined || !bytes.includes(this.swallows)) near.write(bytes);
    });
  }
}
