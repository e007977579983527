import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Approval, OrderWithZones, Place, Zone, Zones } from '#contracts';
import type { Language, PlaceKind } from '#domain';
import { answer, api } from '../../api/client.js';
import { useSession } from '../../session/use-session.js';
import type { Draft } from './draft.js';
import { bodyOf, type LonLat, type Shape } from './shape/shape.js';

const inOrder = (id: string) => ({ params: { path: { id } } });
const pointOf = ([longitude, latitude]: LonLat) => ({
  type: 'Point' as const,
  coordinates: [longitude, latitude] as [number, number],
});

/** Each read is an entry in the audit chain: once, and again when something was changed. */
const asked = { staleTime: Infinity, gcTime: 0 } as const;
const zonesKey = (orderId: string) => ['zones', orderId] as const;
const placesKey = (personId: string | undefined) => ['places', personId] as const;
const waitingKey = ['zones', 'waiting'] as const;

export const useOrder = (orderId: string) =>
  useQuery({
    ...asked,
    queryKey: ['zones', 'order', orderId],
    queryFn: () => answer(api.GET('/v1/orders/{id}', inOrder(orderId))) as Promise<OrderWithZones>,
  });

/** The zones of an order, each with what it hurts. */
export const useZones = (orderId: string) =>
  useQuery({
    ...asked,
    queryKey: zonesKey(orderId),
    queryFn: () => answer(api.GET('/v1/orders/{id}/zones', inOrder(orderId))) as Promise<Zones>,
  });

export const usePlaces = (personId: string | undefined) =>
  useQuery({
    ...asked,
    queryKey: placesKey(personId),
    enabled: personId !== undefined,
    queryFn: async () => (await answer(api.GET('/v1/people/{id}/places', inOrder(personId!)))).places as Place[],
  });

/** What waits for a second person, of all that the agency changes; only for who may see it. */
export function useWaiting() {
  const { permissions } = useSession().staff;
  return useQuery({
    ...asked,
    queryKey: waitingKey,
    enabled: permissions.includes('approval.read'),
    queryFn: async () =>
      (await answer(api.GET('/v1/approvals', { params: { query: { state: 'requested', limit: 200 } } })))
        .approvals as Approval[],
  });
}

/** What became of a change: done, or asked of a second person. */
export type Outcome = { kind: 'done' } | { kind: 'asked'; until: string };

const outcomeOf = (given: unknown): Outcome => {
  const approval = (given as { approval?: { expiresAt: string } } | undefined)?.approval;
  return approval ? { kind: 'asked', until: approval.expiresAt } : { kind: 'done' };
};

/** Reads anew what a change of zones or places has touched. */
function useRefresh(orderId: string) {
  const queries = useQueryClient();
  return async (personId?: string): Promise<void> => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: zonesKey(orderId) }),
      queries.invalidateQueries({ queryKey: waitingKey }),
      ...(personId === undefined ? [] : [queries.invalidateQueries({ queryKey: placesKey(personId) })]),
    ]);
  };
}

export interface SavedDraft {
  draft: Draft;
  shape: Shape;
  /** What a split has cut off, with names of their own: drawn first, so that at no moment less is watched. */
  rest: readonly { name: string; shape: Shape }[];
  reason: string;
}

export function useSaveZone(orderId: string) {
  const refresh = useRefresh(orderId);
  return useMutation({
    mutationFn: async ({ draft, shape, rest, reason }: SavedDraft): Promise<Outcome> => {
      const { zoneId, name, kind, warningRingMeters, concealed } = draft;
      const terms = { kind, warningRingMeters, concealed };
      const draw = (drawnName: string, drawn: Shape, schedule?: Zone['schedule']) =>
        api.POST('/v1/orders/{id}/zones', {
          ...inOrder(orderId),
          body: { ...terms, ...bodyOf(drawn), name: drawnName, ...(schedule && { schedule }) },
        });
      for (const part of rest) await answer(draw(part.name, part.shape, draft.schedule));
      if (zoneId === null) {
        await answer(draw(name, shape));
        return { kind: 'done' };
      }
      const body = { ...terms, name, ...(draft.isRedrawn && bodyOf(shape)), ...(reason !== '' && { reason }) };
      return outcomeOf(await answer(api.PATCH('/v1/zones/{id}', { ...inOrder(zoneId), body })));
    },
    onSettled: () => refresh(),
  });
}

export function useRemoveZone(orderId: string) {
  const refresh = useRefresh(orderId);
  return useMutation({
    mutationFn: async (zoneId: string): Promise<Outcome> =>
      outcomeOf(await answer(api.DELETE('/v1/zones/{id}', { ...inOrder(zoneId), body: {} }))),
    onSettled: () => refresh(),
  });
}

export interface NewPlace {
  kind: PlaceKind;
  point: LonLat;
  address: string;
}

export function useNotePlace(orderId: string, personId: string) {
  const refresh = useRefresh(orderId);
  return useMutation({
    mutationFn: async ({ kind, point, address }: NewPlace) => {
      const body = { kind, point: pointOf(point), ...(address !== '' && { address }) };
      await answer(api.POST('/v1/people/{id}/places', { ...inOrder(personId), body }));
    },
    onSuccess: () => refresh(personId),
  });
}

export function useRemovePlace(orderId: string, personId: string) {
  const refresh = useRefresh(orderId);
  return useMutation({
    mutationFn: async (placeId: string) => void (await answer(api.DELETE('/v1/places/{id}', inOrder(placeId)))),
    onSettled: () => refresh(personId),
  });
}

export const useGeocoder = () =>
  useQuery({
    ...asked,
    gcTime: 600_000,
    queryKey: ['geocoder'],
    queryFn: async () => (await answer(api.GET('/v1/geocoder'))).configured,
  });

export interface FoundPlace {
  label: string;
  point: LonLat;
}

export const useFindAddress = () =>
  useMutation({
    mutationFn: async ({ address, language }: { address: string; language: Language }): Promise<FoundPlace[]> =>
      (await answer(api.POST('/v1/geocoder/find', { body: { address, language } }))).addresses.map(
        ({ label, point }) => ({ label, point: point.coordinates as unknown as LonLat }),
      ),
  });
