import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import { type ProtocolName, protocolNames } from '#protocols';
import { freePort } from './load-house.js';

const program = fileURLToPath(new URL('../../apps/device-gateway/src/main.js', import.meta.url));
const collectOnSignal = new URL('./collect-on-signal.js', import.meta.url).href;
const endsWithParent = new URL('../../../scripts/start/exit-with-parent.mjs', import.meta.url).href;

/** Bytes. `held`: on the heap and beside it once what nobody holds is collected; `resident`: of the whole process, as the system counts. */
export interface Memory {
  held: number;
  resident: number;
}

/** The device gateway as a process of its own, on the same ports however often it is started. */
export class GatewayProcess {
  private child: ChildProcess | undefined;

  private constructor(
    readonly ports: Readonly<Record<ProtocolName, number>>,
    private readonly healthPort: number,
    private readonly environment: Record<string, string | undefined>,
  ) {}

  /** @param environment of the house: database, keys, secret */
  static async on(environment: Record<string, string | undefined>): Promise<GatewayProcess> {
    const ports = {} as Record<ProtocolName, number>;
    for (const name of protocolNames) ports[name] = await freePort();
    return new GatewayProcess(ports, await freePort(), environment);
  }

  /** Resolves when trackers can connect. */
  async start(): Promise<void> {
    const { ports } = this;
    // As the launcher and the image start it, but for the collecting.
    const child = spawn(
      process.execPath,
      ['--max-semi-space-size=64', '--expose-gc', '--import', collectOnSignal, '--import', endsWithParent, program],
      {
        env: {
          ...process.env,
          ...this.environment,
          HOST: '127.0.0.1',
          GATEWAY_PORT: String(this.healthPort),
          TELTONIKA_PORT: String(ports.teltonika),
          GT06_PORT: String(ports.gt06),
          H02_PORT: String(ports.h02),
          WATCH_PORT: String(ports.watch),
          // All devices of the load have the address of this machine.
          TRACKER_CONNECTIONS: '20000',
          TRACKER_CONNECTIONS_PER_ADDRESS: '20000',
        },
        stdio: ['pipe', 'ignore', 'inherit'],
        detached: true,
      },
    );
    child.stdin.on('error', () => undefined);
    this.child = child;
    for (const name of protocolNames) await this.untilOpen(ports[name], child);
  }

  /** As when its machine fails. Resolves when it is gone. */
  async kill(): Promise<void> {
    await this.ended('SIGKILL');
  }

  async stop(): Promise<void> {
    await this.ended('SIGTERM');
  }

  async memory(): Promise<Memory> {
    process.kill(this.child!.pid!, 'SIGCONT');
    const metrics = await this.metrics();
    const held = ['qalqan_nodejs_heap_size_used_bytes', 'qalqan_nodejs_external_memory_bytes'].reduce(
      (n, name) => n + metrics(name),
      0,
    );
    return { held, resident: residentBytes(this.child!.pid!) };
  }

  /** A reader of its metrics as they are now: the sum over all labels. */
  async metrics(): Promise<(name: string) => number> {
    const response = await fetch(`http://127.0.0.1:${this.healthPort}/metrics`, { headers: { connection: 'close' } });
    const lines = (await response.text()).split('\n');
    return (name) =>
      lines
        .filter((line) => line.startsWith(`${name} `) || line.startsWith(`${name}{`))
        .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' ') + 1)), 0);
  }

  private async untilOpen(port: number, child: ChildProcess): Promise<void> {
    for (let attempt = 0; !(await isOpen(port)); attempt += 1) {
      if (attempt > 1_200 || child.exitCode !== null) throw new Error('the device gateway did not start');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  private async ended(signal: NodeJS.Signals): Promise<void> {
    const { child } = this;
    this.child = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await gone;
  }
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(socket.destroy() !== undefined));
    socket.once('error', () => resolve(false));
  });
}

function residentBytes(pid: number): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))!;
  return Number(kilobytes) * 1_024;
}
