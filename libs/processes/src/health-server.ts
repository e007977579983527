import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type BeforeApplicationShutdown, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import type { Registry } from 'prom-client';

/** What a program says of itself: ready to work, or what is missing. */
export interface Readiness {
  report(): Promise<{ status: 'ready' | 'not_ready' }>;
}

/** `GET /health/live`, `GET /health/ready` and `GET /metrics`, in the api's own shapes, of a program that serves nothing else. */
export class HealthServer implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(HealthServer.name);
  private readonly server: Server;

  constructor(
    private readonly program: 'worker' | 'gateway',
    private readonly host: string,
    private readonly port: number,
    health: Readiness,
    metrics: Registry,
  ) {
    this.server = createServer((request, response) => {
      const answer = (status: number, body: unknown): void => {
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      };
      if (request.method === 'GET' && request.url === '/health/live') return answer(200, { status: 'ok' });
      if (request.method === 'GET' && request.url === '/metrics')
        return void metrics
          .metrics()
          .then((text) => response.writeHead(200, { 'content-type': metrics.contentType }).end(text));
      if (request.method !== 'GET' || request.url !== '/health/ready') return answer(404, { status: 404 });
      void health.report().then((report) => answer(report.status === 'ready' ? 200 : 503, report));
    });
  }

  /** Where it listens: the port may have been left to the system. */
  get address(): string {
    return `http://${this.host}:${(this.server.address() as AddressInfo).port}`;
  }

  async onApplicationBootstrap(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject).listen(this.port, this.host, resolve);
    });
    this.log.log({ address: this.address }, `the ${this.program} runs`);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.server.close(() => resolve());
      this.server.closeAllConnections();
    });
  }
}
