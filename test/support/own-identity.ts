import { generate } from 'selfsigned';

/** Key and certificate of a server, in PEM. */
export interface Identity {
  key: string;
  cert: string;
}

let made: Promise<Identity> | undefined;

/** Who the stand-ins of a run say they are, vouched for by itself: this machine, and the hosts of Google. */
export function ownIdentity(): Promise<Identity> {
  made ??= newIdentity();
  return made;
}

/** Says the same, and is somebody else. */
export async function newIdentity(): Promise<Identity> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: '127.0.0.1' }], {
    keyType: 'ec',
    extensions: [
      { name: 'basicConstraints', cA: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 7, ip: '127.0.0.1' },
          { type: 2, value: '*.googleapis.com' },
        ],
      },
    ],
  });
  return { key, cert };
}
