/** What we use of `smpp`, which has no types of its own. */
declare module 'smpp' {
  import type { EventEmitter } from 'node:events';
  import type { Server as NetServer, Socket } from 'node:net';

  export interface Pdu {
    command: string;
    command_status: number;
    sequence_number: number;
    message_id?: string;
    esm_class?: number;
    data_coding?: number;
    registered_delivery?: number;
    source_addr?: string;
    destination_addr?: string;
    receipted_message_id?: string;
    message_state?: number;
    short_message?: { message?: unknown; udh?: Buffer[] };
    message_payload?: { message?: unknown; udh?: Buffer[] };
    sar_msg_ref_num?: number;
    sar_total_segments?: number;
    sar_segment_seqnum?: number;
    system_id?: string;
    password?: string;
    isResponse(): boolean;
    response(options?: Record<string, unknown>): Pdu;
  }
  type Answered = (pdu: Pdu) => void;

  export interface Session extends EventEmitter {
    readonly socket: Socket;
    bind_transceiver(options: Record<string, unknown>, answered: Answered): boolean;
    submit_sm(options: Record<string, unknown>, answered: Answered): boolean;
    deliver_sm(options: Record<string, unknown>, answered?: Answered): boolean;
    enquire_link(answered: Answered): boolean;
    unbind(): boolean;
    send(pdu: Pdu): boolean;
    close(): void;
    destroy(): void;
    once(event: string, listener: () => void): this;
  }
  export interface Server extends NetServer {
    sessions: Session[];
  }

  const smpp: {
    connect(options: Record<string, unknown>): Session;
    createServer(listener: (session: Session) => void): Server;
  };
  export default smpp;
}
