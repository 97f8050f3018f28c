// Composes the console: provider, language, theme, rooms; react-admin's machinery without any of its stock looks.
import { QueryClient } from '@tanstack/react-query';
import { ThemeProvider } from '@mui/material/styles';
import { CoreAdminContext, CoreAdminUI, CustomRoutes, memoryStore, Resource } from 'ra-core';
import { Fragment, useMemo } from 'react';
import { BrowserRouter, Route } from 'react-router-dom';
import { Home } from './home/Home.tsx';
import { LanguageProvider } from './i18n/language.tsx';
import { Layout } from './layout/Layout.tsx';
import { SignIn } from './layout/SignIn.tsx';
import { makeAuthProvider } from './provider/auth.ts';
import { dataProvider } from './provider/data.ts';
import type { Fault } from './provider/faults.ts';
import { rooms } from './resources.tsx';
import { Guarded } from './layout/Guarded.tsx';
import { Crashed, Forbidden, NotFoundPage, PageSkeleton } from './shared/states.tsx';
import { makeTheme } from './theme/theme.ts';
import { useMode } from './theme/useMode.ts';

const rightOf = (resource: string, action: string) => {
  const room = rooms.find((each) => each.name === resource);
  return action === 'list' || action === 'show' ? room?.right : room?.writeRight ?? room?.right;
};
const authProvider = makeAuthProvider(rightOf);
/** Nothing is kept for longer than the page lives; a fault that will come again is not tried again. */
const makeQueryClient = () => new QueryClient({
  defaultOptions: {
    queries: { staleTime: 5_000, refetchOnWindowFocus: false, networkMode: 'always', retry: (times, fault) => times < 1 && (fault as Fault).code === 'NETWORK' },
    mutations: { networkMode: 'always' },
  },
});
const queryClient = makeQueryClient();
const provider = dataProvider();
// The address is the memory of lists, so that it alone restores them.
const store = memoryStore();

export function App() {
  const { mode } = useMode();
  const theme = useMemo(() => makeTheme(mode), [mode]);
  return (
    <ThemeProvider theme={theme}>
      <BrowserRouter>
        <CoreAdminContext dataProvider={provider} authProvider={authProvider} queryClient={queryClient} store={store}>
          <LanguageProvider>
            <CoreAdminUI disableTelemetry requireAuth loginPage={SignIn} layout={Layout} dashboard={Home} catchAll={NotFoundPage}
              loading={PageSkeleton} accessDenied={Forbidden} title="Aftercare"
              error={({ error, resetErrorBoundary }) => <Crashed error={error} onRetry={() => resetErrorBoundary(undefined as never)} />}>
              {rooms.filter((room) => room.list || room.show || room.create || room.edit).map((room) => (
                <Resource key={room.name} name={room.name} {...screensOf(room)}>
                  {Object.entries(room.more ?? {}).map(([path, Screen]) => <Route key={path} path={path} element={<Guarded right={room.right} title={room.title}><Screen /></Guarded>} />)}
                </Resource>
              ))}
              <CustomRoutes><Fragment /></CustomRoutes>
            </CoreAdminUI>
          </LanguageProvider>
        </CoreAdminContext>
      </BrowserRouter>
    </ThemeProvider>
  );
}

/** The room's screens, each behind its word: a closed room says which right is missing. */
function screensOf(room: (typeof rooms)[number]) {
  const guard = (Screen: typeof room.list, right = room.right) => Screen && <Guarded right={right} title={room.title}><Screen /></Guarded>;
  const write = room.writeRight ?? room.right;
  return { list: guard(room.list), show: guard(room.show), create: guard(room.create, write), edit: guard(room.edit, write) };
}
