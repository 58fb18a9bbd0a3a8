// Before the page is printed: what was folded unfolds, and the paper gets the address.

import { h } from './dom';

export function forPrint(head: HTMLElement): void {
  const address = h('p', { class: 'print-only', dir: 'ltr' });
  head.append(address);
  addEventListener('beforeprint', () => {
    address.textContent = location.href;
    for (const fold of document.querySelectorAll<HTMLDetailsElement>('.who .fold')) fold.open = true;
  });
}
