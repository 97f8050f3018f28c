// Small words of the platform's rooms: tabs, tones of states, how long something took.
import { useT } from '../i18n/language.tsx';
import type { Section } from '../shared/SectionTabs.tsx';

export const ACCOUNTS: readonly Section[] = [
  { to: '/users', title: 'users.title', right: 'platform:read-users' },
  { to: '/roles', title: 'roles.title', right: 'platform:read-roles' },
  { to: '/apiKeys', title: 'apiKeys.title', right: 'platform:write-api-keys' },
];
export const JOB_STATES = ['QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED'] as const;
export const JOB_KINDS = ['platform.import', 'platform.export', 'customers.tag', 'customers.compute-segment', 'customers.compute-rfm', 'customers.apply-rule-tag'] as const;

/** Colour is for exceptions: what failed is red, what runs is accent, what is done is plain. */
export const jobTone = (state: string): 'late' | 'ac' | 'paused' | 'ok' | undefined =>
  ({ FAILED: 'late', RUNNING: 'ac', QUEUED: 'paused', DONE: 'ok' } as const)[state as 'FAILED'];

/** 12 秒 / 3 分 5 秒. */
export function useSayDuration(): (from: string | null | undefined, to: string | null | undefined) => string {
  const t = useT();
  return (from, to) => {
    if (!from) return '–';
    const seconds = Math.max(0, Math.round(((to ? Date.parse(to) : Date.now()) - Date.parse(from)) / 1000));
    return seconds < 60 ? t('jobs.seconds', { count: seconds }) : t('jobs.minutes', { minutes: Math.floor(seconds / 60), seconds: seconds % 60 });
  };
}
