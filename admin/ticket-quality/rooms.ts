// The rooms of the review of tickets, in the order of their tabs.
import { Dices, FileCheck2, ListChecks, Scale, Target } from 'lucide-react';
import { type Room, screen } from '../rooms.ts';

export const ticketQualityRooms: Room[] = [
  { name: 'sampledTickets', group: 'quality', icon: FileCheck2, title: 'tq.title', right: 'quality:read', list: screen(() => import('./SampledList.tsx'), 'SampledList'), show: screen(() => import('./SampledShow.tsx'), 'SampledShow') },
  { name: 'ticketReviews', group: 'quality', under: 'sampledTickets', icon: ListChecks, title: 'tq.mine', right: 'quality:review-tickets', list: screen(() => import('./ReviewList.tsx'), 'ReviewList'), show: screen(() => import('./ReviewShow.tsx'), 'ReviewShow') },
  { name: 'ticketSamples', group: 'quality', under: 'sampledTickets', icon: Dices, title: 'tq.samples', right: 'quality:sample', list: screen(() => import('./SampleDesk.tsx'), 'SampleDesk') },
  { name: 'reviewerAgreement', group: 'quality', under: 'sampledTickets', icon: Scale, title: 'tq.agreement', right: 'quality:sample', list: screen(() => import('./AgreementDesk.tsx'), 'AgreementDesk') },
  { name: 'calibrations', group: 'quality', under: 'sampledTickets', icon: Target, title: 'tq.calibrations', right: 'quality:review-tickets', list: screen(() => import('./CalibrationList.tsx'), 'CalibrationList'), show: screen(() => import('./CalibrationShow.tsx'), 'CalibrationShow') },
];
