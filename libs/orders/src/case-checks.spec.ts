import { describe, expect, it } from '@jest/globals';
import { isCallable } from './addresses.js';
import { checkParties, checkTerms } from './order-terms.js';
import { hashPins } from './person-pins.js';

const paths = (errors: readonly { path: string }[]) => errors.map((error) => error.path);

describe('the terms of an order', () => {
  it('end after they begin, if they end', () => {
    expect(checkTerms({ validFrom: 5, validTo: null })).toEqual([]);
    expect(checkTerms({ validFrom: 5, validTo: 6 })).toEqual([]);
    expect(paths(checkTerms({ validFrom: 5, validTo: 5 }))).toEqual(['validTo']);
  });

  it('name every fault at once', () => {
    const terms = { validFrom: 5, validTo: 4, timeZone: 'Mars/Olympus', proximityWarningMeters: 5 };
    expect(paths(checkTerms(terms))).toEqual(['validTo', 'timeZone', 'proximityWarningMeters']);
  });
});

describe('the parties of an order', () => {
  const respondent = { personId: 'r', role: 'respondent' as const };
  const survivor = { personId: 's', role: 'protected' as const };
  const child = { personId: 'c', role: 'protected' as const };

  it('are one respondent and at least one protected person', () => {
    expect(checkParties([respondent, survivor, child])).toEqual([]);
    expect(paths(checkParties([respondent]))).toEqual(['parties']);
    expect(paths(checkParties([survivor]))).toEqual(['parties']);
    expect(paths(checkParties([respondent, { ...respondent, personId: 'q' }, survivor]))).toEqual(['parties']);
  });

  it('are different people', () => {
    expect(paths(checkParties([respondent, survivor, survivor]))).toEqual(['parties.2.personId']);
  });
});

describe('a webhook address', () => {
  const strict = { loopbackAllowed: false };
  const lenient = { loopbackAllowed: true };

  it('is https, or this machine where that is configured', () => {
    expect(isCallable('https://example.org/x', strict)).toBe(true);
    expect(isCallable('http://example.org/x', lenient)).toBe(false);
    expect(isCallable('http://127.0.0.1:8080/x', strict)).toBe(false);
    expect(isCallable('https://localhost/x', strict)).toBe(false);
    expect(isCallable('http://[::1]:8080/x', lenient)).toBe(true);
    expect(isCallable('file:///etc/passwd', lenient)).toBe(false);
    expect(isCallable('https://user:secret@example.org/', lenient)).toBe(false);
  });
});

describe('PINs', () => {
  it('differ: the duress PIN would cancel for good', async () => {
    await expect(hashPins({ pin: '4711', duressPin: '4711' })).rejects.toMatchObject({
      errors: [{ path: 'duressPin', message: 'must differ from pin' }],
    });
  });

  it('are taken away by null and left by absence', async () => {
    expect(await hashPins({ pin: null })).toEqual({ pinHash: null });
  });
});
