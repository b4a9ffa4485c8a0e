/* Starts one client in a page; what it sees goes to the function 'sighted', which the test has put there. */
import { clients } from './browser-clients.mjs';

window.start = async (id, client, request) => {
  const report = (sighting) => window.sighted(id, sighting);
  try {
    await clients[client](request, report);
  } catch (problem) {
    report({ type: 'broken', data: String(problem?.stack ?? problem) });
  }
};
