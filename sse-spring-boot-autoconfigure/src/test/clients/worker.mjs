/* The native EventSource in a worker of its own, or in one that pages share. */
import { listen } from './listen.mjs';

function serve(port) {
  port.onmessage = ({ data: request }) =>
    listen(new EventSource(request.url, { withCredentials: request.credentials }), request,
      (sighting) => port.postMessage(sighting));
  port.start?.();
}

if ('onconnect' in self) {
  self.onconnect = (event) => serve(event.ports[0]);
} else {
  serve(self);
}
