import { readFile } from 'node:fs/promises';
import type { Credential } from 'firebase-admin/app';
import type { Message } from 'firebase-admin/messaging';
import { z } from 'zod';
import { NotifyError } from '../notify.error.js';
import { type Connect, SingleRequestAgent } from './single-request-agent.js';

/** Hands one message to FCM. Resolves to the service's name for it, which is absent when the answer is no real one. */
export interface FirebaseSender {
  send(message: Message, signal: AbortSignal): Promise<string | undefined>;
  close(): Promise<void>;
}

export interface FirebaseOptions {
  credential: Credential;
  projectId: string;
  /** For a stand-in of the service. */
  connect?: Connect;
}

const serviceAccount = z.object({
  project_id: z.string().min(1),
  client_email: z.string().min(1),
  private_key: z.string().min(1),
});

/**
 * Reads the file that the Firebase console gives out for a service account.
 *
 * @throws NotifyError `firebase_credentials_unusable`
 */
export async function readFirebaseCredentials(file: string): Promise<FirebaseOptions> {
  const { cert } = await import('firebase-admin/app');
  try {
    const account = serviceAccount.parse(JSON.parse(await readFile(file, 'utf8')));
    const { project_id: projectId, client_email: clientEmail, private_key: privateKey } = account;
    return { projectId, credential: cert({ projectId, clientEmail, privateKey }) };
  } catch {
    // What was thrown may quote the key.
    throw new NotifyError(
      'firebase_credentials_unusable',
      'FIREBASE_CREDENTIALS_FILE does not name the readable JSON file of a Firebase service account',
    );
  }
}

let opened = 0;

/** firebase-admin itself is loaded here and not before: it costs every process that never sends time at start, and memory. */
export async function openFirebase({ credential, projectId, connect }: FirebaseOptions): Promise<FirebaseSender> {
  const [{ deleteApp, initializeApp }, { getMessaging }] = await Promise.all([
    import('firebase-admin/app'),
    import('firebase-admin/messaging'),
  ]);
  const agent = new SingleRequestAgent(connect);
  opened += 1;
  const app = initializeApp({ credential, projectId, httpAgent: agent }, `qalqan-${opened}`);
  const messaging = getMessaging(app);
  return {
    send: (message, signal) => agent.run(signal, () => messaging.send(message)),
    close: () => deleteApp(app),
  };
}
