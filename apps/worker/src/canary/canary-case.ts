import { randomBytes } from 'node:crypto';
import { hashSecret } from '#access';
import type { IdFactory } from '#domain';
import {
  addStaffMember,
  type AgencyScope,
  type Cases,
  type CaseWork,
  changeStaffMember,
  createOrder,
  defaultCell,
  enrolDevice,
  foundAgency,
  present,
  registerPerson,
  rotateDeviceToken,
} from '#orders';
import type { CanaryStore } from '#persistence';

/** Kept in memory alone; the database has their hashes. */
export interface CanaryCredentials {
  deviceToken: string;
  email: string;
  password: string;
}

const agencyName = 'Qalqan canary';
const region = 'qalqan-canary';
const newPassword = (): string => randomBytes(32).toString('base64url');

/** Nobody's address: `.invalid` is reserved (RFC 2606). */
const emailOf = (agencyId: string, account: string): string => `${account}-${agencyId}@canary.invalid`;

/**
 * The canary's own agency with one order, one device and one account, made the first time. Nobody else can see it: it is
 * an agency like any other. Each opening gives device and account new secrets.
 */
export class CanaryCase {
  constructor(
    private readonly store: Pick<CanaryStore, 'claimAgency'>,
    private readonly cases: Cases,
    private readonly newId: IdFactory,
  ) {}

  async open(): Promise<CanaryCredentials> {
    const agencyId = await this.store.claimAgency(this.newId());
    const scope: AgencyScope = { agencyId, cell: defaultCell };
    const password = newPassword();
    const email = emailOf(agencyId, 'desk');
    const passwordHash = await hashSecret(password);
    const nobodys = await hashSecret(newPassword());
    const exists = (await this.cases.read(scope).agencies.own()) !== undefined;
    const deviceToken = await this.cases.change({ ...scope, actor: 'system', actorId: agencyId }, (work) =>
      exists ? renewSecrets(work, email, passwordHash) : makeCase(work, scope, { email, passwordHash, nobodys }),
    );
    return { deviceToken, email, password };
  }
}

async function makeCase(
  work: CaseWork,
  { agencyId, cell }: AgencyScope,
  { email, passwordHash, nobodys }: { email: string; passwordHash: string; nobodys: string },
): Promise<string> {
  const administrator = { email: emailOf(agencyId, 'administrator'), name: agencyName, passwordHash: nobodys };
  const agency = { id: agencyId, name: agencyName, kind: 'monitoring_centre', region, timeZone: 'UTC' } as const;
  await foundAgency(work, { ...agency, language: 'en', cell, administrator });
  await addStaffMember(work, { email, name: agencyName, role: 'dispatcher', language: 'en', passwordHash });
  const presser = await registerPerson(work, { name: agencyName, language: 'en' });
  const other = await registerPerson(work, { name: agencyName, language: 'en' });
  await createOrder(work, {
    issuingAuthority: agencyName,
    jurisdiction: region,
    validFrom: work.now,
    parties: [
      { personId: presser.id, role: 'protected' },
      { personId: other.id, role: 'respondent' },
    ],
    activate: true,
  });
  return (await enrolDevice(work, { personId: presser.id, kind: 'phone' })).token;
}

async function renewSecrets(work: CaseWork, email: string, passwordHash: string): Promise<string> {
  const accounts = await work.book.staff.list({ limit: 10 });
  await changeStaffMember(work, present(accounts.find((account) => account.email === email)).id, { passwordHash });
  const [device] = await work.book.devices.list({ limit: 1 });
  return (await rotateDeviceToken(work, present(device).id)).token;
}
