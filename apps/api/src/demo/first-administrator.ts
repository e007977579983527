import { hashSecret } from '#access';
import { type Cases, foundAgencyAsSystem } from '#orders';
import { newPassword } from './demo-secrets.js';
import { readJson, writePrivate } from './private-file.js';

/** Port. Whether anybody can log in yet. */
export interface FirstStaff {
  anyStaff(): Promise<boolean>;
}

/**
 * An empty house needs one person who can let the others in: founds the agency "operator" with one administrator, unless
 * there is any account already. The password is written to the file before the account is made.
 */
export async function makeFirstAdministrator(
  staff: FirstStaff,
  cases: Cases,
  newId: () => string,
  path: string,
): Promise<void> {
  if (await staff.anyStaff()) return;
  const email = 'administrator@operator.example';
  const kept = (await readJson(path)) as { password?: string } | undefined;
  const password = kept?.password ?? newPassword();
  await writePrivate(path, { role: 'administrator', email, password, agency: 'operator' });
  await foundAgencyAsSystem(cases, newId, {
    name: 'operator',
    kind: 'monitoring_centre',
    region: 'default',
    timeZone: 'Asia/Almaty',
    language: 'en',
    administrator: { email, name: 'Administrator', passwordHash: await hashSecret(password) },
  });
}
