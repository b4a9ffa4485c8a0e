/*
 * A driver starts its client for a request and reports what the application would see of it:
 *   open              the stream is there, where the client tells
 *   message           name ('message' if it has none) and data
 *   error             something is wrong, the client goes on
 *   closed            the client does not come back
 * It returns what stops the client.
 *
 * request: { url, names, closeOn, credentials, headers }; closeOn is the name of the event that ends it for good.
 */

/** Whatever has the interface of an EventSource. */
export function listen(source, request, report) {
  source.onopen = () => report({ type: 'open' });
  source.onmessage = (event) => report({ type: 'message', name: 'message', data: event.data });
  source.onerror = () => report({ type: source.readyState === 2 ? 'closed' : 'error' });
  for (const name of request.names) {
    source.addEventListener(name, (event) => report({ type: 'message', name, data: event.data ?? '' }));
  }
  if (request.closeOn) {
    source.addEventListener(request.closeOn, () => {
      source.close();
      report({ type: 'closed' });
    });
  }
  return () => source.close();
}

/** Clients that hand on every event with its name, for the application to choose. */
export function choose(request, report, close) {
  return (event) => {
    const name = event.event || 'message';
    if (name === request.closeOn) {
      close();
      report({ type: 'closed' });
    } else if (name === 'message' || request.names.includes(name)) {
      report({ type: 'message', name, data: event.data });
    }
  };
}
