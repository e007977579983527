import type { Address } from '#domain';
import { type AddressPolicy, openInternetOnly } from './addresses.js';
import { present } from './case.error.js';
import type { CaseWork } from './cases.js';
import { refusePersonAddresses } from './register-person.js';

type Subscription = Extract<Address, { channel: 'web_push' }>['subscription'];

/**
 * The app of a person's phone is told by Web Push from now on, before any other channel: the phone that said so last, and no
 * other one.
 *
 * @param subscription `null`: no more
 */
export async function pushToPhone(
  work: CaseWork,
  personId: string,
  subscription: Subscription | null,
  policy: AddressPolicy = openInternetOnly,
): Promise<void> {
  const pushed: Address[] = subscription === null ? [] : [{ channel: 'web_push', subscription }];
  refusePersonAddresses(pushed, policy);
  const person = present(await work.book.people.lock(personId));
  const others = person.channels.filter(({ channel }) => channel !== 'web_push');
  await work.book.people.update({ ...person, channels: [...pushed, ...others] });
  const act = subscription === null ? 'device.push_address.forget' : 'device.push_address.register';
  work.record(act, 'device', work.actor.actorId);
}
