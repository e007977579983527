import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../../api/client.js';
import type { operations } from '../../api/schema.js';
import { useSession } from '../../session/use-session.js';

export type Agency = operations['AgenciesController_one']['responses'][200]['content']['application/json'];
export type Neighbour =
  operations['AgenciesController_neighbours']['responses'][200]['content']['application/json']['neighbours'][number];
/** GeoJSON; the api answers MultiPolygons and takes both. */
export type Area = NonNullable<
  NonNullable<operations['AgenciesController_change']['requestBody']>['content']['application/json']['area']
>;

export const agencyKey = (id: string) => ['agency', id] as const;

export function useAgency() {
  const { id } = useSession().staff.agency;
  return useQuery({
    queryKey: agencyKey(id),
    queryFn: () => answer(api.GET('/v1/agencies/{id}', { params: { path: { id } } })),
  });
}

export function useNeighbours() {
  const { id } = useSession().staff.agency;
  return useQuery({
    queryKey: ['neighbours', id],
    queryFn: () => answer(api.GET('/v1/agencies/{id}/neighbours', { params: { path: { id } } })),
  });
}
