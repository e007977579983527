import { readFileSync } from 'node:fs';
import { crc16Ibm, crc16X25, type ProtocolName } from '#protocols';

/** Frames that are right, to be made wrong: those of other projects' tests where there are any, and made ones. */
export function corpusOf(name: ProtocolName, vectors: URL): Buffer[] {
  const made = madeFrames[name].map(([encoding, text]) => Buffer.from(text, encoding));
  const given = readVectors(new URL(`${name}.json`, vectors));
  const bodies = name === 'gt06' ? gt06Bodies.map(([kind, body]) => gt06Frame(kind, body)) : [];
  return [...given, ...made, ...bodies];
}

function readVectors(file: URL): Buffer[] {
  const { messages } = JSON.parse(readFileSync(file, 'utf8')) as {
    messages: readonly ({ hex: string } | { hex?: undefined; text: string })[];
  };
  return messages.map((message) =>
    message.hex === undefined ? Buffer.from(message.text, 'latin1') : Buffer.from(message.hex, 'hex'),
  );
}

const fix = '180516150812c804b50ee80880e408051cf9';
const cell = '012e000000986633';

/** Kinds that the given ones lack. */
const gt06Bodies: readonly (readonly [number, string])[] = [
  [0x01, '0752533678900242700032001'.padEnd(24, '0')],
  [0x10, fix],
  [0x11, `${fix}012e0000000000986633`],
  [0x13, '6004040001'],
  [0x13, '40000000325f0004b2000001000280fa'],
  [0x15, '0c0000010254494d4552204f4b0002'],
  [
    0x21,
    `0000010201${Buffer.from('Current position!Lat:N23.1,Lon:E114.4,Course:0.00,Speed:3.6,DateTime:2024-05-22  21:08:18').toString('hex')}`,
  ],
  [0x22, `${fix}${cell}010000`],
  [0x23, '020192040002'],
  [0x27, `${fix}09${cell}460304010100`],
  [0x2a, `${fix}${'00'.repeat(21)}0002`],
  [0x32, `${fix}09${cell}4603040101`],
  [0x34, `00000000${fix}000000000000012e00000000009866000000000192049f`],
  [0x37, `${fix}${cell}0100000027020192003b020064`],
  [0x40, '00'.repeat(60)],
  [0x70, `00180002019200330012${'66000000'}080064${'04b50ee80880e40805'}1cf9`],
  [0x8a, ''],
  [0x94, '0d21414f494c2c312c302e302c32332e352c'],
  [0x9b, '012b32342e350d0a'],
  [0xa4, `${fix}1002d4020000912e000000000718798d4603040101ff00000000`],
];

function gt06Frame(kind: number, body: string): Buffer {
  const bytes = Buffer.from(
    `7878000000${body}000100000d0a`.replace('7878000000', `787800${kind.toString(16).padStart(2, '0')}`),
    'hex',
  );
  bytes[2] = bytes.length - 5;
  repair('gt06', bytes);
  return bytes;
}

const place = '4352.4899,N,07915.4904,W,0.00,249,220524';
const wearer = '43.874831,N,79.2581733,W,5.40,249.3,72.0,7,80,55,1000,50';

const madeFrames: Readonly<Record<ProtocolName, readonly (readonly ['hex' | 'latin1', string])[]>> = {
  teltonika: [
    ['hex', '000f333536333037303432343431303133'],
    [
      'hex',
      '00000000000000900c010600000088494e493a323031392f372f323220373a3232205254433a323031392f372f323220373a3533205253543a32204552523a31205352',
    ],
    ['hex', 'ff'],
  ],
  gt06: [['hex', '0078787978']],
  h02: [
    ['latin1', `*HQ,353505221264507,V1,210818,A,${place},FFFFFBFF#`],
    ['latin1', `*HQ,353505221264507,V1,210818,V,${place},FFFBFBFD,310,26,6300,17011#\r\n`],
    ['latin1', `*HQ,353505221264507,V6,210818,A,-43-52.4899,N,-079-15.4904,W,0.00,249,220524,FFF7FBFF#`],
    ['latin1', `*HQ,353505221264507,V1,210818,A,43524899,N,079154904,W,0.00,249,220524,FFFFFBFE#`],
    ['latin1', `*TH,2020916012,V4,S71,010101,210818,A,${place},FFFFFBFF#`],
    ['latin1', '*HQ,353505221264507,NBR,210818,310,26,0,2,6300,17011,59,6300,10871,49,220524,FFFFFBFF,6#'],
    ['latin1', '*HQ,353505221264507,LINK,210818,22,0,71,35,20,220524,FFFFFBFF#'],
    ['latin1', '*HQ,353505221264507,HTBT,93#'],
    ['latin1', '*hq,353505221264507,VP1,A,4352.4899,N,07915.4904,W,0.00,0.00,220524#'],
    ['hex', '24202091601221081822052443524899060791549046000249fffffbff000000'],
    ['hex', '24353505221264507021081822052443524899060791549046000249fffffbff'.padEnd(90, '0')],
  ],
  watch: [
    '[SG*8800000015*000D*LK,50,100,100]',
    '[CS*8800000015*0001*0002*LK]',
    '[3G*8800000015*0005*TKQ2,]',
    '[3G*8800000015*0009*UPLOAD,60]',
    '[3G*8800000015*0000*INIT,13800138000,1]',
    `[3G*8800000015*0000*UD,220524,210818,A,${wearer},00000000,1,1,302,720,9360,4082,131,0]`,
    `[3G*8800000015*0007*0000*AL,220524,210818,A,${wearer},00110000,0,0]`,
    `[3G*8800000015*0000*UD2,220524,210818,V,${wearer},00000001,0,0]`,
    '[3G*8800000015*0000*TK,#!AMR}\x01}\x02}\x03]',
  ].map((text) => ['latin1', text] as const),
};

/** Makes the check sum right again, so that what is wrong is inside. */
export function repair(name: ProtocolName, bytes: Buffer): void {
  if (name === 'gt06' && bytes.length >= 10) bytes.writeUInt16BE(crc16X25(bytes.subarray(2, -4)), bytes.length - 4);
  if (name === 'teltonika' && bytes.length >= 13) {
    bytes.fill(0, 0, 4);
    bytes.writeUInt32BE(bytes.length - 12, 4);
    bytes.writeUInt32BE(crc16Ibm(bytes.subarray(8, -4)), bytes.length - 4);
  }
}
