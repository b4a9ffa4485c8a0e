/*
 * Clients that are attributes in a page: what they see is what they put into it. Each event arrives as an element
 * of the class 'e', in an element whose data-name is the name of the event.
 */
import { modules, script } from './load.mjs';

function watch(report) {
  new MutationObserver((mutations) => {
    for (const node of mutations.flatMap((mutation) => [...mutation.addedNodes])) {
      if (node.classList?.contains('e')) {
        report({ type: 'message', name: node.closest('[data-name]').dataset.name, data: node.textContent });
      }
    }
  }).observe(document.body, { childList: true, subtree: true });
}

function containers(request, attributes) {
  return request.names.map((name) => `<div data-name="${name}" ${attributes(name)}></div>`).join('');
}

function put(html) {
  document.querySelector('#client').innerHTML = html;
  return document.querySelector('#client');
}

async function intercooler(request, report) {
  watch(report);
  put(`<div ic-sse-src="${request.url}" ic-target="#out" ic-swap-style="append"
      ${request.credentials ? 'ic-sse-with-credentials="true"' : ''}>
    ${containers(request, (name) => `ic-trigger-on="sse:${name}" ic-src="/clients/fragment" ic-swap-style="append"
      ic-target="[data-name=${name}]"`)}
    </div>`);
  await script('jquery/dist/jquery.js');
  await script('intercooler/dist/intercooler.js');
}

async function htmx2(request, report) {
  watch(report);
  await script('htmx-2/dist/htmx.js');
  await script('htmx-ext-sse/dist/sse.js');
  document.body.addEventListener('htmx:sseOpen', () => report({ type: 'open' }));
  document.body.addEventListener('htmx:sseError', () => report({ type: 'error' }));
  document.body.addEventListener('htmx:sseClose', () => report({ type: 'closed' }));
  const element = put(`<div hx-ext="sse" sse-connect="${request.url}"
      ${request.closeOn ? `sse-close="${request.closeOn}"` : ''}>
    <div data-name="message" sse-swap="message" hx-swap="beforeend"></div>
    ${containers(request, (name) => name === 'empty'
      ? `hx-get="/clients/fragment" hx-trigger="sse:${name}" hx-swap="beforeend"`
      : `sse-swap="${name}" hx-swap="beforeend"`)}
    </div>`);
  window.htmx.process(element);
}

async function htmx4(request, report) {
  watch(report);
  await script('htmx-4/dist/htmx.js');
  await script('htmx-4/dist/ext/hx-sse.js');
  if (request.credentials) {
    window.htmx.config.mode = 'cors';
  }
  document.body.addEventListener('htmx:sse:after:connection', () => report({ type: 'open' }));
  document.body.addEventListener('htmx:sse:error', () => report({ type: 'error' }));
  document.body.addEventListener('htmx:sse:close', () => report({ type: 'closed' }));
  const element = put(`<div hx-sse:connect="${request.url}" hx-target="#out" hx-swap="beforeend"
      hx-config='${JSON.stringify({
        sse: { pauseOnBackground: false }, credentials: request.credentials ? 'include' : 'same-origin',
      })}'
      ${request.closeOn ? `hx-sse:close="${request.closeOn}"` : ''}></div>`);
  for (const name of request.names) {
    element.addEventListener(name, (event) => report({ type: 'message', name, data: text(event.detail.data) }));
  }
  window.htmx.process(element);
}

/** The data of a named event is for a script, which here shows it as the others do. */
function text(html) {
  const template = document.createElement('template');
  template.innerHTML = html;
  return template.content.textContent;
}

/** The events of Datastar 1.0, which have other names than those of the version that is in a registry. */
function patchElements({ detail: { type, argsRaw } }) {
  if (type === 'datastar-patch-elements' && argsRaw.mode === 'append') {
    document.querySelector(argsRaw.selector).insertAdjacentHTML('beforeend', argsRaw.elements);
  }
}

async function datastar(request, report) {
  watch(report);
  document.addEventListener('datastar-sse', patchElements);
  const headers = JSON.stringify(request.headers).replaceAll('"', "'");
  put(`<div data-on-load="@get('${request.url}',
    {openWhenHidden: true, retryInterval: 200, retryMaxCount: 100, headers: ${headers}})"></div>`);
  await import(`${modules}/@starfederation/datastar/dist/datastar.js`);
}

async function turbo(request, report) {
  watch(report);
  await import(`${modules}/@hotwired/turbo/dist/turbo.es2017-esm.js`);
  put(`<turbo-stream-source src="${request.url}"></turbo-stream-source>`);
}

export const markup = {
  'intercooler': intercooler,
  'htmx-2': htmx2,
  'htmx-4': htmx4,
  'datastar': datastar,
  'turbo': turbo,
};
