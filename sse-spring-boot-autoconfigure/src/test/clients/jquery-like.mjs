/*
 * What jquery.eventsource does on the wire, which is in no registry: written from its measured behaviour.
 * Payloads are JSON, names of events are not looked at. Without a native EventSource it polls: a response is
 * read when it has ended, and after an error it does not come back.
 */
export function nativeMode(url, message) {
  const source = new EventSource(url);
  source.addEventListener('message', (event) => message(JSON.parse(event.data)));
  return source;
}

export function pollingMode(url, message) {
  let retry = 500;
  let timer = null;
  let current = null;

  function block(text) {
    if (text.includes('retry')) {
      retry = Number.parseInt(text.split('retry: ')[1], 10) || retry;
    } else if (text.includes('data: ')) {
      message(JSON.parse(text.substring(text.indexOf('data: ') + 6)));
    }
  }

  function poll() {
    const request = current = new XMLHttpRequest();
    request.open('GET', `${url}${url.includes('?') ? '&' : '?'}_=${Date.now()}`, true);
    request.setRequestHeader('Accept', '*/*');
    request.setRequestHeader('X-Requested-With', 'XMLHttpRequest');
    request.timeout = 50_000;
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) {
        request.responseText.split('\n\n').forEach(block);
        timer = setTimeout(poll, retry);
      }
    };
    request.send();
  }

  poll();
  return {
    close() {
      clearTimeout(timer);
      current.abort();
    },
  };
}
