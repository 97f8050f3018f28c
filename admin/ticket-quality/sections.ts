// The rooms of the review of tickets that stand beside each other as tabs.
import type { Section } from '../shared/SectionTabs.tsx';

export const TQ_SECTIONS: readonly Section[] = [
  { to: '/sampledTickets', title: 'tq.title', right: 'quality:read' }, { to: '/ticketReviews', title: 'tq.mine', right: 'quality:review-tickets' }, { to: '/ticketSamples', title: 'tq.samples', right: 'quality:sample' },
  { to: '/reviewerAgreement', title: 'tq.agreement', right: 'quality:sample' }, { to: '/calibrations', title: 'tq.calibrations', right: 'quality:review-tickets' },
];
