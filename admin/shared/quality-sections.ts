// The rooms of audits that stand beside each other as tabs, whichever module they are of.
import type { Section } from './SectionTabs.tsx';

export const AUDIT_SECTIONS: readonly Section[] = [
  { to: '/audits', title: 'audits.title', right: 'quality:read-audits' },
  { to: '/storeQuality', title: 'storeQuality.title', right: 'quality:read-results' },
  { to: '/auditDisputes', title: 'disputes.title', right: 'quality:decide-disputes' },
];
