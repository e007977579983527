/** Without letters and digits that are read as one another. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A password to be said once and replaced at the first sign-in: 4 groups of 4, some 79 bits. */
export function firstPassword(): string {
  const group = (): string => Array.from({ length: 4 }, letter).join('');
  return Array.from({ length: 4 }, group).join('-');
}

/** Each letter as likely as any other: what would favour the first ones is thrown away. */
function letter(): string {
  const most = 256 - (256 % alphabet.length);
  for (;;) {
    const [byte] = crypto.getRandomValues(new Uint8Array(1));
    if (byte! < most) return alphabet[byte! % alphabet.length]!;
  }
}
