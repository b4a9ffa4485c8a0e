/*
 * What Remy Sharp's EventSource.js does on the wire, which is in no registry: written from its measured behaviour.
 * XMLHttpRequest; each piece that arrives is parsed on its own, so an event must come in one; it comes back
 * whatever the status was, and only close() stops it.
 */
export class RemyLikeEventSource extends EventTarget {
  readyState = 0;

  #url;
  #interval = 500;
  #lastEventId = null;
  #request = null;
  #timer = null;

  constructor(url) {
    super();
    this.#url = url;
    this.#timer = setTimeout(() => this.#poll());
  }

  close() {
    this.readyState = 2;
    clearTimeout(this.#timer);
    this.#request?.abort();
  }

  #poll() {
    const request = this.#request = new XMLHttpRequest();
    let taken = 0;
    request.open('GET', this.#url, true);
    request.setRequestHeader('Accept', 'text/event-stream');
    request.setRequestHeader('Cache-Control', 'no-cache');
    request.setRequestHeader('X-Requested-With', 'XMLHttpRequest');
    if (this.#lastEventId !== null) {
      request.setRequestHeader('Last-Event-ID', this.#lastEventId);
    }
    request.onreadystatechange = () => {
      if (this.readyState === 2 || request.readyState < 3) {
        return;
      }
      this.#piece(request.responseText.substring(taken));
      taken = request.responseText.length;
      if (request.readyState === 4) {
        this.readyState = 0;
        this.#timer = setTimeout(() => this.#poll(), this.#interval);
      }
    };
    request.send();
  }

  #piece(text) {
    if (text && this.readyState === 0) {
      this.readyState = 1;
      this.#tell('open');
    }
    let name = 'message';
    let data = [];
    for (const line of text.split('\n').map((raw) => raw.trim())) {
      const value = line.replace(/^[a-z]+:?\s*/, '');
      if (line.startsWith('event')) {
        name = value;
      } else if (line.startsWith('retry')) {
        this.#interval = Number.parseInt(value, 10) || this.#interval;
      } else if (line.startsWith('id')) {
        this.#lastEventId = value;
      } else if (line.startsWith('data')) {
        data.push(value);
      } else if (line === '') {
        if (data.length > 0) {
          this.#tell(name, data.join('\n'));
        }
        name = 'message';
        data = [];
      }
    }
  }

  #tell(name, data) {
    const event = new MessageEvent(name, { data, lastEventId: this.#lastEventId ?? '' });
    this.dispatchEvent(event);
    this[`on${name}`]?.(event);
  }
}
