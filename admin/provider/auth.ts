// react-admin's auth provider over the viewer: sign in and out, who is here, and whether a room may be entered.
import type { AuthProvider } from 'ra-core';
import { Fault } from './faults.ts';
import { holds, knownViewer, signIn, signOut } from './viewer.ts';

/** The word that opens a room for an act; undefined when anybody signed in may enter. */
export type RightOf = (resource: string, action: string) => string | readonly string[] | undefined;

/** Builds the provider; the rooms say which word opens them. */
export function makeAuthProvider(rightOf: RightOf): AuthProvider {
  return {
    login: async ({ username, password }: { username: string; password: string }) => { await signIn(username, password); },
    logout: async () => { await signOut(); },
    checkAuth: async () => {
      if (!await knownViewer()) throw new Fault('UNAUTHENTICATED', '');
    },
    // An expired session is met by the sign-in dialog over the page, so no error sends anybody away.
    checkError: async () => {},
    getIdentity: async () => {
      const viewer = await knownViewer();
      if (!viewer) throw new Fault('UNAUTHENTICATED', '');
      return { id: viewer.id, fullName: viewer.name };
    },
    getPermissions: async () => (await knownViewer())?.permissions ?? [],
    canAccess: async ({ resource, action }: { resource: string; action: string }) =>
      holds(await knownViewer(), rightOf(resource, action)),
  };
}
