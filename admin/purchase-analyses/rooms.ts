// The room of purchase analyses, a tab beside what is bought together.
import { ChartNoAxesCombined } from 'lucide-react';
import { type Room, screen } from '../rooms.ts';

export const purchaseAnalysisRooms: Room[] = [
  { name: 'analyses', group: 'customer', under: 'baskets', icon: ChartNoAxesCombined, title: 'analyses.title', right: 'customers:analyse', list: screen(() => import('./PurchaseAnalyses.tsx'), 'PurchaseAnalyses') },
];
