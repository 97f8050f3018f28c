// The room of the mystery shoppers: for those who run the programmes alone.
import { VenetianMask } from 'lucide-react';
import { type Room, screen } from '../rooms.ts';

export const shopperRooms: Room[] = [
  { name: 'shoppers', group: 'quality', under: 'mysteryProgrammes', icon: VenetianMask, title: 'shoppers.title', right: 'quality:read-shoppers', list: screen(() => import('./ShopperList.tsx'), 'ShopperList') },
  { name: 'shopperPayments', group: 'quality', under: 'mysteryProgrammes', icon: VenetianMask, title: 'shoppers.payments', right: 'quality:read-shoppers', hidden: true, list: screen(() => import('./PaymentList.tsx'), 'PaymentList') },
];
