import { createServer } from 'node:http';

/** What a carrier's gateway is to the house: it takes each SMS, and shows to tests (GET) what it has taken. */
export async function openSmsGateway() {
  const taken = [];
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'application/json');
    if (request.method === 'GET') return void response.end(JSON.stringify(taken));
    let body = '';
    request.setEncoding('utf8').on('data', (chunk) => (body += chunk));
    request.on('end', () => {
      taken.push(JSON.parse(body));
      response.end('{}');
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}
