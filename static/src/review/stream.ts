// The desk's stream: server-sent events read with fetch, because an EventSource cannot send
// a token. It comes back by itself, later each time, and reads on where it was.

export interface Heard {
  id: string;
  type: string;
  data: string;
}

export type StreamState = 'connecting' | 'live' | 'waiting' | 'off';

export interface StreamHooks {
  url: string;
  token: () => string;
  state: (s: StreamState) => void;
  heard: (e: Heard) => void;
  /** The server refused the token: nothing more will come. */
  refused: () => void;
}

/** Cuts a stream into events as the HTML standard frames them (9.2.6). Pure but for its rest. */
export class Frames {
  private rest = '';
  /** The last id, which also what is no event may set. */
  id = '';

  push(chunk: string): Heard[] {
    const text = this.rest + chunk;
    const held = text.endsWith('\r') ? '\r' : ''; // its line feed may be in the next part
    const blocks = text.slice(0, text.length - held.length).replace(/\r\n?/g, '\n').split('\n\n');
    this.rest = blocks.pop()! + held;
    return blocks.flatMap((b) => this.event(b));
  }

  private event(block: string): Heard[] {
    let type = 'message';
    const data: string[] = [];
    for (const line of block.split('\n')) {
      const [, name, value] = /^([^:]*)(?:: ?(.*))?$/.exec(line) ?? [];
      if (name === 'id') this.id = value ?? '';
      else if (name === 'event') type = value ?? type;
      else if (name === 'data') data.push(value ?? '');
    }
    return data.length === 0 ? [] : [{ id: this.id, type, data: data.join('\n') }];
  }
}

const FIRST = 500;
const LONGEST = 30_000;
const SILENCE = 45_000; // three heartbeats

/** Reads the stream until it is stopped. */
export function stream(hooks: StreamHooks): () => void {
  const over = new AbortController();
  let last = '';
  let wait = FIRST;

  async function once(): Promise<boolean> {
    const line = new AbortController();
    const end = () => line.abort();
    over.signal.addEventListener('abort', end);
    let silence = setTimeout(end, SILENCE);
    try {
      const headers: Record<string, string> = { Accept: 'text/event-stream', Authorization: `Bearer ${hooks.token()}` };
      if (last) headers['Last-Event-ID'] = last;
      const res = await fetch(hooks.url, { headers, cache: 'no-store', credentials: 'omit', signal: line.signal });
      if (res.status === 401 || res.status === 403) return false;
      if (!res.ok || !res.body) return true;
      hooks.state('live');
      wait = FIRST;
      const frames = new Frames();
      frames.id = last;
      const reader = res.body.pipeThrough(new TextDecoderStream()).getReader();
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        clearTimeout(silence);
        silence = setTimeout(end, SILENCE);
        for (const e of frames.push(part.value)) hooks.heard(e);
        last = frames.id;
      }
    } catch {
      // The line was cut: it is tried again.
    } finally {
      clearTimeout(silence);
      over.signal.removeEventListener('abort', end);
    }
    return true;
  }

  async function forever(): Promise<void> {
    while (!over.signal.aborted) {
      hooks.state('connecting');
      if (!(await once())) {
        hooks.state('off');
        hooks.refused();
        return;
      }
      if (over.signal.aborted) return;
      hooks.state('waiting');
      await pause(wait * (0.75 + Math.random() / 2), over.signal);
      wait = Math.min(LONGEST, wait * 2);
    }
  }
  void forever();
  return () => {
    over.abort();
    hooks.state('off');
  };
}

/** Waits, but not longer than until the browser is online again or it is over. */
function pause(ms: number, over: AbortSignal): Promise<void> {
  return new Promise((done) => {
    const end = () => {
      clearTimeout(timer);
      removeEventListener('online', end);
      over.removeEventListener('abort', end);
      done();
    };
    const timer = setTimeout(end, ms);
    addEventListener('online', end);
    over.addEventListener('abort', end);
  });
}
