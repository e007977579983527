import type { IncidentRecordings } from '#contracts';
import { tokenNow } from '../session/session-store.js';
import { fetchFile } from './save-file.js';
import { request } from './request.js';

export type HeardRecording = IncidentRecordings['recordings'][number];

export const fetchRecordings = async (incidentId: string): Promise<HeardRecording[]> =>
  (await request<IncidentRecordings>(`/v1/incidents/${incidentId}/recordings`, { token: tokenNow() })).recordings;

/** As far as it has come. Its kind is one of three that the house knows: nothing that a phone sent says what it is to this page. */
export async function fetchSound(incidentId: string, { panicId, stream, mediaType }: HeardRecording): Promise<Blob> {
  const bytes = await fetchFile(`/v1/incidents/${incidentId}/recordings/${panicId}/${stream}`);
  return new Blob([bytes], { type: mediaType });
}
