import type { AddressInfo } from 'node:net';
import smpp, { type Pdu, type Server, type Session } from 'smpp';

type Handler = (session: Session, pdu: Pdu) => void;

const accept: Handler = (session, pdu) => void session.send(pdu.response());

/** A carrier's SMS centre: the other half of SMPP, as `smpp` brings it. */
export class SmsCentre {
  readonly submitted: Pdu[] = [];
  readonly bound: Pdu[] = [];
  enquired = 0;
  /** What the centre does with each of these; left alone it takes everything, and names messages by number. */
  onBind: Handler = accept;
  onSubmit: Handler = (session, pdu) => void session.send(pdu.response({ message_id: `m${this.submitted.length}` }));
  onEnquire: Handler = accept;

  private constructor(private readonly server: Server) {}

  static async open(): Promise<SmsCentre> {
    const server = smpp.createServer((session) => centre.serve(session));
    const centre = new SmsCentre(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return centre;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Ends all connections, as a centre that is restarted. */
  async hangUp(): Promise<void> {
    const sessions = [...this.server.sessions];
    await Promise.all(
      sessions.map((session) => new Promise<void>((resolve) => session.once('close', resolve).destroy())),
    );
  }

  /** Asks the newest connection whether it is still there. Resolves to the command of the answer. */
  enquire(): Promise<string> {
    return new Promise((resolve) => this.server.sessions.at(-1)!.enquire_link(({ command }) => resolve(command)));
  }

  /** Brings a report on a message to the newest connection. Resolves to the status of the answer. */
  report(fields: Record<string, unknown>): Promise<number> {
    return new Promise((resolve) => {
      this.server.sessions
        .at(-1)!
        .deliver_sm({ esm_class: 0x04, short_message: '', ...fields }, (answer) => resolve(answer.command_status));
    });
  }

  async close(): Promise<void> {
    for (const session of [...this.server.sessions]) session.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private serve(session: Session): void {
    session.on('error', () => session.destroy());
    session.on('bind_transceiver', (pdu: Pdu) => {
      this.bound.push(pdu);
      this.onBind(session, pdu);
    });
    session.on('submit_sm', (pdu: Pdu) => {
      this.submitted.push(pdu);
      this.onSubmit(session, pdu);
    });
    session.on('enquire_link', (pdu: Pdu) => {
      this.enquired += 1;
      this.onEnquire(session, pdu);
    });
    session.on('unbind', (pdu: Pdu) => {
      session.send(pdu.response());
      session.close();
    });
  }
}
