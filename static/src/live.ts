// The live stream: server-sent events with back-off, a visible state, and a full reload
// of what is shown when the server says that the place in the stream is lost.

export type LiveState = 'connecting' | 'live' | 'waiting' | 'off';

export interface LiveHooks {
  url: string;
  state: (s: LiveState) => void;
  /** Something changed; called at most once a second. */
  changed: () => void;
  source?: (url: string) => EventSource;
}

const FIRST = 1_000;
const LONGEST = 60_000;

export function follow(hooks: LiveHooks): () => void {
  const open = hooks.source ?? ((url: string) => new EventSource(url));
  let es: EventSource | null = null;
  let wait = FIRST;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let due: ReturnType<typeof setTimeout> | undefined;
  let lost = false;
  let stopped = false;

  const changed = () => {
    due ??= setTimeout(() => {
      due = undefined;
      hooks.changed();
    }, 1_000);
  };

  function connect(): void {
    hooks.state('connecting');
    es = open(hooks.url);
    es.onopen = () => {
      wait = FIRST;
      hooks.state('live');
      // What happened while the line was cut is asked for again as a whole.
      if (lost) changed();
      lost = false;
    };
    for (const name of ['message', 'event', 'dispatch', 'removed', 'imported', 'change', 'resync']) es.addEventListener(name, changed);
    es.onerror = () => {
      // A browser retries a cut connection by itself, but gives up for good on an error
      // answer: so always start anew, later each time.
      es?.close();
      lost = true;
      if (stopped) return;
      hooks.state('waiting');
      clearTimeout(retry);
      retry = setTimeout(connect, wait * (0.75 + Math.random() / 2));
      wait = Math.min(LONGEST, wait * 2);
    };
  }

  const again = () => {
    if (!lost || document.hidden) return;
    clearTimeout(retry);
    wait = FIRST;
    connect();
  };
  addEventListener('online', again);
  document.addEventListener('visibilitychange', again);
  connect();
  return () => {
    stopped = true;
    clearTimeout(retry);
    es?.close();
    removeEventListener('online', again);
    document.removeEventListener('visibilitychange', again);
    hooks.state('off');
  };
}
