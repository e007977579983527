import { tokenNow } from '../session/session-store.js';
import { saveBlob } from '../ui/save-blob.js';
import { ApiError, errorOf } from './request.js';

/** Takes a file of the api and hands it to the browser to save. It may be long on its way: no time is set for it. Throws {@link ApiError}. */
export async function saveFile(path: string, name: string): Promise<void> {
  saveBlob(await fetchFile(path), name);
}

/** The bytes of a file of the api. Throws {@link ApiError}. */
export async function fetchFile(path: string): Promise<Blob> {
  let response: Response;
  try {
    response = await fetch(path, { headers: { authorization: `Bearer ${tokenNow()}` }, cache: 'no-store' });
    if (!response.ok) throw errorOf(response, await response.json().catch(() => undefined));
  } catch (cause) {
    throw cause instanceof ApiError ? cause : new ApiError(0, 'no_answer', cause instanceof Error ? cause.message : '');
  }
  return response.blob();
}
