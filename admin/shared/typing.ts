// Tells whether somebody is typing, so that letters are letters.

/** In a field, a dialog, a menu, or while an input method composes. */
export function isTyping(event: KeyboardEvent): boolean {
  const at = event.target as HTMLElement | null;
  return event.isComposing || event.key === 'Process' || Boolean(at?.closest?.('input, textarea, select, [contenteditable="true"], [role="dialog"], [role="menu"], [role="listbox"]'));
}
