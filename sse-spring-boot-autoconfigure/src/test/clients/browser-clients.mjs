import { choose, listen } from './listen.mjs';
import { markup } from './markup-clients.mjs';
import { nativeMode, pollingMode } from './jquery-like.mjs';
import { RemyLikeEventSource } from './remy.mjs';
import { modules, script } from './load.mjs';

function options(request) {
  return { withCredentials: request.credentials };
}

function native(request, report) {
  return listen(new EventSource(request.url, options(request)), request, report);
}

function worker(request, report) {
  const started = new Worker('/clients/static/worker.mjs', { type: 'module' });
  started.onmessage = ({ data }) => report(data);
  started.postMessage(request);
}

function sharedWorker(request, report) {
  const { port } = new SharedWorker(`/clients/static/worker.mjs?${encodeURIComponent(request.url)}`, { type: 'module' });
  port.onmessage = ({ data }) => report(data);
  port.postMessage(request);
}

async function yaffle(request, report) {
  await script('event-source-polyfill/src/eventsource.js');
  const source = new window.EventSourcePolyfill(request.url, { ...options(request), headers: request.headers });
  return listen(source, request, report);
}

/** Before fetch, and where it is missing. */
function yaffleXhr(request, report) {
  delete window.fetch;
  return yaffle(request, report);
}

async function amvtek(request, report) {
  delete window.EventSource;
  await script('eventsource-polyfill/dist/eventsource.js');
  return listen(new window.EventSource(request.url), request, report);
}

function remy(request, report) {
  return listen(new RemyLikeEventSource(request.url), request, report);
}

function jquery(mode) {
  return (request, report) =>
    mode(request.url, (data) => report({ type: 'message', name: 'message', data: data.text }));
}

async function fetchEventSource(request, report) {
  const library = await import(`${modules}/@microsoft/fetch-event-source/lib/esm/index.js`);
  const controller = new AbortController();
  library.fetchEventSource(request.url, {
    headers: request.headers,
    credentials: request.credentials ? 'include' : 'same-origin',
    openWhenHidden: true,
    signal: controller.signal,
    async onopen(response) {
      if (response.status === 204) {
        throw new Error('Nothing more to come');
      }
      report({ type: 'open' });
    },
    onmessage: choose(request, report, () => controller.abort()),
    onclose() {
      throw new TypeError('Ended: come back');
    },
    onerror(problem) {
      if (!(problem instanceof TypeError)) {
        throw problem;
      }
      report({ type: 'error' });
    },
  }).catch(() => report({ type: 'closed' }));
}

async function sseJs(request, report) {
  const { SSE } = await import(`${modules}/sse.js/lib/sse.js`);
  const source = new SSE(request.url, {
    ...options(request), headers: request.headers, autoReconnect: true, reconnectDelay: 200,
  });
  listen(source, request, report);
}

/** The module that the starter serves. */
async function ours(request, report) {
  const { connect } = await import('/sse/client.js');
  const stream = connect(request.url, {
    credentials: request.credentials ? 'include' : 'same-origin', headers: request.headers,
  });
  stream.addEventListener('sse.state', ({ data }) =>
    report({ type: { open: 'open', closed: 'closed' }[data] ?? 'error' }));
  for (const name of ['message', ...request.names]) {
    stream.addEventListener(name, ({ data }) => report({ type: 'message', name, data }));
  }
  stream.addEventListener(request.closeOn, () => stream.close());
}

async function reconnecting(request, report) {
  const { default: Source } = await import(`${modules}/reconnecting-eventsource/build/esm/reconnecting-eventsource.js`);
  listen(new Source(request.url, { ...options(request), max_retry_time: 500 }), request, report);
}

export const clients = {
  'ours': ours,
  'native': native,
  'native-worker': worker,
  'native-shared-worker': sharedWorker,
  'yaffle': yaffle,
  'yaffle-xhr': yaffleXhr,
  'amvtek': amvtek,
  'remy': remy,
  'jquery-native': jquery(nativeMode),
  'jquery-polling': jquery(pollingMode),
  'fetch-event-source': fetchEventSource,
  'sse.js': sseJs,
  'reconnecting-eventsource': reconnecting,
  ...markup,
};
