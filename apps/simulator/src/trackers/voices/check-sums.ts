/** By the reversed polynomial of a CRC of 16 bits. */
function tableOf(polynomial: number): Uint16Array {
  const table = new Uint16Array(256);
  for (let index = 0; index < 256; index += 1) {
    let rest = index;
    for (let bit = 8; bit > 0; bit -= 1) rest = (rest >> 1) ^ ((rest & 1) * polynomial);
    table[index] = rest;
  }
  return table;
}

/** x^16 + x^15 + x^2 + 1, and x^16 + x^12 + x^5 + 1, lowest bit first. */
const tables = { ibm: tableOf(0xa001), itu: tableOf(0x8408) };

function rest(table: Uint16Array, first: number, bytes: Buffer, from: number, to: number): number {
  let value = first;
  for (let at = from; at < to; at += 1) value = table[(value & 0xff) ^ bytes[at]!]! ^ (value >> 8);
  return value;
}

/** CRC-16/IBM of a part of the bytes (Teltonika). */
export const crcIbm = (bytes: Buffer, from: number, to: number): number => rest(tables.ibm, 0, bytes, from, to);

/** CRC-ITU of a part of the bytes (GT06, appendix A). */
export const crcItu = (bytes: Buffer, from: number, to: number): number =>
  ~rest(tables.itu, 0xffff, bytes, from, to) & 0xffff;
