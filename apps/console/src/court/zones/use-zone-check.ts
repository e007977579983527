import { useEffect, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { ZoneCheck } from '#contracts';
import { answer, api } from '../../api/client.js';
import type { Draft } from './draft.js';
import { bodyOf } from './shape/shape.js';

/** A hand that rests as long has drawn what it wanted. Each check is an entry in the audit chain. */
const restMilliseconds = 1_000;

function checkedBody({ zoneId, kind, warningRingMeters, concealed, drawing }: Draft) {
  const { shape } = drawing.present;
  if (shape === null) return null;
  const ring = Number.isFinite(warningRingMeters) ? warningRingMeters : 0;
  return { kind, concealed, warningRingMeters: ring, ...bodyOf(shape), ...(zoneId !== null && { zoneId }) };
}

/** What the server says of a draft: what is wrong, how it would be watched and felt, what it hurts. */
export function useZoneCheck(orderId: string, draft: Draft | null) {
  const body = draft === null ? null : checkedBody(draft);
  const wanted = body === null ? null : JSON.stringify(body);
  const [resting, setResting] = useState<string | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setResting(wanted), restMilliseconds);
    return () => clearTimeout(timer);
  }, [wanted]);
  const { data, isFetching, error } = useQuery({
    queryKey: ['zones', 'check', orderId, resting],
    enabled: resting !== null && resting === wanted,
    staleTime: Infinity,
    gcTime: 0,
    queryFn: () =>
      answer(
        api.POST('/v1/orders/{id}/zones/check', {
          params: { path: { id: orderId } },
          body: JSON.parse(resting!) as NonNullable<ReturnType<typeof checkedBody>>,
        }),
      ) as Promise<ZoneCheck>,
  });
  const isCurrent = wanted !== null && resting === wanted;
  return {
    /** Of the draft as it is now; `undefined` until the answer is there. */
    check: isCurrent ? data : undefined,
    isChecking: wanted !== null && error === null && (!isCurrent || isFetching),
    error: isCurrent ? error : null,
  };
}
