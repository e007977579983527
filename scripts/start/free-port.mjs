import { createServer } from 'node:net';
import { Stop } from '../lib/stop.error.mjs';

/** Why a port cannot be had; undefined when it can. */
export const problemOf = (port, host) =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) => resolve(error.code));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(undefined)));
  });

/** Ends the command with advice when the port cannot be had. */
export async function requireFreePort(port, host) {
  const problem = await problemOf(port, host);
  if (problem === undefined) return;
  const another = port < 65_535 ? port + 1 : port - 1;
  if (problem === 'EADDRINUSE') {
    throw new Stop(
      `Port ${port} is taken by another program. Stop that program, or choose another port: npm start -- --port ${another}`,
    );
  }
  throw new Stop(
    `Port ${port} on ${host} cannot be used (${problem}). Choose another: npm start -- --port ${Math.max(another, 3000)}`,
  );
}

/** Any port that is free at this moment, for what only this machine asks. */
export const sparePort = (host) =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port: 0, host }, () => {
      const { port } = server.address();
      server.close(() => resolve(String(port)));
    });
  });
