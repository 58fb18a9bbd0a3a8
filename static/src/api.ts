// Requests to Marz itself, relative to the page: abort, time-out, one retry, and errors
// that say what the server said. ETags are the browser's business (cache: no-cache asks).

export class ApiError extends Error {
  constructor(readonly status: number, message: string) {
    super(message);
  }
}

const TIMEOUT = 20_000;

export class Api {
  /** Whether the last answer came; listeners hear of each change. */
  online = true;
  onOnline: (online: boolean) => void = () => {};

  constructor(readonly base: string) {}

  url(path: string): string {
    return this.base + path.replace(/^\//, '');
  }

  async json(path: string, signal?: AbortSignal): Promise<unknown> {
    return (await this.ask(path, 'application/geo+json, application/json', signal)).json();
  }

  async text(path: string, signal?: AbortSignal): Promise<string> {
    return (await this.ask(path, 'text/csv', signal)).text();
  }

  async bytes(path: string, signal?: AbortSignal, accept = 'application/octet-stream'): Promise<ArrayBuffer> {
    return (await this.ask(path, accept, signal)).arrayBuffer();
  }

  private async ask(path: string, accept: string, signal?: AbortSignal): Promise<Response> {
    for (let attempt = 0; ; attempt++) {
      try {
        const res = await this.once(path, accept, signal);
        this.mark(true);
        return res;
      } catch (err) {
        if (signal?.aborted) throw err;
        if (err instanceof ApiError && err.status < 500) throw err;
        if (attempt >= 1) {
          this.mark(false);
          throw err;
        }
        await new Promise((done) => setTimeout(done, 600));
      }
    }
  }

  private async once(path: string, accept: string, signal?: AbortSignal): Promise<Response> {
    const limits = [AbortSignal.timeout(TIMEOUT), ...(signal ? [signal] : [])];
    const res = await fetch(this.url(path), { headers: { Accept: accept }, signal: AbortSignal.any(limits) });
    if (res.ok) return res;
    throw new ApiError(res.status, await problem(res));
  }

  private mark(online: boolean): void {
    if (this.online === online) return;
    this.online = online;
    this.onOnline(online);
  }
}

async function problem(res: Response): Promise<string> {
  try {
    const body = (await res.json()) as { detail?: unknown; title?: unknown };
    if (typeof body.detail === 'string') return body.detail;
    if (typeof body.title === 'string') return body.title;
  } catch {
    // Not a problem document: the status line is all there is.
  }
  return `${res.status} ${res.statusText}`;
}
