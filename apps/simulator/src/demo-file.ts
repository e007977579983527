import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { deviceKinds, partyRoles } from '#domain';
import { protocolNames } from '#protocols';

const zone = z.object({
  id: z.string(),
  name: z.string(),
  /** Middle of the zone, [longitude, latitude], and the radius of a circle that holds it. */
  center: z.tuple([z.number(), z.number()]),
  radiusMeters: z.number().positive(),
});

/** What the simulator needs of `.data/demo.json`. */
export const demoFile = z.object({
  baseUrl: z.url(),
  staff: z.array(z.object({ role: z.string(), email: z.string(), password: z.string(), agency: z.string() })),
  devices: z.array(
    z.object({
      id: z.string(),
      role: z.enum(partyRoles),
      kind: z.enum(deviceKinds),
      token: z.string().min(1),
      orderId: z.string(),
      /** Of a device that speaks to the gateway, as the one with the IMEI `uniqueId`. */
      protocol: z.enum(protocolNames).nullish(),
      uniqueId: z.string().optional(),
    }),
  ),
  orders: z.array(z.object({ id: z.string(), agency: z.string(), zones: z.array(zone).min(1) })).min(1),
});
export type DemoFile = z.infer<typeof demoFile>;
export type DemoDevice = DemoFile['devices'][number];

export const readDemoFile = async (path: string): Promise<DemoFile> =>
  demoFile.parse(JSON.parse(await readFile(path, 'utf8')));
