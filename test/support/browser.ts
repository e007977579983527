import type { InjectOptions } from 'fastify';
import type { Answer, TestApi } from './api.js';

interface Given {
  token?: string;
  body?: object;
  headers?: Record<string, string>;
  /** Network address. */
  from?: string;
}

/** A browser at one api: keeps cookies as a browser does, and each with what the api said of it. */
export class Browser {
  private readonly jar = new Map<string, string>();
  /** The last `Set-Cookie` of each name. */
  readonly told = new Map<string, string>();

  constructor(private readonly api: TestApi) {}

  cookie(name: string): string | undefined {
    return this.jar.get(name);
  }

  /** As a thief does, or a second tab that asked with what it had. */
  put(name: string, value: string): this {
    this.jar.set(name, value);
    return this;
  }

  post(url: string, given: Given = {}): Promise<Answer<any>> {
    return this.send('POST', url, given);
  }

  get(url: string, given: Given = {}): Promise<Answer<any>> {
    return this.send('GET', url, given);
  }

  delete(url: string, given: Given = {}): Promise<Answer<any>> {
    return this.send('DELETE', url, given);
  }

  login(member: { email: string; password: string }, codes: object = {}, given: Given = {}): Promise<Answer<any>> {
    const { email, password } = member;
    return this.post('/v1/sessions', { ...given, body: { email, password, ...codes } });
  }

  private async send(
    method: 'GET' | 'POST' | 'DELETE',
    url: string,
    { token, body, headers, from }: Given,
  ): Promise<Answer<any>> {
    const cookie = [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const options: InjectOptions = {
      method,
      url,
      headers: { ...(cookie && { cookie }), ...(token && { authorization: `Bearer ${token}` }), ...headers },
      ...(from && { remoteAddress: from }),
      ...(body && { payload: body }),
    };
    const answer = await this.api.send(options);
    for (const line of [answer.headers['set-cookie'] ?? []].flat() as string[]) this.keep(line);
    return answer;
  }

  private keep(line: string): void {
    const [pair = ''] = line.split(';');
    const [name, value] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
    this.told.set(name, line);
    if (value === '') this.jar.delete(name);
    else this.jar.set(name, decodeURIComponent(value));
  }
}
