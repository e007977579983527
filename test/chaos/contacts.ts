import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { systemClock } from '#domain';

export type Mood = 'well' | 'failing' | 'hanging' | 'garbage';

/** The servers of all contacts: they take a message, fail, hang, or answer what is no answer. */
export class ContactServers {
  /** When each delivery was taken first, by its id. */
  readonly told = new Map<string, number>();
  /** Messages whose id the receiver already knew. */
  repeats = 0;
  mood: Mood = 'well';
  private readonly hanging = new Set<ServerResponse>();

  private constructor(private readonly server: Server) {}

  static async open(): Promise<ContactServers> {
    const server = createServer((request, response) => {
      request.resume().on('end', () => servers.answer(String(request.headers['qalqan-delivery']), response));
    });
    const servers = new ContactServers(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return servers;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  heal(): void {
    this.mood = 'well';
    for (const response of this.hanging) response.destroy();
    this.hanging.clear();
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private answer(delivery: string, response: ServerResponse): void {
    switch (this.mood) {
      case 'failing':
        return void response.writeHead(500).end();
      case 'hanging':
        return void this.hanging.add(response);
      case 'garbage':
        response.socket?.end('\u0000\u0001 this is no answer\r\n\r\n');
        return;
      case 'well':
        if (this.told.has(delivery)) this.repeats += 1;
        else this.told.set(delivery, systemClock.now());
        return void response.writeHead(204).end();
    }
  }
}
