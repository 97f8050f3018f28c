// The rooms in which the service desk is set up, as tabs beside each other.
import type { Section } from './SectionTabs.tsx';

export const SERVICE_SETTINGS: readonly Section[] = [
  { to: '/slaPolicies', title: 'slaPolicies.title', right: 'tickets:read-policies' },
  { to: '/ticketCategories', title: 'ticketCategories.title', right: 'tickets:read-policies' },
  { to: '/authorityPolicies', title: 'authority.title', right: 'platform:read-authority' },
  { to: '/onCalls', title: 'onCalls.title', right: 'tickets:read-policies' },
  { to: '/agentSkills', title: 'agentSkills.title', right: 'tickets:read-policies' },
  { to: '/incidentRules', title: 'incidentRules.title', right: 'tickets:read-policies' },
  { to: '/kiosks', title: 'kiosks.title', right: 'tickets:configure' },
  { to: '/intakeChannels', title: 'intakeChannels.title', right: 'tickets:configure' },
];
