// Announcements for screen readers (at most one a second, none while playing) and the
// keyboard's shortcuts.

import { h } from './dom';

export function announcer(quiet: () => boolean): { el: HTMLElement; say: (text: string) => void } {
  const el = h('div', { class: 'sr-only', role: 'status', 'aria-live': 'polite', 'aria-atomic': 'true' });
  let last = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const say = (text: string) => {
    if (quiet()) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      last = Date.now();
      el.textContent = text;
    }, Math.max(150, 1_000 - (Date.now() - last)));
  };
  return { el, say };
}

export type Shortcut = '/' | '[' | ']' | ' ' | '?' | 'Escape';

/** Single-key shortcuts, off while the focus is where keys mean something else. */
export function shortcuts(handle: (key: Shortcut) => boolean): void {
  document.addEventListener('keydown', (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || e.defaultPrevented) return;
    if (!['/', '[', ']', ' ', '?', 'Escape'].includes(e.key)) return;
    const el = e.target instanceof Element ? e.target : null;
    if (e.key !== 'Escape' && el?.closest('input:not([type=range]):not([type=checkbox]):not([type=radio]), select, textarea, dialog')) return;
    if (e.key === ' ' && el?.closest('button, a, summary, input, [role=button]')) return;
    if (handle(e.key as Shortcut)) e.preventDefault();
  });
}
