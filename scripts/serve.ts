/** `npm start`: serves the built site on HOST and PORT (http://localhost:4321 without them). */
import { createServer } from 'node:net';
import { existsSync } from 'node:fs';

const entry = new URL('../dist/server/entry.mjs', import.meta.url);
const port = Number(process.env['PORT'] || 4321);
const host = process.env['HOST'] || 'localhost';

if (!existsSync(entry)) {
  fail('Cannot serve: the site is not built yet. Type: npm run build');
} else if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  fail(
    `Cannot serve on PORT=${process.env['PORT'] ?? ''}: write a number up to 65535, as in PORT=4322 npm start`,
  );
} else {
  const probe = createServer();
  probe.once('error', (error: NodeJS.ErrnoException) => {
    fail(
      error.code === 'EADDRINUSE'
        ? `Cannot serve on port ${port}: another program uses it. Type: PORT=${port + 1} npm start`
        : `Cannot serve on ${host}:${port}: ${error.message}`,
    );
  });
  probe.listen(port, host, () => {
    probe.close(() => {
      process.env['PORT'] = String(port);
      process.env['HOST'] = host;
      void import(entry.href);
    });
  });
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}
