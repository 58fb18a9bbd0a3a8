// Elements without mark-up: text goes in as text, so that nothing stored can run.

type Child = Node | string | number | false | null | undefined | readonly Child[];
type Props = Record<string, unknown>;

const SVG = 'http://www.w3.org/2000/svg';

export function h<K extends keyof HTMLElementTagNameMap>(tag: K, props?: Props | null, ...kids: Child[]): HTMLElementTagNameMap[K] {
  return fill(document.createElement(tag), props, kids);
}

export function s<K extends keyof SVGElementTagNameMap>(tag: K, props?: Props | null, ...kids: Child[]): SVGElementTagNameMap[K] {
  return fill(document.createElementNS(SVG, tag), props, kids);
}

function fill<T extends Element>(el: T, props: Props | null | undefined, kids: readonly Child[]): T {
  for (const [name, value] of Object.entries(props ?? {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) el.addEventListener(name.slice(2), value as EventListener);
    else if (name === 'checked' || name === 'value' || name === 'disabled' || name === 'selected') Reflect.set(el, name, value);
    else el.setAttribute(name, value === true ? '' : String(value));
  }
  append(el, kids);
  return el;
}

export function append(el: Element, kids: readonly Child[]): void {
  for (const kid of kids) {
    if (kid === null || kid === undefined || kid === false || kid === '') continue;
    if (Array.isArray(kid)) append(el, kid as readonly Child[]);
    else el.append(kid instanceof Node ? kid : String(kid));
  }
}

/** Replaces what el holds; the focus goes to the new element with the same data-k. */
export function swap(el: Element, ...kids: Child[]): void {
  const active = document.activeElement;
  const key = active && el.contains(active) ? active.getAttribute('data-k') : null;
  el.replaceChildren();
  append(el, kids);
  if (key === null) return;
  const next = el.querySelector<HTMLElement>(`[data-k="${CSS.escape(key)}"]`);
  next?.focus({ preventScroll: true });
}

/** An address that a stored text gave, or null where it is not plain http(s). */
export function safeURL(text: string): string | null {
  try {
    const url = new URL(text);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
  } catch {
    return null;
  }
}
