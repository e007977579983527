import { z } from 'zod';
import { deviceKinds, partyRoles, staffRoles, trackerProtocols } from '#domain';

/** `.data/demo.json`: what a person, a test or the simulator needs to use the demo. Holds secrets of the demo only. */
export const demoFile = z.object({
  baseUrl: z.string(),
  agencies: z.array(z.object({ id: z.string(), name: z.string() })),
  staff: z.array(z.object({ role: z.enum(staffRoles), email: z.string(), password: z.string(), agency: z.string() })),
  devices: z.array(
    z.object({
      id: z.string(),
      role: z.enum(partyRoles),
      kind: z.enum(deviceKinds),
      token: z.string(),
      uniqueId: z.string(),
      orderId: z.string(),
      personId: z.string(),
      /** Of a device that speaks to the gateway; its `uniqueId` is its IMEI then. */
      protocol: z.enum(trackerProtocols).optional(),
      /** Of a protected person. */
      pin: z.string().optional(),
      duressPin: z.string().optional(),
    }),
  ),
  orders: z.array(
    z.object({
      id: z.string(),
      reference: z.string(),
      agency: z.string(),
      proximityLimitMeters: z.number(),
      zones: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          center: z.tuple([z.number(), z.number()]),
          radiusMeters: z.number(),
        }),
      ),
    }),
  ),
});
export type DemoFile = z.infer<typeof demoFile>;

/** What one agency adds to the file. */
export type DemoPart = Omit<DemoFile, 'baseUrl'>;

export const emptyDemo = (baseUrl: string): DemoFile => ({ baseUrl, agencies: [], staff: [], devices: [], orders: [] });

export const withPart = (file: DemoFile, part: DemoPart): DemoFile => ({
  baseUrl: file.baseUrl,
  agencies: [...file.agencies, ...part.agencies],
  staff: [...file.staff, ...part.staff],
  devices: [...file.devices, ...part.devices],
  orders: [...file.orders, ...part.orders],
});

export function withoutAgency(file: DemoFile, agency: string): DemoFile {
  const orders = file.orders.filter((order) => order.agency !== agency);
  const kept = new Set(orders.map((order) => order.id));
  return {
    baseUrl: file.baseUrl,
    agencies: file.agencies.filter(({ name }) => name !== agency),
    staff: file.staff.filter((member) => member.agency !== agency),
    devices: file.devices.filter((device) => kept.has(device.orderId)),
    orders,
  };
}
