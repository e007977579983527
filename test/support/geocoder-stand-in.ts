import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A service that finds addresses and speaks as Photon and as Nominatim do, refusals too. */
export class GeocoderStandIn {
  /** What was asked, as it came. */
  readonly asked: URL[] = [];
  /** What it does instead, while it is set. */
  failure: 'refuses' | 'is silent' | 'floods' | 'redirects' | 'babbles' | undefined;

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async open(): Promise<GeocoderStandIn> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const stand = new GeocoderStandIn(server, `http://127.0.0.1:${port}`);
    server.on('request', (request, response) => stand.answer(request, response));
    return stand;
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.server.close(() => resolve());
      this.server.closeAllConnections();
    });
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url!, this.url);
    this.asked.push(url);
    const say = (status: number, body: unknown): void =>
      void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (this.failure === 'is silent') return;
    if (this.failure === 'refuses') return say(500, { message: url.search });
    if (this.failure === 'floods') return void response.writeHead(200).end(`[${' '.repeat(2_000_000)}]`);
    if (this.failure === 'redirects') return void response.writeHead(302, { location: 'https://example.org/' }).end();
    if (this.failure === 'babbles') return say(200, { features: 'none' });
    if (url.pathname === '/api') return this.asPhoton(url.searchParams, say);
    if (url.pathname === '/search') return this.asNominatim(url.searchParams, say);
    say(404, {});
  }

  private asPhoton(query: URLSearchParams, say: (status: number, body: unknown) => void): void {
    const language = query.get('lang') ?? 'default';
    if (!['default', 'en', 'de', 'fr'].includes(language))
      return say(400, {
        message: `language ${language} is not supported, supported languages are: default, de, en, fr`,
      });
    if (!query.get('q')) return say(400, { message: "missing search term 'q': /?q=berlin" });
    const city = language === 'en' ? 'Almaty' : 'Алматы';
    say(200, {
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          geometry: { type: 'Point', coordinates: [76.9286, 43.2567] },
          properties: {
            osm_type: 'W',
            osm_id: 1,
            osm_key: 'building',
            countrycode: 'KZ',
            street: 'проспект Абая',
            housenumber: '52',
            city,
            state: city,
            country: 'Қазақстан',
          },
        },
      ],
    });
  }

  private asNominatim(query: URLSearchParams, say: (status: number, body: unknown) => void): void {
    if (query.get('format') !== 'jsonv2') return say(400, { error: { code: 400, message: 'format' } });
    say(200, [
      {
        place_id: 1,
        licence: 'Data © OpenStreetMap contributors, ODbL 1.0.',
        lat: '43.2567',
        lon: '76.9286',
        category: 'building',
        display_name: 'проспект Абая, 52, Алматы, Қазақстан',
        boundingbox: ['43.25', '43.26', '76.92', '76.93'],
      },
    ]);
  }
}
