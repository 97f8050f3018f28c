// npm start: everything from a fresh clone to a served product, with Node's own modules until the packages are in place.
import { address, claimPort, loadApplication, provideDatabase, whoHasPort } from './launcher/application.mjs';
import { ensureBuilt } from './launcher/build.mjs';
import { fail, prepareGround, runMain, say } from './launcher/ground.mjs';
import { ensurePackages } from './launcher/install.mjs';

await runMain(async () => {
  prepareGround();
  const { port, url } = address();
  if (!Number.isInteger(port) || port < 0 || port > 65535) fail(`PORT must be a number from 0 to 65535, not "${process.env.PORT}".`);
  await yieldPort(port, url);
  await ensurePackages();
  await ensureBuilt('admin', 'server');
  // A second start at the same moment may have been faster with all of that.
  await yieldPort(port, url);
  if ((await claimPort()) === 'running') endAsGuest(url);
  const postgres = await provideDatabase();
  if (postgres) say(postgres.adopted ? `Sharing the embedded PostgreSQL on port ${postgres.port}.` : `Embedded PostgreSQL on port ${postgres.port}.`);
  // Into an empty database only, be it the embedded one or one's own.
  if (process.env.NODE_ENV !== 'production') process.env.DEMO ||= 'on';
  const { run } = await loadApplication();
  const code = await run(['serve']);
  if (code) process.exit(code);
});

/** Ends here, with one line, when somebody has the port. */
async function yieldPort(port, url) {
  const holder = port === 0 ? 'nobody' : await whoHasPort();
  if (holder === 'this') endAsGuest(url);
  if (holder === 'other') fail(`Port ${port} is in use by another program: set PORT to a free one, for example PORT=${port + 1} npm start.`);
}

function endAsGuest(url) {
  console.log(`Aftercare is already running at ${url}`);
  process.exit(0);
}
