// The rooms over purchases, as tabs beside each other.
import type { Section } from './SectionTabs.tsx';

export const PURCHASE_SECTIONS: readonly Section[] = [
  { to: '/baskets', title: 'baskets.title', right: 'customers:analyse' },
  { to: '/analyses', title: 'analyses.title', right: 'customers:analyse' },
];
