import type { AddressInfo } from 'node:net';
import { generate } from 'selfsigned';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

export interface ReceivedMail {
  from: string;
  to: string[];
  secure: boolean;
  source: string;
}

/** Who the relay says it is, vouched for by itself. */
let identity: ReturnType<typeof generate> | undefined;

/** A mail relay with STARTTLS and one account. */
export class MailServer {
  readonly received: ReceivedMail[] = [];
  private constructor(
    private readonly server: SMTPServer,
    /** What it is trusted by. */
    readonly authority: string,
  ) {}

  static async open(options: SMTPServerOptions = {}): Promise<MailServer> {
    const pems = await (identity ??= generate([{ name: 'commonName', value: '127.0.0.1' }], {
      keyType: 'ec',
      extensions: [
        { name: 'basicConstraints', cA: true },
        { name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] },
      ],
    }));
    const server = new SMTPServer({
      key: pems.private,
      cert: pems.cert,
      onAuth: ({ username, password }, _session, done) =>
        username === 'relay' && password === 'p@ss:word' ? done(null, { user: username }) : done(new Error('no')),
      onData: (stream, session, done) => {
        let source = '';
        stream.setEncoding('utf8').on('data', (chunk: string) => (source += chunk));
        stream.on('end', () => {
          const { mailFrom, rcptTo } = session.envelope;
          mail.received.push({
            from: mailFrom ? mailFrom.address : '',
            to: rcptTo.map(({ address }) => address),
            secure: session.secure,
            source,
          });
          done();
        });
      },
      ...options,
    });
    // A client that hangs up on purpose is part of the tests.
    server.on('error', () => undefined);
    const mail = new MailServer(server, pems.cert);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return mail;
  }

  get port(): number {
    return (this.server.server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => this.server.close(resolve));
  }
}

/** Refuses with this reply, as servers do. */
export const refusing = (responseCode: number, message: string): Error =>
  Object.assign(new Error(message), { responseCode });
