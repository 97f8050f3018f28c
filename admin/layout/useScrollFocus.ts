// A box that scrolls can be reached by keyboard: whatever is wider or higher than its place takes the focus, and only while it is.
import { useEffect } from 'react';

const BOXES = '.scrollx:not([tabindex]), .scrollx[data-focusable]';

/** Gives each box that overflows a place in the order of Tab, and takes it back where all fits: how wide a table is depends on language, rows and window. */
function settle(box: HTMLElement): void {
  const isOver = box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1;
  if (isOver) { box.tabIndex = 0; box.dataset.focusable = ''; }
  else if ('focusable' in box.dataset) { box.removeAttribute('tabindex'); delete box.dataset.focusable; }
}

/** Watches the whole page, dialogs among it; boxes that a page made focusable itself are left alone. */
export function useScrollFocus(): void {
  useEffect(() => {
    let frame = 0;
    const sizes = new ResizeObserver(later);
    const seen = new WeakSet<Element>();
    function all(): void {
      frame = 0;
      for (const box of document.querySelectorAll<HTMLElement>(BOXES)) {
        if (!seen.has(box)) { seen.add(box); sizes.observe(box); }
        settle(box);
      }
    }
    function later(): void { frame ||= requestAnimationFrame(all); }
    const changes = new MutationObserver(later);
    changes.observe(document.body, { childList: true, subtree: true, characterData: true });
    later();
    return () => { cancelAnimationFrame(frame); changes.disconnect(); sizes.disconnect(); };
  }, []);
}
