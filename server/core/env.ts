// The settings of the process, read from the environment and checked once; a wrong value stops the start by name.
import proxyaddr from 'proxy-addr';
import { z } from 'zod';

const url = z.string().regex(/^postgres(ql)?:\/\//, 'is not a postgres:// address');
const schema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(4000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATABASE_URL: url,
  DATABASE_DIRECT_URL: url.optional(),
  DATABASE_REPLICA_URLS: z.string().default('').transform((s) => s.split(',').map((p) => p.trim()).filter(Boolean)).pipe(z.array(url)),
  STATEMENT_TIMEOUT_MS: z.coerce.number().int().min(100).max(600_000).default(5_000),
  LOCK_TIMEOUT_MS: z.coerce.number().int().min(100).max(600_000).default(2_000),
  IDLE_TIMEOUT_MS: z.coerce.number().int().min(100).max(600_000).default(10_000),
  DATA_DIR: z.string().min(1).default('./.data'),
  AUTH_SECRET: z.string().min(32, 'must have 32 characters or more')
    // One word again and again is as short as the word.
    .refine((secret) => new Set(secret).size >= 10 && !/^(.{1,16})\1+$/.test(secret), 'must not be easy to guess: openssl rand -hex 32 makes one').optional(),
  ROLE: z.enum(['all', 'web', 'worker']).default('all'),
  TZ_BUSINESS: z.string().default('Asia/Shanghai').refine((zone) => {
    try { new Intl.DateTimeFormat('en', { timeZone: zone }); return true; } catch { return false; }
  }, 'is not a time zone'),
  CURRENCY: z.string().regex(/^[A-Z]{3}$/, 'is not a currency code').default('CNY'),
  CHAIN_NAME: z.string().trim().max(60, 'is longer than 60 characters').optional(),
  DEMO: z.enum(['on', 'off']).default('off'),
  DEMO_CUSTOMERS: z.coerce.number().int().min(10).max(1_000_000).default(5_000),
  DEMO_NOW: z.iso.datetime({ offset: true }).optional(),
  STORAGE_URL: z.string().regex(/^s3:\/\/[^:@/\s]+:[^@/\s]+@[^/?\s]+\/[^/?\s]+/, 'is not an s3://key:secret@host/bucket address').optional(),
  SMTP_URL: z.string().regex(/^smtps?:\/\/[^/\s]+/, 'is not an smtp:// address').optional(),
  PUBLIC_URL: z.url().optional(),
  OIDC_ISSUER: z.url().optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_CLAIM: z.string().min(1).max(60).default('preferred_username'),
  OIDC_SCOPE: z.string().regex(/^openid( [\w:./-]+)*$/, 'must begin with openid').default('openid profile email'),
  PAYOUT_URL: z.url().optional(),
  PAYOUT_SECRET: z.string().min(16, 'must have 16 characters or more').optional(),
  OUTGOING_ALLOW: z.string().default('').transform((s) => s.split(',').map((p) => p.trim().toLowerCase()).filter(Boolean)).pipe(z.array(z.string().regex(/^[^\s:/]+:\d{1,5}$/, 'is not a list of host:port'))),
  // Compiled to the question whether an address is one of ours that stands in front.
  TRUSTED_PROXIES: z.string().default('').transform((list, ctx) => {
    try { return proxyaddr.compile(list.split(',').map((one) => one.trim()).filter(Boolean)); } catch { ctx.addIssue({ code: 'custom', message: 'is not a list of addresses or networks' }); return z.NEVER; }
  }),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
}).superRefine((env, ctx) => {
  if (env.PAYOUT_URL && !env.PAYOUT_SECRET) ctx.addIssue({ code: 'custom', path: ['PAYOUT_SECRET'], message: 'is required when PAYOUT_URL is set' });
  if (env.OIDC_ISSUER) {
    const { protocol, hostname } = new URL(env.OIDC_ISSUER);
    if (protocol !== 'https:' && !['localhost', '127.0.0.1', '[::1]'].includes(hostname)) ctx.addIssue({ code: 'custom', path: ['OIDC_ISSUER'], message: 'is not an https:// address' });
    for (const name of ['OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const) if (!env[name]) ctx.addIssue({ code: 'custom', path: [name], message: 'is required when OIDC_ISSUER is set' });
    // The directory sends people back to this address; it is not taken from what a request says.
    if (env.NODE_ENV === 'production' && !env.PUBLIC_URL) ctx.addIssue({ code: 'custom', path: ['PUBLIC_URL'], message: 'is required when OIDC_ISSUER is set' });
  }
  if (env.NODE_ENV === 'production' && !env.AUTH_SECRET) ctx.addIssue({ code: 'custom', path: ['AUTH_SECRET'], message: 'is required when NODE_ENV=production' });
  if (env.NODE_ENV === 'production' && env.DEMO === 'on') ctx.addIssue({ code: 'custom', path: ['DEMO'], message: 'cannot be on when NODE_ENV=production: its accounts have a known password' });
});
export type Env = z.infer<typeof schema>;

/** A setting that is missing or wrong: one line that names it. */
export class EnvError extends Error {}

/** Reads and checks the settings; throws `EnvError` with one line, never printing a value. */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const name = String(issue?.path[0] ?? 'environment');
  throw new EnvError(`${name} ${given[name] === undefined && !issue?.message.startsWith('is') ? 'is missing' : issue?.message}`);
}
