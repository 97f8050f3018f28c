// The rooms of audits and of programmes that stand beside each other as tabs, whichever module they are of.
import type { Section } from './SectionTabs.tsx';

export const AUDIT_SECTIONS: readonly Section[] = [
  { to: '/audits', title: 'audits.title', right: 'quality:read-audits' },
  { to: '/storeQuality', title: 'storeQuality.title', right: 'quality:read-results' },
  { to: '/auditDisputes', title: 'disputes.title', right: 'quality:decide-disputes' },
];
export const PLAN_SECTIONS: readonly Section[] = [
  { to: '/mysteryProgrammes', title: 'programmes.title', right: 'quality:read-programmes' },
  { to: '/auditVisits', title: 'storeQuality.plan', right: 'quality:read-programmes' },
  { to: '/shoppers', title: 'shoppers.title', right: 'quality:read-shoppers' },
  { to: '/auditTemplates', title: 'templates.title', right: 'quality:write-templates' },
  { to: '/instruments', title: 'instruments.title', right: 'quality:write-templates' },
];
