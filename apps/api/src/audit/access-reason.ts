const encoded = /^utf-8''(.*)$/is;

/**
 * The reason that a reading carries (`X-Access-Reason`). Browsers refuse a header in any but Latin letters, so a reason in
 * Kazakh or Russian comes as RFC 8187 has it (`UTF-8''%D0%B6…`); clients that are no browser may send its bytes as they are.
 */
export function accessReason(header: string): string {
  const [, escaped] = encoded.exec(header) ?? [];
  try {
    if (escaped !== undefined) return decodeURIComponent(escaped);
    // Node reads each byte of a header as one letter.
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(header, 'latin1'));
  } catch {
    // Not UTF-8: it is what it looks like.
    return header;
  }
}
