// The frame of every page behind the sign-in: sidebar, top bar, the sheet, and what floats above them.
import { type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import { withWords } from '../rooms.ts';
import { Toasts } from '../shared/Toasts.tsx';
import { useT } from '../i18n/language.tsx';
import { Brand } from './Mark.tsx';
import { ReloginDialog } from './ReloginDialog.tsx';
import { ScopeProvider } from './scope.tsx';
import { BottomBar, Sidebar } from './Sidebar.tsx';
import { TopBar } from './TopBar.tsx';
import { useScrollFocus } from './useScrollFocus.ts';
import { useShortcuts } from './useShortcuts.ts';
import { PageSkeleton } from '../shared/states.tsx';

const CommandSearch = withWords(() => import('./CommandSearch.tsx'), 'CommandSearch');
const KeysDialog = withWords(() => import('./KeysDialog.tsx'), 'KeysDialog');

export function Layout({ children }: { children: ReactNode }) {
  const t = useT();
  const [open, setOpen] = useState<'search' | 'keys' | null>(null);
  const before = useRef<HTMLElement | null>(null);
  const show = (what: 'search' | 'keys') => {
    before.current = document.activeElement as HTMLElement | null;
    setOpen(what);
  };
  const close = () => {
    setOpen(null);
    // Focus goes back to where it was.
    setTimeout(() => before.current?.focus(), 0);
  };
  useShortcuts({ search: () => show('search'), help: () => show('keys') });
  useScrollFocus();
  // The sheet scrolls, so the document never does.
  useEffect(() => { document.body.style.overflow = 'hidden'; return () => { document.body.style.overflow = ''; }; }, []);
  return (
    <ScopeProvider>
      <button type="button" className="skip" onClick={() => document.getElementById('sheet')?.focus()}>{t('nav.skip')}</button>
      <div className="shell">
        <Brand />
        <TopBar onSearch={() => show('search')} onHelp={() => show('keys')} />
        <Sidebar />
        <main className="sheet" id="sheet" tabIndex={-1}>
          <Suspense fallback={<PageSkeleton />}>{children}</Suspense>
        </main>
        <BottomBar />
      </div>
      <Toasts />
      <ReloginDialog />
      <Suspense fallback={null}>
        {open === 'search' && <CommandSearch onClose={close} onLeave={() => setOpen(null)} />}
        {open === 'keys' && <KeysDialog onClose={close} />}
      </Suspense>
    </ScopeProvider>
  );
}
