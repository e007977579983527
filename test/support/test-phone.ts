import { randomUUID } from 'node:crypto';
import { makePhoneKey, PhoneCredentials, type PhoneKey } from '#contracts';
import type { Answer, TestApi, TestClient } from './api.js';

interface Given {
  /** Of the proof; by default a new one, as a phone does. */
  id?: string;
  /** How far the phone's clock is from ours. */
  clockOffMilliseconds?: number;
  /** What is sent in place of the usual headers. */
  headers?: Record<string, string>;
  from?: string;
}

/** Where phones believe the api is. */
export const phonesReach = 'https://qalqan.test';

/** A phone that holds its key, and shows with each request that it does. */
export class TestPhone {
  private constructor(
    private readonly api: TestApi,
    readonly key: PhoneKey,
    readonly token: string,
    readonly credentials: PhoneCredentials,
  ) {}

  /** By a code of the officer's, as its owner does. */
  static async enrolled(api: TestApi, officer: TestClient, deviceId: string): Promise<TestPhone> {
    const { body } = await officer.post(`/v1/devices/${deviceId}/enrolment-code`);
    const key = await makePhoneKey();
    const answer = await enrol(api, key, body.code);
    if (answer.status !== 201) throw new Error(`the phone was not enrolled: ${answer.status}`);
    const { token } = answer.body;
    return new TestPhone(api, key, token, new PhoneCredentials(key, token));
  }

  headers(method: string, path: string, { id = randomUUID(), clockOffMilliseconds = 0 }: Given = {}) {
    const now = this.api.clock.now() + clockOffMilliseconds;
    return this.credentials.headers({ method, url: `${phonesReach}${path}`, id, now });
  }

  /** Once, whatever comes back. */
  async send(method: 'GET' | 'POST' | 'PUT', path: string, payload?: object, given: Given = {}): Promise<Answer<any>> {
    const headers = given.headers ?? (await this.headers(method, path, given));
    const answer = await this.api.send({ method, url: path, headers, ...(payload && { payload }) });
    return answer;
  }

  post(path: string, payload: object, given?: Given): Promise<Answer<any>> {
    return this.send('POST', path, payload, given);
  }

  /** As an app does: once more with the nonce that it is asked for. */
  async insist(path: string, payload: object, given?: Given): Promise<Answer<any>> {
    const answer = await this.post(path, payload, given);
    const again = this.credentials.hear(answer.status, answer.headers['dpop-nonce'] as string | undefined);
    return again ? this.post(path, payload, given) : answer;
  }
}

export async function enrol(api: TestApi, key: PhoneKey, code: string, given: Given = {}): Promise<Answer<any>> {
  const now = api.clock.now() + (given.clockOffMilliseconds ?? 0);
  const url = `${phonesReach}/v1/enrolments`;
  const headers =
    given.headers ?? (await new PhoneCredentials(key).headers({ method: 'POST', url, id: randomUUID(), now }));
  return api.send({
    method: 'POST',
    url: '/v1/enrolments',
    headers,
    payload: { code, publicKey: key.publicKey },
    ...(given.from && { remoteAddress: given.from }),
  });
}
