import { hashSecret } from '#access';
import { type IdFactory, staffRoles } from '#domain';
import { addStaffMember, type Cases, type CaseWork, foundAgency, hashPins, registerUnit } from '#orders';
import type { DemoPart } from './demo-file.js';
import { lonLatOf } from './demo-map.js';
import { demoRegion, demoTimeZone, type PlannedAgency } from './demo-plan.js';
import { newPassword, newPins } from './demo-secrets.js';
import { seedCase } from './seed-case.js';

const secondDispatcher = 'dispatcher2';

export const administratorEmail = (planned: PlannedAgency): string => emailOf(planned, 'administrator');

const emailOf = (planned: PlannedAgency, account: string): string =>
  `${account.replace('_', '.')}@${planned.mailName}.demo.example`;

/** Made before the transaction: hashing takes its time on purpose, and an open transaction makes others wait. */
async function makeSecrets(planned: PlannedAgency) {
  const accounts = [...staffRoles, secondDispatcher].map(async (account) => {
    const password = newPassword();
    const role = account === secondDispatcher ? ('dispatcher' as const) : (account as (typeof staffRoles)[number]);
    return { role, email: emailOf(planned, account), password, passwordHash: await hashSecret(password) };
  });
  const pins = planned.cases.map(async () => {
    const made = newPins();
    return { ...made, hashed: await hashPins(made) };
  });
  return { accounts: await Promise.all(accounts), pins: await Promise.all(pins) };
}

/**
 * One agency of the demo with all its cases, in one transaction.
 *
 * @param keep writes down what was made, before the commit: a token of which only the hash is stored must not be lost
 */
export async function seedAgency(
  cases: Cases,
  newId: IdFactory,
  planned: PlannedAgency,
  cell: number,
  keep: (part: DemoPart) => Promise<void>,
): Promise<void> {
  const { accounts, pins } = await makeSecrets(planned);
  const id = newId();
  await cases.change({ actor: 'system', actorId: id, agencyId: id, cell }, async (work) => {
    await foundWithStaff(work, id, planned, cell, accounts);
    for (const unit of planned.units) await registerUnit(work, { ...unit, point: lonLatOf(unit.at) });
    const seeded = [];
    for (const [index, one] of planned.cases.entries()) {
      seeded.push(await seedCase(work, planned.name, one, pins[index]!));
    }
    await keep({
      agencies: [{ id, name: planned.name }],
      staff: accounts.map(({ role, email, password }) => ({ role, email, password, agency: planned.name })),
      devices: seeded.flatMap(({ devices }) => devices),
      orders: seeded.map(({ order }) => order),
    });
  });
}

async function foundWithStaff(
  work: CaseWork,
  id: string,
  planned: PlannedAgency,
  cell: number,
  accounts: Awaited<ReturnType<typeof makeSecrets>>['accounts'],
): Promise<void> {
  const { name, kind, language } = planned;
  const administrator = accounts.find(({ role }) => role === 'administrator')!;
  await foundAgency(work, {
    id,
    name,
    kind,
    language,
    cell,
    region: demoRegion,
    timeZone: demoTimeZone,
    administrator: { ...administrator, name: nameOf(administrator.email) },
  });
  for (const account of accounts.filter((one) => one !== administrator)) {
    await addStaffMember(work, { ...account, language, name: nameOf(account.email) });
  }
}

/** "Dispatcher2 (demo)": nobody mistakes it for a person. */
function nameOf(email: string): string {
  const account = email.slice(0, email.indexOf('@')).replace('.', ' ');
  return `${account[0]!.toUpperCase()}${account.slice(1)} (demo)`;
}
