/** A CRC of 16 bits whose register is shifted right, by its reversed polynomial. */
const tableOf = (polynomial: number): Uint16Array =>
  Uint16Array.from({ length: 256 }, (_, index) => {
    let value = index;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ polynomial : value >>> 1;
    return value;
  });

const run = (table: Uint16Array, begin: number, bytes: Uint8Array): number => {
  let value = begin;
  for (const byte of bytes) value = (value >>> 8) ^ table[(value ^ byte) & 0xff]!;
  return value;
};

const ibm = tableOf(0xa001);
const itu = tableOf(0x8408);

/** CRC-16/IBM (ARC), of Teltonika's frames. */
export const crc16Ibm = (bytes: Uint8Array): number => run(ibm, 0, bytes);

/** CRC-16/X-25, which the papers of GT06 call CRC-ITU. */
export const crc16X25 = (bytes: Uint8Array): number => run(itu, 0xffff, bytes) ^ 0xffff;
