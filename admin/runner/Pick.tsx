// An answer as a big button: chosen or not, and red where it fails.
import type { ReactNode } from 'react';

export function Pick({ on, bad, children, onClick }: { on: boolean; bad?: boolean; children: ReactNode; onClick: () => void }) {
  return <button type="button" className={bad ? 'pick bad' : 'pick'} aria-pressed={on} onClick={onClick}>{children}</button>;
}
