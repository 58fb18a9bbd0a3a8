// The address bar: every change of the view is written to it, at most four times a
// second while something is dragged; back and forward bring the view back.

import type { State, Store } from './state';

const EVERY = 250;

export class AddressBar {
  onBack: (state: State) => void = () => {};
  private timer: ReturnType<typeof setTimeout> | undefined;
  private last = 0;

  constructor(private store: Store, private write: (s: State) => string, parse: (query: string) => State) {
    store.onWrite = (state, how) => (how === 'push' ? this.push(state) : this.replaceSoon());
    addEventListener('popstate', () => {
      clearTimeout(this.timer);
      const state = parse(location.search);
      store.set(state, 'silent');
      this.onBack(state);
    });
  }

  private push(state: State): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const query = this.write(state);
    if (query !== location.search) history.pushState(null, '', query || location.pathname);
  }

  private replaceSoon(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.last = Date.now();
      history.replaceState(null, '', this.write(this.store.get()) || location.pathname);
    }, Math.max(0, EVERY - (Date.now() - this.last)));
  }
}
