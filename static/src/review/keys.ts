// The keys of the review page. They are silent while somebody types or a dialog is open.

export interface Hooks {
  move: (by: number) => void;
  act: (action: string) => void;
  help: () => void;
  /** Whether a submission is open, so that there is something to decide on. */
  open: () => boolean;
}

const ACTIONS: Record<string, string> = { a: 'accept', r: 'reject', c: 'correct', m: 'merge', x: 'split', o: 'reopen', A: 'all', e: 'join', t: 'retract', d: 'remove' };
const MOVES: Record<string, number> = { j: 1, k: -1, ArrowDown: 1, ArrowUp: -1 };

export function listen(hooks: Hooks): void {
  document.addEventListener('keydown', (e) => {
    const el = e.target as HTMLElement;
    if (e.ctrlKey || e.metaKey || e.altKey || document.querySelector('dialog[open]') || el.closest('input, textarea, select')) return;
    if (e.key === '?') hooks.help();
    else if (!hooks.open()) return;
    else if (ACTIONS[e.key]) hooks.act(ACTIONS[e.key]!);
    else if (MOVES[e.key] && !(e.key.startsWith('Arrow') && el.closest('.rv-paper'))) hooks.move(MOVES[e.key]!); // there they scroll the text
    else return;
    e.preventDefault();
  });
}
