/** A file as the api takes it. */
export async function inBase64(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const pieces: string[] = [];
  // So many arguments one call may have.
  for (let from = 0; from < bytes.length; from += 32_768)
    pieces.push(String.fromCharCode(...bytes.subarray(from, from + 32_768)));
  return btoa(pieces.join(''));
}
