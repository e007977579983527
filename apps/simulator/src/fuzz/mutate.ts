import type { Random } from '../random.js';

/** Bytes at which parsers go wrong: borders of numbers, and what the protocols have between their fields. */
const telling = Buffer.from([0, 1, 0x7f, 0x80, 0xff, 0x78, 0x79, 0x0d, 0x0a, ...Buffer.from('*#$[],}-.09AVNSEWZ')]);
const mostChanges = 4;

/** Writes a changed copy of `seed` into `out`. @returns how many bytes of it there are */
export function mutate(out: Buffer, seed: Buffer, other: Buffer, random: Random): number {
  let length = seed.copy(out);
  const below = (limit: number): number => Math.floor(random.next() * limit);
  for (let left = below(mostChanges + 1); left > 0; left--) {
    const at = below(length + 1);
    const span = Math.min(1 + below(8), out.length - at);
    switch (below(8)) {
      case 0:
        out[at]! ^= 1 << below(8);
        break;
      case 1:
        out[at] = telling[below(telling.length)]!;
        break;
      case 2:
        out[at] = below(256);
        break;
      case 3:
        out.fill(telling[below(5)]!, at, at + span);
        break;
      case 4: // Taken out.
        out.copy(out, at, Math.min(at + span, length), length);
        length -= Math.min(span, length - at);
        break;
      case 5: // Twice.
        if (length + span > out.length) break;
        out.copy(out, at + span, at, length);
        length += span;
        break;
      case 6: // Cut.
        length = at;
        break;
      case 7: // Begun as one and ended as another.
        length = Math.min(out.length, at + other.copy(out, at, below(other.length + 1)));
    }
    if (length === 0) return 0;
  }
  return length;
}
