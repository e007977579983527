import Fastify from 'fastify';

/**
 * The limit that the api is compared with: a Fastify endpoint that parses the same body and answers the same, and does
 * nothing. Prints its port.
 */
const server = Fastify();
server.post('/v1/positions', (request) => {
  const { fixes } = request.body as { fixes: unknown[] };
  return { accepted: fixes.length, duplicates: 0, rejected: [], directive: { reportEverySeconds: 60 } };
});
await server.listen({ port: Number(process.argv[2]), host: '127.0.0.1' });
process.stdout.write('ready\n');
