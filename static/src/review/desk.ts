// Requests to the desk with the reviewer's token, which stays in this tab's session and
// goes into one header of requests to our own server, and nowhere else.

import { asDraft, withRecord } from './record';
import type { Claims, Draft, Paper, Submission, Waiting } from './types';

const KEY = 'marz-review-token';

export class Refused extends Error {
  constructor(readonly status: number, message: string) {
    super(message);
  }
}

export class Desk {
  private tags = new Map<string, { tag: string; body: unknown }>();

  constructor(private readonly base: string) {}

  get token(): string {
    return sessionStorage.getItem(KEY) ?? '';
  }

  set token(secret: string) {
    this.tags.clear();
    if (secret) sessionStorage.setItem(KEY, secret);
    else sessionStorage.removeItem(KEY);
  }

  async waiting(): Promise<Waiting[]> {
    return ((await this.ask('GET', 'dispatches')) as { submissions: Waiting[] }).submissions;
  }

  async submission(id: string): Promise<Submission> {
    const sub = (await this.ask('GET', `dispatches/${encodeURIComponent(id)}`)) as Submission;
    if (!sub.drafts.some((d) => d.state === 'accepted')) return sub;
    return withRecord(sub, (await this.ask('GET', `claims?dispatch=${encodeURIComponent(id)}`)) as Claims);
  }

  /** The claims of an event of the record, as something to review. */
  async event(id: string): Promise<Submission> {
    const { claims, dispatches } = (await this.ask('GET', `claims?event=${encodeURIComponent(id)}`)) as Claims;
    const none = { id: '', agency: id, lang: '', published: { from: null, to: null, precision: 'unknown' }, sha256: '' };
    return { id, event: id, by: '', dispatch: dispatches[0] ?? none, papers: dispatches, drafts: claims.map(asDraft) };
  }

  /** Events of the record that words find: id and title. */
  async search(words: string): Promise<[id: string, title: string][]> {
    return this.found(new URLSearchParams({ q: words, limit: '30', sortby: '-start', properties: 'title,start' }));
  }

  /** Whether a text is the one that a dispatch was made from, by the server's word. */
  async matches(id: string, text: string): Promise<boolean> {
    return ((await this.ask('POST', `dispatches/${encodeURIComponent(id)}/matches`, text)) as { matches: boolean }).matches;
  }

  /** The ETag of an event, for whoever is about to change it. */
  async tagOf(event: string): Promise<string> {
    const path = `collections/events/items/${encodeURIComponent(event)}`;
    await this.ask('GET', path);
    return this.tags.get(path)?.tag ?? '*';
  }

  async join(event: string, tag: string, into: string): Promise<void> {
    await this.ask('POST', `collections/events/items/${encodeURIComponent(event)}/merge`, { event: into }, tag);
  }

  async remove(d: Draft, reason: string): Promise<void> {
    await this.ask('DELETE', `claims/${encodeURIComponent(d.claim.id)}?${new URLSearchParams({ reason })}`, undefined, `"${d.revision}"`);
  }

  async submit(p: Paper): Promise<Submission> {
    const { agency, url, rights, published, ...rest } = p;
    const given = Object.entries({ agency, url, rights, published }).filter(([, v]) => v !== '');
    return (await this.ask('POST', 'dispatches', { ...rest, ...Object.fromEntries(given) })) as Submission;
  }

  async act(d: Draft, action: string, body: Record<string, string> = {}): Promise<Draft> {
    const path = d.state === 'accepted'
      ? `claims/${encodeURIComponent(d.claim.id)}/${action === 'retract' ? 'retract' : 'move'}`
      : `drafts/${encodeURIComponent(d.id)}/${action}`;
    return (await this.ask('POST', path, body, `"${d.revision}"`)) as Draft;
  }

  async correct(d: Draft, claim: Record<string, unknown>): Promise<Draft> {
    const path = d.state === 'accepted' ? `claims/${encodeURIComponent(d.claim.id)}` : `drafts/${encodeURIComponent(d.id)}`;
    return (await this.ask('PATCH', path, { claim }, `"${d.revision}"`)) as Draft;
  }

  /** The places that a claim may be about: id and name. */
  async places(): Promise<[id: string, name: string][]> {
    const out: [string, string][] = [];
    for (const c of ['crossings', 'places', 'provinces', 'borders']) {
      const { features } = (await this.ask('GET', `collections/${c}/items?limit=10000&properties=name`)) as { features: { id: string; properties: { name?: string } }[] };
      for (const f of features) out.push([f.id, f.properties.name ?? f.id]);
    }
    return out;
  }

  /** The events that a draft's claim may be about: the desk's candidates, those that other drafts propose, those of its place. */
  async events(d: Draft, sub: Submission): Promise<[id: string, title: string][]> {
    const out = new Map<string, string>((d.candidates ?? []).map((id) => [id, '']));
    for (const other of sub.drafts) if (other.id !== d.id && other.state === 'pending') out.set(other.claim.event, out.get(other.claim.event) ?? '');
    const at = new URLSearchParams({ place: d.claim.place, limit: '50', sortby: '-start', properties: 'title,start' });
    for (const [id, title] of await this.found(at)) out.set(id, title);
    return [...out];
  }

  private async found(query: URLSearchParams): Promise<[id: string, title: string][]> {
    type Found = { features: { id: string; properties: { title?: string; start?: string } }[] };
    const { features } = (await this.ask('GET', `collections/events/items?${query}`)) as Found;
    return features.map((f) => [f.id, [f.properties.title, f.properties.start].filter(Boolean).join(' · ')]);
  }

  private async ask(method: string, path: string, body?: unknown, match?: string): Promise<unknown> {
    const headers: Record<string, string> = { Accept: 'application/json', Authorization: `Bearer ${this.token}` };
    if (body !== undefined) headers['Content-Type'] = typeof body === 'string' ? 'text/plain; charset=utf-8' : method === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
    if (match !== undefined) headers['If-Match'] = match;
    if (method !== 'GET') headers['Idempotency-Key'] = crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;
    const known = method === 'GET' ? this.tags.get(path) : undefined;
    if (known) headers['If-None-Match'] = known.tag;
    const init: RequestInit = { method, headers, cache: 'no-store', credentials: 'omit', signal: AbortSignal.timeout(20_000) };
    const res = await fetch(this.base + path, body === undefined ? init : { ...init, body: typeof body === 'string' ? body : JSON.stringify(body) });
    if (res.status === 304 && known) return known.body;
    if (!res.ok) throw new Refused(res.status, await detail(res));
    if (res.status === 204) return null;
    const answer: unknown = await res.json();
    const tag = res.headers.get('ETag');
    if (method === 'GET' && tag) this.tags.set(path, { tag, body: answer });
    return answer;
  }
}

/** What a problem document says, or the status line. */
async function detail(res: Response): Promise<string> {
  try {
    const p = (await res.json()) as { detail?: unknown; title?: unknown };
    if (typeof p.detail === 'string') return p.detail;
    if (typeof p.title === 'string') return p.title;
  } catch {
    // Not a problem document.
  }
  return `${res.status} ${res.statusText}`;
}
