import { useQuery } from '@tanstack/react-query';
import type { Device, Order } from '#contracts';
import { useSession } from '../../session/use-session.js';
import { devicesOf } from '../court-api.js';

/** Devices of the parties, by person; not asked for by whom they are refused. */
export function useDevices({ id, parties }: Pick<Order, 'id' | 'parties'>) {
  const { id: staffId, permissions } = useSession().staff;
  return useQuery({
    queryKey: ['court', 'devices', staffId, id, parties.map(({ personId }) => personId)],
    enabled: permissions.includes('device.read'),
    queryFn: async (): Promise<ReadonlyMap<string, Device[]>> =>
      new Map(await Promise.all(parties.map(async ({ personId }) => [personId, await devicesOf(personId)] as const))),
  });
}
