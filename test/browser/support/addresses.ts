import { randomUUID } from 'node:crypto';
import { Caller } from '../../support/caller.js';
import { eventually } from '../../support/eventually.js';
import { demo, deviceOf, orderOf, staffCaller } from './demo.js';
import { press } from './happen.js';

/** What stands for each parameter of a screen's path. */
const stands: Record<string, () => Promise<string>> = {
  orderId: async () => orderOf('police', 0).id,
  personId: async () => deviceOf(orderOf('police', 0), 'protected').personId,
  deviceId: async () => deviceOf(orderOf('police', 0), 'protected').id,
  agencyId: async () => demo.agencies[0]!.id,
  staffId: async () => (await (await staffCaller('administrator')).get('/v1/staff')).body.staff[0].id,
  importId: async () => {
    const officer = await staffCaller('case_officer');
    const columns = (await officer.get('/v1/imports/template?kind=devices&language=en')).body.split('\n')[0];
    const file = Buffer.from(`${columns}\nnot an order;;;\n`).toString('base64');
    const { id } = (await officer.post('/v1/imports', { kind: 'devices', file }, { 'idempotency-key': randomUUID() }))
      .body;
    await eventually(
      async () => (await officer.get(`/v1/imports/${id}`)).body.state,
      (state) => state !== 'reading',
    );
    return id;
  },
  planId: async () => {
    const administrator = await staffCaller('administrator');
    return (await administrator.get('/v1/response-plans')).body.responsePlans[0]?.id ?? 'new';
  },
  reportId: async () => {
    const agencyId = demo.agencies[0]!.id;
    await (await staffCaller('administrator')).patch(`/v1/agencies/${agencyId}`, { takesReports: true });
    const code = randomUUID().replaceAll('-', '').slice(-16).toUpperCase();
    const report = { agencyId, code, language: 'kk', text: 'A noise behind the wall' };
    await new Caller(demo.baseUrl).post('/v1/public/intake-reports', report);
    return (await (await staffCaller('case_officer')).get('/v1/intake-reports')).body.reports[0].id;
  },
  incidentId: async () => {
    const dispatcher = await staffCaller('dispatcher');
    const orderId = orderOf('police', 0).id;
    const find = async (): Promise<{ id: string } | undefined> =>
      (await dispatcher.get('/v1/incidents')).body.incidents.find(
        (each: { orderId: string }) => each.orderId === orderId,
      );
    if ((await find()) === undefined) await press(orderOf('police', 0));
    return (await find())!.id;
  },
};

/** Where a screen is, with things of the demo for its parameters. */
export async function addressOf(path: string): Promise<string> {
  const parts = await Promise.all(
    path.split('/').map(async (part) => {
      if (!part.startsWith('$')) return part;
      const find = stands[part.slice(1)];
      if (find === undefined) throw new Error(`say in addresses.ts what stands for ${part} of ${path}`);
      return find();
    }),
  );
  return parts.join('/');
}
