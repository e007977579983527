export interface Reply {
  status: number;
  type: string;
  body: any;
}

/** Calls one api over the network with one caller's credentials. */
export class Caller {
  constructor(
    readonly baseUrl: string,
    readonly token?: string,
    private readonly scheme: 'Bearer' | 'Basic' = 'Bearer',
  ) {}

  /** As OwnTracks and GPSLogger say who they are. */
  static basic(baseUrl: string, device: { uniqueId: string; token: string }): Caller {
    return new Caller(baseUrl, Buffer.from(`${device.uniqueId}:${device.token}`).toString('base64'), 'Basic');
  }

  /** The same caller at another process. */
  at({ baseUrl }: { baseUrl: string }): Caller {
    return new Caller(baseUrl, this.token, this.scheme);
  }

  get(path: string): Promise<Reply> {
    return this.send('GET', path);
  }

  post(path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Reply> {
    return this.send('POST', path, body, headers);
  }

  put(path: string, body: unknown): Promise<Reply> {
    return this.send('PUT', path, body);
  }

  patch(path: string, body: unknown): Promise<Reply> {
    return this.send('PATCH', path, body);
  }

  delete(path: string): Promise<Reply> {
    return this.send('DELETE', path);
  }

  private async send(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Reply> {
    const answer = await fetch(`${this.baseUrl}${path}`, {
      method,
      headers: {
        ...(this.token && { authorization: `${this.scheme} ${this.token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const type = answer.headers.get('content-type') ?? '';
    const text = await answer.text();
    return { status: answer.status, type, body: type.includes('json') && text ? JSON.parse(text) : text };
  }
}
