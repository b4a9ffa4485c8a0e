/*
 * Runs clients that are libraries for node, many at a time. Commands come as lines of JSON,
 * what the clients see goes the same way.
 */
import { createInterface } from 'node:readline';
import { clients } from './node-clients.mjs';

const running = new Map();

function tell(id, sighting) {
  process.stdout.write(JSON.stringify({ id, ...sighting }) + '\n');
}

createInterface({ input: process.stdin }).on('line', async (line) => {
  const { op, id, client, request } = JSON.parse(line);
  if (op === 'stop') {
    running.get(id)?.();
    running.delete(id);
    return;
  }
  try {
    running.set(id, await clients[client](request, (sighting) => tell(id, sighting)));
  } catch (problem) {
    tell(id, { type: 'broken', data: String(problem?.stack ?? problem) });
  }
}).on('close', () => process.exit(0));

process.on('uncaughtException', (problem) => tell('', { type: 'broken', data: String(problem?.stack ?? problem) }));
process.on('unhandledRejection', (problem) => tell('', { type: 'broken', data: String(problem?.stack ?? problem) }));
