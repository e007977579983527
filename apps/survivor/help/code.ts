/** Crockford's: without I, L, O and U, which are heard and written like others. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** 80 random bits that open the report, in groups of four: made here, so that only who reports ever has them. */
export function makeCode(): string {
  const letters = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => alphabet[byte % 32]);
  return letters.join('').replace(/.{4}(?=.)/g, '$&-');
}
