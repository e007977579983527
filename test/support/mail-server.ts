import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { ownIdentity } from './own-identity.js';

export interface ReceivedMail {
  from: string;
  to: string[];
  secure: boolean;
  source: string;
}

/** A mail relay with STARTTLS and one account. */
export class MailServer {
  readonly received: ReceivedMail[] = [];
  /** Whether a whole message is taken, and when. */
  answer: (mail: ReceivedMail, done: (refusal?: Error) => void) => void = (_mail, done) => done();
  /** Whether it greets with what is no SMTP. */
  babbles = false;

  private constructor(
    private readonly server: SMTPServer,
    /** What it is trusted by. */
    readonly authority: string,
  ) {}

  static async open(options: SMTPServerOptions = {}): Promise<MailServer> {
    const identity = await ownIdentity();
    const server = new SMTPServer({
      ...identity,
      onAuth: ({ username, password }, _session, done) =>
        username === 'relay' && password === 'p@ss:word' ? done(null, { user: username }) : done(new Error('no')),
      onData: (stream, session, done) => {
        let source = '';
        stream.setEncoding('utf8').on('data', (chunk: string) => (source += chunk));
        stream.on('end', () => {
          const { mailFrom, rcptTo } = session.envelope;
          const received = {
            from: mailFrom ? mailFrom.address : '',
            to: rcptTo.map(({ address }) => address),
            secure: session.secure,
            source,
          };
          mail.received.push(received);
          mail.answer(received, done);
        });
      },
      ...options,
    });
    // A client that hangs up on purpose is part of the tests.
    server.on('error', () => undefined);
    const mail = new MailServer(server, identity.cert);
    server.server.prependListener('connection', (socket) => {
      if (mail.babbles) socket.end('\u0000\u0001 this is no answer\r\n');
    });
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
