// Loaded before a program: what it would ask of Google, it asks of the stand-in on this machine, by TLS as ever.
import tls from 'node:tls';

const port = process.env.GOOGLE_STAND_IN_PORT;
const { connect } = tls;
tls.connect = (options, ...rest) => {
  const host = options?.host ?? options?.hostname;
  if (!host?.endsWith('.googleapis.com')) return connect(options, ...rest);
  return connect({ ...options, host: '127.0.0.1', port, servername: host }, ...rest);
};
