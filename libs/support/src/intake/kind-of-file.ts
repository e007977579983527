import { fileTypeFromBuffer } from 'file-type';
import type { IntakeFileKind } from '#domain';

const kindOfType: Record<string, IntakeFileKind> = {
  'image/jpeg': 'photo',
  'image/png': 'photo',
  'image/webp': 'photo',
  'image/heic': 'photo',
  'image/heif': 'photo',
  'image/avif': 'photo',
  'audio/mpeg': 'audio',
  'audio/mp4': 'audio',
  'audio/x-m4a': 'audio',
  'audio/aac': 'audio',
  'audio/ogg': 'audio',
  'audio/opus': 'audio',
  'audio/wav': 'audio',
  'audio/amr': 'audio',
  'audio/webm': 'audio',
  'video/mp4': 'video',
  'video/quicktime': 'video',
  'video/webm': 'video',
  'video/3gpp': 'video',
};

/** What a file is, by its first bytes alone: the name and type that are sent with it prove nothing. `undefined`: none of those that are taken. */
export async function kindOfFile(begin: Buffer): Promise<{ kind: IntakeFileKind; mediaType: string } | undefined> {
  const found = await fileTypeFromBuffer(begin).catch(() => undefined);
  // `audio/ogg; codecs=opus` is told by its first part.
  const mediaType = found?.mime.split(';', 1)[0];
  const kind = mediaType === undefined ? undefined : kindOfType[mediaType];
  return kind && mediaType !== undefined ? { kind, mediaType } : undefined;
}
