// How a granted role is said: its name, how far it reaches, and whether it holds today.
import { useT } from '../i18n/language.tsx';
import { dayOf, useFormat } from '../shared/format.ts';

export type Reach = 'OWN' | 'STORE' | 'REGION' | 'ALL';
export interface Grant {
  id: string; version: number; scope: Reach; startsOn: string; endsOn: string | null;
  role: { id: string; key: string; nameZh: string; nameEn: string } | null; store: { id: string; nameZh: string; nameEn: string } | null; region: { id: string; nameZh: string; nameEn: string } | null; grantedBy: { name: string } | null;
}

/** Does the grant hold on this business day? `endsOn` is the first day without it. */
export function grantState(grant: Pick<Grant, 'startsOn' | 'endsOn'>, today = dayOf(new Date())): 'now' | 'later' | 'ended' {
  if (grant.endsOn && grant.endsOn <= today) return 'ended';
  return grant.startsOn > today ? 'later' : 'now';
}

export function useGrantWords() {
  const t = useT();
  const format = useFormat();
  const where = (grant: Grant): string => (grant.scope === 'STORE' && grant.store ? format.named(grant.store) : grant.scope === 'REGION' && grant.region ? format.named(grant.region) : t(`scope.${grant.scope}`));
  return {
    where,
    /** 店长，文化路店 / Store manager, Wenhua Road. */
    short: (grant: Grant): string => (grant.scope === 'ALL' ? format.named(grant.role) : `${format.named(grant.role)}${format.language === 'zh' ? '，' : ', '}${where(grant)}`),
    when: (grant: Grant): string => {
      const state = grantState(grant);
      if (state === 'ended') return t('grants.ended', { day: format.day(grant.endsOn) });
      if (state === 'later') return t('grants.later', { day: format.day(grant.startsOn) });
      return grant.endsOn ? t('grants.until', { day: format.day(grant.endsOn) }) : t('grants.now');
    },
  };
}
