import { isUuid, Problem } from '#domain';

/** The cursor of a cell's log as clients hold it: opaque to them. */
export const logCursor = (cell: number, cursor: number): string => `${cell}.${cursor}`;

/** What {@link logCursor} wrote, or `undefined` for anything else. */
export function readLogCursor(text: unknown): { cell: number; cursor: number } | undefined {
  const match = typeof text === 'string' ? /^(\d{1,5})\.(\d{1,15})$/.exec(text) : null;
  return match ? { cell: Number(match[1]), cursor: Number(match[2]) } : undefined;
}

/** Where a page of incidents ended. */
export const pageCursor = (openedAt: string, id: string): string =>
  Buffer.from(`${openedAt}|${id}`).toString('base64url');

export function readPageCursor(text: string): { openedAt: string; id: string } {
  const match = /^([\d:.TZ-]{24})\|([0-9a-f-]{36})$/.exec(Buffer.from(text, 'base64url').toString());
  if (!match || Number.isNaN(Date.parse(match[1]!)) || !isUuid(match[2]!)) {
    const message = 'is not a cursor of this list';
    throw new Problem('unprocessable', 'cursor_invalid', 'The cursor cannot be read.', [{ path: 'cursor', message }]);
  }
  return { openedAt: match[1]!, id: match[2]! };
}
