import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { foundAddresses } from '#contracts';
import { anAgency, type TestAgency } from '#testing';
import { TestApi, type TestClient } from '../../support/api.js';
import { GeocoderStandIn } from '../../support/geocoder-stand-in.js';

const address = 'Алматы, Абай даңғылы 52';

describe('looking for an address', () => {
  let service: GeocoderStandIn;
  let photon: TestApi;
  let nominatim: TestApi;
  let none: TestApi;
  let agency: TestAgency;

  beforeAll(async () => {
    service = await GeocoderStandIn.open();
    photon = await TestApi.start({ GEOCODER_URL: service.url });
    nominatim = await TestApi.start({ GEOCODER_URL: `${service.url}/`, GEOCODER_KIND: 'nominatim' });
    none = await TestApi.start();
    agency = await anAgency().withStaff('court', 'dispatcher').founded(none.tools);
  });
  beforeEach(() => {
    service.failure = undefined;
    service.asked.length = 0;
  });
  afterAll(async () => {
    for (const api of [photon, nominatim, none]) await api.close();
    await service.close();
  });

  const clerkOf = (api: TestApi): Promise<TestClient> => api.as(agency, 'court');
  const find = async (api: TestApi, language = 'kk') =>
    (await clerkOf(api)).post('/v1/geocoder/find', { address, language });

  it('asks a Photon, in a language that it knows', async () => {
    const { status, body } = await find(photon);
    expect([status, foundAddresses.parse(body)]).toEqual([200, body]);
    expect(body.addresses).toEqual([
      {
        label: 'проспект Абая 52, Алматы, Қазақстан',
        point: { type: 'Point', coordinates: [76.9286, 43.2567] },
      },
    ]);
    expect((await find(photon, 'en')).body.addresses[0].label).toMatch(/Almaty/);
    expect(service.asked.map(({ searchParams }) => searchParams.get('q'))).toEqual([address, address]);
  });

  it('asks a Nominatim', async () => {
    const { status, body } = await find(nominatim);
    expect(status).toBe(200);
    expect(body.addresses).toEqual([
      {
        label: 'проспект Абая, 52, Алматы, Қазақстан',
        point: { type: 'Point', coordinates: [76.9286, 43.2567] },
      },
    ]);
  });

  it('says whether it can be done, and how to do without', async () => {
    expect((await (await clerkOf(photon)).get('/v1/geocoder')).body).toEqual({ configured: true });
    expect((await (await clerkOf(none)).get('/v1/geocoder')).body).toEqual({ configured: false });
    const { status, body } = await find(none);
    expect([status, body.code]).toEqual([409, 'geocoder_not_configured']);
  });

  it.each(['refuses', 'floods', 'redirects', 'babbles'] as const)(
    'of a service that %s is unavailable, and says nothing of the address',
    async (failure) => {
      service.failure = failure;
      const { status, body } = await find(photon);
      expect([status, body.code]).toEqual([503, 'geocoder_away']);
      expect(JSON.stringify(body)).not.toMatch(/Абай|52/);
    },
  );

  it('waits for nobody longer than four seconds', async () => {
    service.failure = 'is silent';
    expect((await find(photon)).status).toBe(503);
  });

  it('is for those who write orders, and bounded', async () => {
    const dispatcher = await photon.as(agency, 'dispatcher');
    expect((await dispatcher.post('/v1/geocoder/find', { address, language: 'kk' })).status).toBe(403);
    const clerk = await clerkOf(photon);
    const long = { address: 'x'.repeat(301), language: 'kk' };
    expect((await clerk.post('/v1/geocoder/find', long)).status).toBe(422);
    expect(service.asked).toEqual([]);
  });
});
