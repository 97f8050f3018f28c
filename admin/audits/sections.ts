// The rooms of programmes that stand beside each other as tabs.
import type { Section } from '../shared/SectionTabs.tsx';

export const PLAN_SECTIONS: readonly Section[] = [{ to: '/mysteryProgrammes', title: 'programmes.title', right: 'quality:read-programmes' }, { to: '/shoppers', title: 'shoppers.title', right: 'quality:read-shoppers' }, { to: '/auditTemplates', title: 'templates.title', right: 'quality:write-templates' }];
