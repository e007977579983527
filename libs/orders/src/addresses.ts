import type { Address, FieldError } from '#domain';

/** Where webhooks and Web Push may lead. */
export interface AddressPolicy {
  /** `http:` to this machine, for trying things out. Never in production: it opens what listens inside. */
  loopbackAllowed: boolean;
}

/** What holds unless a configuration says otherwise. */
export const openInternetOnly: AddressPolicy = { loopbackAllowed: false };

/** What is wrong with addresses that staff give; the rest their schema has checked. */
export function checkAddresses(addresses: readonly Address[], policy: AddressPolicy): FieldError[] {
  return addresses.flatMap((address, index) => {
    const called = calledUrl(address);
    if (!called || isCallable(called.url, policy)) return [];
    const message = 'must be an https address without user name and password';
    return [{ path: `channels.${index}.${called.path}`, message }];
  });
}

/** The URL of an address that a stranger chooses and we call. */
function calledUrl(address: Address): { url: string; path: string } | undefined {
  if (address.channel === 'webhook') return { url: address.url, path: 'url' };
  if (address.channel === 'web_push') return { url: address.subscription.endpoint, path: 'subscription.endpoint' };
  return undefined;
}

const loopback = new Set(['127.0.0.1', '[::1]', 'localhost']);

export function isCallable(text: string, policy: AddressPolicy): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') return false;
  if (loopback.has(url.hostname)) return policy.loopbackAllowed && /^https?:$/.test(url.protocol);
  return url.protocol === 'https:';
}
