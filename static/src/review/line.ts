// The line to the desk: whether the page hears of what others do, shown in words, and when
// it has to look again.

import { h } from '../dom';
import { stream, type StreamState } from './stream';
import { w } from './words';

export interface Line {
  el: HTMLElement;
  open: () => void;
  close: () => void;
}

export interface LineHooks {
  url: string;
  token: () => string;
  /** Whether to look later, because something of one's own is under way. */
  busy: () => boolean;
  changed: () => void;
  refused: () => void;
}

const TOGETHER = 100; // ms in which several changes are one
const LATER = 300;

export function lineTo(hooks: LineHooks): Line {
  const el = h('span', { class: 'rv-live', role: 'status' });
  let end: (() => void) | null = null;
  let due: ReturnType<typeof setTimeout> | undefined;

  function soon(ms: number): void {
    clearTimeout(due);
    due = setTimeout(() => (hooks.busy() ? soon(LATER) : hooks.changed()), ms);
  }

  function show(s: StreamState): void {
    if (s === 'live') soon(0); // what happened while nobody listened
    el.dataset['state'] = s;
    el.textContent = w(`live.${s}`);
  }

  return {
    el,
    open: () => { end ??= stream({ url: hooks.url, token: hooks.token, state: show, heard: () => soon(TOGETHER), refused: hooks.refused }); },
    close: () => {
      end?.();
      end = null;
      clearTimeout(due);
    },
  };
}
