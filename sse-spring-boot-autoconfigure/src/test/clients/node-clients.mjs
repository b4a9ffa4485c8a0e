import EventSource1 from 'eventsource-1';
import EventSource2 from 'eventsource-2';
import { EventSource as EventSource4 } from 'eventsource-4';
import { EventSource as EventSource5 } from 'eventsource-5';
import polyfill from 'event-source-polyfill';
import { createEventSource } from 'eventsource-client';
import { createParser } from 'eventsource-parser';
import { EventSource as UndiciEventSource } from 'undici';
import { EventSourcePlus } from 'event-source-plus';
import launchDarkly from 'launchdarkly-eventsource';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { DefaultChatTransport } from 'ai';
import OpenAI from 'openai';
import { choose, listen } from './listen.mjs';

/** With headers, as a client outside of browsers authenticates itself. */
function fetchWith(request) {
  return (url, init) => fetch(url, { ...init, headers: { ...init.headers, ...request.headers } });
}

/** The application's part with a library that only parses: one request, no reconnection. */
function parse(request, report) {
  const controller = new AbortController();
  const parser = createParser({ onEvent: choose(request, report, () => controller.abort()) });
  (async () => {
    const response = await fetch(request.url, { headers: request.headers, signal: controller.signal });
    report({ type: 'open' });
    const decoder = new TextDecoder();
    for await (const chunk of response.body) {
      parser.feed(decoder.decode(chunk, { stream: true }));
    }
  })().catch(() => {}).finally(() => report({ type: 'closed' }));
  return () => controller.abort();
}

function eventSourceClient(request, report) {
  const client = createEventSource({
    url: request.url,
    headers: request.headers,
    onConnect: () => report({ type: 'open' }),
    onMessage: choose(request, report, () => client.close()),
    onDisconnect: () => report({ type: client.readyState === 'closed' ? 'closed' : 'error' }),
  });
  return () => client.close();
}

/** The transport that useChat has: an answer is asked for with POST and read to its end. */
function aiSdk(request, report) {
  const controller = new AbortController();
  (async () => {
    const transport = new DefaultChatTransport({ api: request.url, headers: request.headers });
    const chunks = await transport.sendMessages({
      chatId: 'c', trigger: 'submit-message', abortSignal: controller.signal,
      messages: [{ id: 'm', role: 'user', parts: [{ type: 'text', text: 'Tell me' }] }],
    });
    report({ type: 'open' });
    for await (const chunk of chunks) {
      report({ type: 'message', name: 'message', data: chunk.delta });
    }
  })().catch((problem) => report({ type: 'error', data: String(problem) })).finally(() => report({ type: 'closed' }));
  return () => controller.abort();
}

function openAi(request, report) {
  const controller = new AbortController();
  (async () => {
    const client = new OpenAI({
      apiKey: 'none', maxRetries: 0, defaultHeaders: request.headers,
      fetch: (url, init) => fetch(request.url, init),
    });
    const chunks = await client.chat.completions.create(
      { model: 'm', stream: true, messages: [{ role: 'user', content: 'Tell me' }] }, { signal: controller.signal });
    report({ type: 'open' });
    for await (const chunk of chunks) {
      report({ type: 'message', name: 'message', data: chunk.choices[0].delta.content });
    }
  })().catch((problem) => report({ type: 'error', data: String(problem) })).finally(() => report({ type: 'closed' }));
  return () => controller.abort();
}

function eventSourcePlus(request, report) {
  const controller = new EventSourcePlus(request.url, { headers: request.headers }).listen({
    onMessage: choose(request, report, () => controller.abort()),
    onResponse: ({ response }) => {
      if (response.status === 204) {
        controller.abort();
      }
    },
  });
  return () => controller.abort();
}

/** What a client does when it has been initialized: it says so, and listens to what the server has to say. */
async function mcp(request, report) {
  const transport = new StreamableHTTPClientTransport(new URL(request.url), {
    requestInit: { headers: request.headers },
    reconnectionOptions: {
      initialReconnectionDelay: 200, maxReconnectionDelay: 1000, reconnectionDelayGrowFactor: 1.5, maxRetries: 100,
    },
  });
  transport.onmessage = ({ params }) => report({ type: 'message', name: 'message', data: params.data });
  await transport.start();
  await transport.send({ jsonrpc: '2.0', method: 'notifications/initialized' });
  return () => transport.close();
}

export const clients = {
  'eventsource-1': (request, report) =>
    listen(new EventSource1(request.url, { headers: request.headers }), request, report),
  'eventsource-2': (request, report) =>
    listen(new EventSource2(request.url, { headers: request.headers }), request, report),
  'eventsource-4': (request, report) =>
    listen(new EventSource4(request.url, { fetch: fetchWith(request) }), request, report),
  'eventsource-5': (request, report) =>
    listen(new EventSource5(request.url, { fetch: fetchWith(request) }), request, report),
  'yaffle-node': (request, report) =>
    listen(new polyfill.EventSourcePolyfill(request.url, { headers: request.headers }), request, report),
  'undici': (request, report) => listen(new UndiciEventSource(request.url), request, report),
  'eventsource-client': eventSourceClient,
  'eventsource-parser': parse,
  'launchdarkly-eventsource': (request, report) => listen(
    new launchDarkly.EventSource(request.url, { headers: request.headers, initialRetryDelayMillis: 200 }),
    request, report),
  'event-source-plus': eventSourcePlus,
  'mcp': mcp,
  'ai-sdk': aiSdk,
  'openai': openAi,
};
