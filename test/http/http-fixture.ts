// An app with one administrator signed in: what the tests of the transport stand on.
import { serveApp, type TestApp } from '../support/app.ts';
import type { AppOptions } from '../../server/app.ts';
import { authWorld, type AuthWorld } from '../platform/auth-fixture.ts';

export interface HttpWorld extends TestApp { world: AuthWorld; admin: string }

/** Serves it; drop it with `end`. */
export async function httpWorld(options: Partial<AppOptions> & { environment?: Record<string, string> } = {}): Promise<HttpWorld & { end(): Promise<void> }> {
  const world = await authWorld();
  await world.addUser('admin', [{ role: 'admin', scope: 'ALL' }]);
  const { token } = await world.signInAs('admin');
  const served = await serveApp({ ...options, db: world.db });
  return { ...served, world, admin: token, async end() { await served.close(); await world.drop(); } };
}
