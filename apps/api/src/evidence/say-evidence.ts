import {
  type CheckpointVerdict,
  type FileVerdict,
  manifestName,
  type SignatureVerdict,
  type VerifiedEvidence,
} from '#evidence';

const verdicts: Record<FileVerdict, string> = { ok: 'ok', altered: 'ALTERED', missing: 'MISSING', added: 'ADDED' };

const signatures: Record<SignatureVerdict, string> = {
  trusted: 'The signature holds, by a key that you gave.',
  unvouched:
    'The signature fits the key in the archive itself. Nobody here vouches for that key: get it from the agency and give it by --key.',
  wrong: `The signature does NOT hold: ${manifestName} is not what was signed.`,
  missing: 'There is NO usable signature.',
  other_key: 'It is signed by NONE of the keys that you gave.',
};

const checkpoints: Record<CheckpointVerdict, string> = {
  ok: 'signed',
  wrong: 'its signature does NOT hold',
  other_key: 'signed by a key that was not given here',
  absent: 'none',
};

/** What `npm run evidence:verify` prints, and what it ends with. */
export function sayEvidence({ manifest, files, signature, keyId, checkpoint }: VerifiedEvidence): {
  text: string;
  exitCode: number;
} {
  const lines: string[] = [];
  if (manifest) {
    const { incidentId, exportId, madeAt, software, audit } = manifest;
    lines.push(
      `Incident ${incidentId}, export ${exportId}`,
      `State as of ${madeAt}, made by ${software.name} ${software.version}`,
      `Audit chain of the agency: entry ${audit.sequence}, ${audit.hash}`,
      `Checkpoint of that chain: ${manifest.checkpoint ? `entry ${manifest.checkpoint.sequence}, ` : ''}${checkpoints[checkpoint]}`,
      '',
    );
  } else lines.push(`There is no ${manifestName} that can be read: nothing says what this archive should hold.`, '');
  for (const { name, verdict } of files) lines.push(`${verdicts[verdict].padEnd(9)}${name}`);
  lines.push('', keyId === undefined ? signatures[signature] : `${signatures[signature]} Key ${keyId}.`, '');
  const intact = manifest !== undefined && checkpoint !== 'wrong' && files.every(({ verdict }) => verdict === 'ok');
  const exitCode = !intact ? 1 : signature === 'trusted' ? 0 : signature === 'unvouched' ? 3 : 1;
  return { text: lines.map(printable).join('\n'), exitCode };
}

/** Names come from the archive: what would steer a terminal is left out. */
const printable = (text: string): string => text.replace(/[^\x20-\x7e]/g, '?');
